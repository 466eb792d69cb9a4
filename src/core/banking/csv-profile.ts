import type { DateOrder } from '../calendar/index.ts';
import { readCsvRows, type CsvRow } from './csv-rows.ts';

export type CsvRole =
  | 'date'
  | 'value'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'side'
  | 'balance'
  | 'label'
  | 'name'
  | 'iban'
  | 'bankReference'
  | 'endToEnd'
  | 'currency'
  | 'account'
  | 'code'
  | 'status';

/** How one bank writes its CSV: found by the header once, then remembered for the account. */
export type CsvProfile = {
  readonly delimiter: string;
  /** Line of the header, 1-based. */
  readonly headerLine: number;
  readonly headers: readonly string[];
  readonly columns: Readonly<Partial<Record<CsvRole, readonly number[]>>>;
  readonly decimal: ',' | '.' | 'auto';
  readonly dateOrder: DateOrder;
  /** False when no date of the sample told day from month. */
  readonly dateOrderSure: boolean;
};

/** Headers as French and English banks write them, lower case, without accents or punctuation. */
const WORDS: Readonly<Record<CsvRole, string>> = {
  date:
    'date|date operation|date d operation|date de l operation|date de operation|date comptable|date de comptabilisation|' +
    'date comptabilisation|date ecriture|date transaction|date de transaction|booking date|booked on|posting date|' +
    'posted date|transaction date|operation date|settlement date|settled at|completed date|entry date|date reglement',
  value: 'date de valeur|date valeur|valeur|value date|val date|valeur le',
  amount:
    'montant|montant operation|montant de l operation|montant net|montant ttc|amount|transaction amount|total amount|' +
    'net amount|somme|total amount incl vat',
  debit:
    'debit|debits|montant debit|montant au debit|paid out|withdrawal|withdrawals|money out|sortie|sorties|debit amount',
  credit:
    'credit|credits|montant credit|montant au credit|paid in|deposit|deposits|money in|entree|entrees|credit amount',
  side: 'sens|side|credit debit|debit credit|d c|dc|direction|cdtdbtind|signe|credit or debit',
  balance:
    'solde|solde progressif|solde apres operation|solde comptable|balance|running balance|account balance|solde courant|' +
    'balance after|closing balance',
  label:
    'libelle|libelle operation|libelle de l operation|libelle simplifie|libelle complet|description|details|narrative|memo|' +
    'communication|remittance information|informations complementaires|information complementaire|motif|label|detail|' +
    'complement|message|reference|ref|intitule|nature de l operation|payment reference|details de l ecriture|particulars',
  name:
    'counterparty name|counterparty|contrepartie|nom contrepartie|nom de la contrepartie|tiers|nom du tiers|nom tiers|' +
    'beneficiaire|emetteur|donneur d ordre|payer|payee|payer name|nom|name|debtor|creditor|beneficiary|nom de l emetteur',
  iban:
    'counterparty iban|iban contrepartie|iban de la contrepartie|iban tiers|iban du tiers|compte contrepartie|' +
    'counterparty account|payer iban|debtor iban|iban emetteur',
  bankReference:
    'transaction id|operation id|bank reference|reference bancaire|numero operation|numero d operation|numero d ecriture|' +
    'id|identifiant|id operation|id transaction|reference operation|reference de l operation',
  endToEnd: 'end to end id|endtoendid|end to end reference|reference de bout en bout|e2e',
  currency: 'devise|currency|monnaie|ccy|devise du compte',
  account: 'compte|account|iban|numero de compte|account number|account iban|numero compte|n de compte',
  code: 'type|operation type|type operation|type d operation|type de l operation|code operation|categorie operation',
  status: 'statut|status|etat',
};

const ROLE_OF = new Map<string, CsvRole>(
  (Object.entries(WORDS) as [CsvRole, string][]).flatMap(([role, words]) =>
    words.split('|').map((word): [string, CsvRole] => [word, role]),
  ),
);

export const normaliseHeader = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ (?:en )?(?:eur|euro|euros|chf|usd|gbp)$/, '');

/** Only these may come from several columns (a label in three parts). */
const SEVERAL: ReadonlySet<CsvRole> = new Set<CsvRole>(['label']);

const rolesOf = (cells: readonly string[]): Partial<Record<CsvRole, number[]>> => {
  const columns: Partial<Record<CsvRole, number[]>> = {};
  for (const [index, cell] of cells.entries()) {
    const role = ROLE_OF.get(normaliseHeader(cell));
    if (!role) continue;
    if (columns[role] === undefined) columns[role] = [index];
    else if (SEVERAL.has(role)) columns[role].push(index);
  }
  return columns;
};

const isHeader = (columns: Partial<Record<CsvRole, number[]>>): boolean =>
  (columns.date !== undefined || columns.value !== undefined) &&
  (columns.amount !== undefined || columns.debit !== undefined || columns.credit !== undefined);

const valuesOf = (
  rows: readonly CsvRow[],
  columns: Partial<Record<CsvRole, number[]>>,
  roles: CsvRole[],
): string[] =>
  rows.flatMap((row) =>
    roles.flatMap((role) => (columns[role] ?? []).map((at) => row.cells[at]?.trim() ?? '')),
  );

const decimalOf = (values: readonly string[]): ',' | '.' | 'auto' => {
  const comma = values.some((value) => /,\d{1,2}\D*$/.test(value));
  const dot = values.some((value) => /\.\d{1,2}\D*$/.test(value));
  return comma === dot ? 'auto' : comma ? ',' : '.';
};

/** A header in French settles the order of days and months. */
const FRENCH = /libell|montant|solde|valeur|d[ée]bit |op[ée]ration|comptable|crédit|débit/i;

const orderOf = (
  values: readonly string[],
  given: DateOrder | undefined,
  french: boolean,
): { order: DateOrder; sure: boolean } => {
  if (given) return { order: given, sure: true };
  let sure = french;
  for (const value of values) {
    const match = /^(\d{1,4})[-/. ](\d{1,2})[-/. ]\d{1,4}/.exec(value);
    if (!match) continue;
    if (match[1]!.length === 4) return { order: 'ymd', sure: true };
    if (Number(match[1]) > 12) sure = true;
    else if (Number(match[2]) > 12) return { order: 'mdy', sure: true };
  }
  return { order: 'dmy', sure };
};

/** Finds delimiter, header and habits in the first part of a file; null when no header is recognised. */
export const findCsvProfile = (sample: string, dateOrder?: DateOrder): CsvProfile | null => {
  let best: { profile: CsvProfile; score: number } | null = null;
  for (const delimiter of [';', ',', '\t', '|']) {
    const rows = readCsvRows(sample, delimiter);
    const at = rows.slice(0, 60).findIndex((row) => isHeader(rolesOf(row.cells)));
    const header = rows[at];
    if (!header) continue;
    const columns = rolesOf(header.cells);
    const score = Object.values(columns).flat().length;
    if (best !== null && best.score >= score) continue;
    // Without a booking date the value date has to do.
    columns.date ??= columns.value!;
    const body = rows.slice(at + 1, at + 400);
    const order = orderOf(valuesOf(body, columns, ['date']), dateOrder, FRENCH.test(header.cells.join(' ')));
    const profile = {
      delimiter,
      headerLine: header.line,
      headers: header.cells.map((cell) => cell.trim()),
      columns,
      decimal: decimalOf(valuesOf(body, columns, ['amount', 'debit', 'credit', 'balance'])),
      dateOrder: order.order,
      dateOrderSure: order.sure,
    };
    best = { profile, score };
  }
  return best?.profile ?? null;
};
