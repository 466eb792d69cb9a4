import { parseDate, type PlainDate } from '../calendar/index.ts';
import { error, warning } from '../finding.ts';
import { FEC_COLUMNS, type FecColumn } from '../ledger/index.ts';
import { parseAmount, parseCurrency, type Currency } from '../money/index.ts';
import type { CustomerRecord, DocumentRecord, LineFinding, Reading, ReadOptions } from './records.ts';

/** The same law allows Montant and Sens (D or C, +1 or −1) instead of Debit and Credit. */
const hasSides = (headers: readonly string[]): boolean => /^sens$/i.test(headers[12]?.trim() ?? '');

type FecLine = {
  line: number;
  journal: string;
  account: string;
  code: string;
  name: string;
  piece: string;
  on: PlainDate;
  label: string;
  /** Base, signed: debit positive. */
  baseMinor: bigint;
  currency: Currency;
  amountMinor: bigint;
  lettrage: string;
};

export type FecReading = {
  readonly readings: readonly Reading[];
  /** Balance of all the 411 lines of the file, lettered or not: what the opening must come to. */
  readonly controlMinor: bigint;
  readonly lines: number;
};

export type FecReader = {
  readonly add: (line: number, cells: readonly string[]) => void;
  readonly end: () => FecReading;
};

const BANK_JOURNAL = /^(BQ|BN|CA|CH|BAN|TR|CC)|^\d{2,3}$|BANQ|CAISSE|REGL|ENC/i;

/**
 * Takes the customer lines out of a FEC: what is lettered in a group that balances is settled; the rest is open, and
 * adds up by customer and piece. The FEC knows no due dates: they follow from the customer's terms.
 */
export const createFecReader = (headers: readonly string[], options: ReadOptions): FecReader => {
  const withSides = hasSides(headers);
  const lines: FecLine[] = [];
  const broken: Reading[] = [];
  let count = 0;
  let controlMinor = 0n;

  const refuse = (line: number, code: string, path: string, value: string): void => {
    const finding: LineFinding = { ...error(code, { path }), line, value };
    broken.push({ line, customer: null, document: null, findings: [finding] });
  };

  return {
    add: (line, cells) => {
      count += 1;
      const cell = (name: FecColumn): string => (cells[FEC_COLUMNS.indexOf(name)] ?? '').trim();
      const account = cell('CompteNum');
      // 4117 is retained until the works are accepted: not due, not reminded.
      if (!account.startsWith('411') || account.startsWith('4117')) return;
      const money = (name: 'Debit' | 'Credit' | 'Montantdevise', currency: Currency): bigint | null => {
        if (cell(name) === '') return 0n;
        const read = parseAmount(cell(name), currency, { decimal: cell(name).includes(',') ? ',' : '.' });
        return read.ok ? read.minor : null;
      };
      const debit = money('Debit', options.baseCurrency);
      const credit = withSides ? 0n : money('Credit', options.baseCurrency);
      const isCredit = withSides && /^(C|-1?)/i.test(cell('Credit'));
      if (debit === null || credit === null) {
        return refuse(line, 'takeover.fec-amount', 'open', `${cell('Debit')} ${cell('Credit')}`);
      }
      const on = parseDate(cell('PieceDate'), 'dmy') ?? parseDate(cell('EcritureDate'), 'dmy');
      if (on === null) return refuse(line, 'takeover.date-unreadable', 'issuedOn', cell('EcritureDate'));
      const baseMinor = isCredit ? -debit : debit - credit;
      controlMinor += baseMinor;
      const foreign = cell('Idevise') === '' ? null : parseCurrency(cell('Idevise'));
      const currency = foreign ?? options.baseCurrency;
      const inCurrency =
        foreign === null || foreign === options.baseCurrency ? null : money('Montantdevise', foreign);
      const unsigned = inCurrency === null ? 0n : inCurrency < 0n ? -inCurrency : inCurrency;
      const usesForeign = unsigned !== 0n;
      lines.push({
        line,
        journal: cell('JournalCode'),
        account,
        code: cell('CompAuxNum') || account,
        name: cell('CompAuxLib') || cell('CompteLib'),
        piece: cell('PieceRef') || cell('EcritureNum'),
        on,
        label: cell('EcritureLib'),
        baseMinor,
        currency: usesForeign ? currency : options.baseCurrency,
        amountMinor: !usesForeign ? baseMinor : baseMinor < 0n ? -unsigned : unsigned,
        lettrage: cell('EcritureLet'),
      });
    },
    end: () => ({ readings: [...broken, ...openPieces(lines)], controlMinor, lines: count }),
  };
};

/** Groups that letter to zero are settled; one that does not is a partial lettrage, and its lines are still open. */
const openPieces = (lines: readonly FecLine[]): Reading[] => {
  const groups = new Map<string, bigint>();
  const groupOf = (one: FecLine): string => `${one.code}\u0000${one.lettrage}`;
  for (const one of lines) {
    if (one.lettrage !== '') groups.set(groupOf(one), (groups.get(groupOf(one)) ?? 0n) + one.baseMinor);
  }
  const pieces = new Map<string, FecLine[]>();
  for (const one of lines) {
    if (one.lettrage !== '' && groups.get(groupOf(one)) === 0n) continue;
    const key = `${one.code}\u0000${one.piece.toUpperCase()}\u0000${one.currency}`;
    const there = pieces.get(key);
    if (there === undefined) pieces.set(key, [one]);
    else there.push(one);
  }
  return [...pieces.values()].flatMap((piece) => {
    const reading = readPiece(piece);
    return reading === null ? [] : [reading];
  });
};

const readPiece = (piece: readonly FecLine[]): Reading | null => {
  const first = piece[0]!;
  const amountMinor = piece.reduce((sum, one) => sum + one.amountMinor, 0n);
  const baseMinor = piece.reduce((sum, one) => sum + one.baseMinor, 0n);
  if (amountMinor === 0n && baseMinor === 0n) return null;
  const findings: LineFinding[] = [];
  if (amountMinor > 0n !== baseMinor > 0n || amountMinor < 0n !== baseMinor < 0n) {
    findings.push({
      ...error('takeover.fec-exchange', { path: 'open' }),
      line: first.line,
      value: first.piece,
    });
  }
  if (piece.some((one) => one.lettrage !== '')) {
    const code = 'takeover.fec-partial-lettrage';
    findings.push({ ...warning(code, { path: 'number' }), line: first.line, value: first.lettrage });
  }
  const main = piece.find((one) => one.amountMinor > 0n === amountMinor > 0n) ?? first;
  const isBank = BANK_JOURNAL.test(main.journal);
  const document: DocumentRecord = {
    kind: amountMinor > 0n ? 'invoice' : isBank ? 'payment' : 'credit_note',
    number: first.piece.slice(0, 100),
    issuedOn: main.on,
    dueOn: null,
    currency: first.currency,
    totalMinor: main.amountMinor < 0n ? -main.amountMinor : main.amountMinor,
    openMinor: amountMinor,
    baseMinor,
    paidOn: null,
    reference: main.label.slice(0, 200),
    lastStep: '',
    lastRemindedOn: null,
    dispute: null,
    promise: null,
    hold: null,
  };
  return { line: first.line, customer: customerOf(main), document, findings };
};

const customerOf = (line: FecLine): CustomerRecord => ({
  code: line.code.slice(0, 40),
  name: line.name.slice(0, 200),
  siren: '',
  siret: '',
  vatNumber: '',
  street: '',
  addressMore: '',
  postalCode: '',
  city: '',
  country: '',
  email: '',
  phone: '',
  contact: '',
  language: '',
  iban: '',
  terms: null,
});
