import { isPlainDate } from '../../calendar/index.ts';
import type { PlainDate } from '../../calendar/index.ts';
import { error, warning } from '../../finding.ts';
import type { Finding } from '../../finding.ts';
import { parseCurrency } from '../../money/index.ts';
import { FEC_COLUMNS } from './columns.ts';
import type { FecColumn } from './columns.ts';

export type FecLineRead = {
  journal: string;
  number: string;
  account: string;
  accountName: string;
  on: PlainDate | null;
  validatedOn: PlainDate | null;
  /** Hundredths of the base currency; zero where they cannot be read, which is said. */
  debitMinor: bigint;
  creditMinor: bigint;
};

/** What LPF art. A47 A-1, VII asks of every line; the others may be empty. */
const REQUIRED: readonly FecColumn[] = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'ValidDate',
];
/** Said together or not at all. */
const PAIRS: readonly (readonly [FecColumn, FecColumn])[] = [
  ['CompAuxNum', 'CompAuxLib'],
  ['EcritureLet', 'DateLet'],
  ['Montantdevise', 'Idevise'],
];
const DATES: readonly FecColumn[] = ['EcritureDate', 'PieceDate', 'DateLet', 'ValidDate'];
const AT: ReadonlyMap<FecColumn, number> = new Map(FEC_COLUMNS.map((name, index) => [name, index]));

/** One line against the rules that concern it alone. `withSides`: Montant and Sens stand for Debit and Credit. */
export function readFecLine(
  fields: readonly string[],
  line: number,
  withSides: boolean,
): { read: FecLineRead; findings: Finding[] } {
  const findings: Finding[] = [];
  const field = (name: FecColumn): string => (fields[AT.get(name)!] ?? '').trim();
  const fault = (code: string, column: string, value = ''): void => {
    findings.push(error(code, { path: column, params: { line, column, value } }));
  };
  for (const name of REQUIRED) if (field(name) === '') fault('fec.field-empty', name);
  for (const [one, other] of PAIRS) {
    if ((field(one) === '') !== (field(other) === '')) {
      findings.push(warning('fec.pair-incomplete', { path: one, params: { line, column: one, other } }));
    }
  }
  for (const name of DATES) {
    if (field(name) !== '' && dateOf(field(name)) === null) fault('fec.date', name, field(name));
  }
  const account = field('CompteNum');
  // « Les trois premiers caractères doivent correspondre à des chiffres respectant les normes du plan comptable ».
  if (account !== '' && !/^[1-8]\d{2}/.test(account)) fault('fec.account', 'CompteNum', account);
  const currency = field('Idevise');
  if (currency !== '' && parseCurrency(currency) === null) fault('fec.currency', 'Idevise', currency);
  const foreign = field('Montantdevise');
  if (foreign !== '' && !/^[+-]?\d+(,\d+)?$/.test(foreign)) fault('fec.amount', 'Montantdevise', foreign);
  const { debitMinor, creditMinor } = withSides ? bySide(field, fault) : byColumn(field, fault);
  if (debitMinor !== 0n && creditMinor !== 0n) fault('fec.both-sides', 'Debit', field('Debit'));
  return {
    read: {
      journal: field('JournalCode'),
      number: field('EcritureNum'),
      account,
      accountName: field('CompteLib'),
      on: dateOf(field('EcritureDate')),
      validatedOn: dateOf(field('ValidDate')),
      debitMinor,
      creditMinor,
    },
    findings,
  };
}

type Field = (name: FecColumn) => string;
type Fault = (code: string, column: string, value?: string) => void;
type Sides = { debitMinor: bigint; creditMinor: bigint };

const byColumn = (field: Field, fault: Fault): Sides => ({
  debitMinor: amountOf(field('Debit'), 'Debit', fault),
  creditMinor: amountOf(field('Credit'), 'Credit', fault),
});

const bySide = (field: Field, fault: Fault): Sides => {
  const minor = amountOf(field('Debit'), 'Montant', fault);
  const side = field('Credit').toUpperCase();
  if (!/^(D|C|\+1|-1)$/.test(side)) fault('fec.side', 'Sens', side);
  const isDebit = side === 'D' || side === '+1';
  return { debitMinor: isDebit ? minor : 0n, creditMinor: isDebit ? 0n : minor };
};

/** Comma, two decimals at most, no mark between thousands: LPF art. A47 A-1, XII. */
function amountOf(text: string, column: string, fault: Fault): bigint {
  const match = /^([+-]?)(\d{1,16})(?:,(\d{1,2}))?$/.exec(text);
  if (match === null) {
    fault(text === '' ? 'fec.field-empty' : 'fec.amount', column, text);
    return 0n;
  }
  const minor = BigInt(match[2]!) * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -minor : minor;
}

function dateOf(text: string): PlainDate | null {
  if (!/^\d{8}$/.test(text)) return null;
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isPlainDate(iso) ? iso : null;
}
