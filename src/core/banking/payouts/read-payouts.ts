import { parseDate, type DateOrder, type PlainDate } from '../../calendar/index.ts';
import { accepted, error, refused, type Finding, type Result } from '../../finding.ts';
import { EUR, parseAmount, parseCurrency, type Currency, type DecimalMark } from '../../money/index.ts';
import { findPayoutColumns, findProvider, type PayoutColumns, type PayoutRole } from './columns.ts';
import { isVoid, rowKind, type PayoutRowKind } from './row-kind.ts';

/** One row of a report: what a customer paid, got back or disputed, or what the provider took. Minor units. */
export type PayoutPart = {
  readonly line: number;
  readonly kind: Exclude<PayoutRowKind, 'payout'>;
  readonly id: string;
  /** The payment that a refund or a dispute is about. */
  readonly originalId: string;
  readonly happenedOn: PlainDate | null;
  /** Signed. Of a fee alone: 0. */
  readonly grossMinor: bigint;
  /** Kept, VAT included; negative when it is given back. */
  readonly feeMinor: bigint;
  readonly vatMinor: bigint;
  readonly number: string;
  readonly label: string;
  readonly name: string;
};

/** What the provider sends in one transfer. gross − fee = net, proved row by row. */
export type Payout = {
  /** Direct debits that the company hands to its bank itself are told in the same way: without fees. */
  readonly kind: 'payout' | 'direct_debit';
  readonly reference: string;
  readonly provider: string;
  readonly expectedOn: PlainDate | null;
  readonly currency: Currency;
  readonly parts: readonly PayoutPart[];
  readonly grossMinor: bigint;
  readonly feeMinor: bigint;
  readonly vatMinor: bigint;
  readonly netMinor: bigint;
};

type Row = { readonly line: number; readonly cells: readonly string[] };

const MOST_FINDINGS = 20;

/** A report as a table: recognised by its header, every row proved, or refused with the rows that do not add up. */
export const readPayouts = (
  headers: readonly string[],
  rows: readonly Row[],
  fileName: string,
): Result<Payout[]> => {
  const columns = findPayoutColumns(headers);
  if (columns === null) return refused(error('payouts.no-header'));
  const reading = { columns, order: orderOf(rows, columns), decimal: decimalOf(rows, columns) };
  const read = rows
    .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
    .map((row) => readRow(row, reading));
  const findings = read.flatMap((one) => (Array.isArray(one) ? one : []));
  if (findings.length > 0) return { ok: false, findings: findings.slice(0, MOST_FINDINGS) };
  const known = read.filter((one): one is ReadRow => one !== null && !Array.isArray(one));
  const provider = findProvider(headers);
  const payouts = groupRows(known, fileName).map((group) => toPayout(group, provider, columns));
  const wrong = payouts.flatMap((one) => (Array.isArray(one) ? one : []));
  if (wrong.length > 0) return { ok: false, findings: wrong.slice(0, MOST_FINDINGS) };
  const found = payouts.filter((one): one is Payout => !Array.isArray(one));
  return found.length === 0 ? refused(error('payouts.empty')) : accepted(found);
};

type Reading = { columns: PayoutColumns; order: DateOrder; decimal: DecimalMark | 'auto' };

type ReadRow = Omit<PayoutPart, 'kind'> & {
  kind: PayoutRowKind;
  netMinor: bigint;
  payout: string;
  arrivesOn: PlainDate | null;
  currency: Currency;
};

const cellOf = (row: Row, columns: PayoutColumns, role: PayoutRole): string =>
  row.cells[columns[role] ?? -1]?.trim() ?? '';

/** Null: no money moved. Findings: why the row cannot be believed. */
const readRow = (row: Row, { columns, order, decimal }: Reading): ReadRow | Finding[] | null => {
  const cell = (role: PayoutRole): string => cellOf(row, columns, role);
  const said = cell('currency');
  const currency = said === '' ? EUR : parseCurrency(said.toUpperCase());
  if (currency === null) return [error('payouts.currency', at(row, { value: said }))];
  const amounts: Partial<Record<PayoutRole, bigint>> = {};
  for (const role of ['gross', 'fee', 'vat', 'net'] as const) {
    const text = cell(role);
    if (text === '') continue;
    const amount = parseAmount(text, currency, { decimal });
    if (!amount.ok) return [error('payouts.amount', at(row, { value: text.slice(0, 40) }))];
    amounts[role] = amount.minor;
  }
  const { gross = 0n } = amounts;
  if (isVoid(cell('status')) && gross > 0n) return null;
  const fees = feesOf(gross, amounts);
  if (fees === null) {
    const params = {
      grossMinor: String(gross),
      feeMinor: String(amounts.fee ?? 0n),
      netMinor: String(amounts.net),
    };
    return [error('payouts.row-not-proved', at(row, { ...params, currency }))];
  }
  const dates: (PlainDate | null)[] = [];
  for (const role of ['date', 'arrival'] as const) {
    const text = cell(role);
    const on = text === '' ? null : parseDate(text, order);
    if (text !== '' && on === null) return [error('payouts.date', at(row, { value: text.slice(0, 40) }))];
    dates.push(on);
  }
  const kind = rowKind(cell('type'), gross);
  // A fee that stands alone is a row of its own amount: nothing a customer paid.
  const isFee = kind === 'fee';
  return {
    line: row.line,
    kind,
    id: cell('id'),
    originalId: cell('original'),
    happenedOn: dates[0]!,
    grossMinor: isFee ? 0n : gross,
    feeMinor: isFee ? fees.feeMinor - gross : fees.feeMinor,
    vatMinor: fees.vatMinor,
    number: cell('number'),
    label: cell('label'),
    name: cell('name'),
    netMinor: gross - fees.feeMinor,
    payout: cell('payout'),
    arrivesOn: dates[1]!,
    currency,
  };
};

const at = (row: Row, params: Record<string, string>): { params: Record<string, string | number> } => ({
  params: { line: row.line, ...params },
});

const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/**
 * Providers write fees with either sign, and VAT within them or beside them: whatever makes gross − fee = net. Null when
 * nothing does.
 */
const feesOf = (
  gross: bigint,
  { fee, vat = 0n, net }: Partial<Record<PayoutRole, bigint>>,
): { feeMinor: bigint; vatMinor: bigint } | null => {
  const written = fee ?? 0n;
  if (net === undefined) return { feeMinor: size(written), vatMinor: size(vat) };
  const kept = gross - net;
  if (fee === undefined) return { feeMinor: kept, vatMinor: sameSign(size(vat), kept) };
  if (size(kept) === size(written)) return { feeMinor: kept, vatMinor: sameSign(size(vat), kept) };
  if (size(kept) === size(written) + size(vat))
    return { feeMinor: kept, vatMinor: sameSign(size(vat), kept) };
  return null;
};

const sameSign = (minor: bigint, as: bigint): bigint => (as < 0n ? -minor : minor);

/** Rows of one payout, in the order of the file. Without a column for it the whole file is one. */
const groupRows = (rows: readonly ReadRow[], fileName: string): ReadRow[][] => {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = `${row.payout || fileName} ${row.currency}`;
    groups.set(key, [...(groups.get(key) ?? []), row.payout === '' ? { ...row, payout: fileName } : row]);
  }
  return [...groups.values()];
};

const toPayout = (rows: readonly ReadRow[], provider: string, columns: PayoutColumns): Payout | Finding[] => {
  const parts = rows.filter((row) => row.kind !== 'payout') as (ReadRow & PayoutPart)[];
  const [first] = rows;
  const sum = (of: (row: ReadRow) => bigint): bigint => parts.reduce((total, row) => total + of(row), 0n);
  const netMinor = sum((row) => row.netMinor);
  const sent = rows.filter((row) => row.kind === 'payout');
  const told = sent.reduce((total, row) => total + size(row.netMinor), 0n);
  if (sent.length > 0 && told !== netMinor) {
    const params = { toldMinor: String(told), netMinor: String(netMinor), currency: first!.currency };
    return [error('payouts.total-not-proved', { params: { line: sent[0]!.line, ...params } })];
  }
  const days = rows.map((row) => row.arrivesOn).filter((on) => on !== null);
  const sentOn = sent[0]?.happenedOn ?? null;
  return {
    kind: columns.fee === undefined && columns.net === undefined ? 'direct_debit' : 'payout',
    reference: sent.length === 1 && sent[0]!.id !== '' ? sent[0]!.id : first!.payout,
    provider,
    expectedOn: days.toSorted().at(-1) ?? sentOn ?? lastOf(parts),
    currency: first!.currency,
    parts: parts.map(
      ({ netMinor: _net, payout: _payout, arrivesOn: _arrives, currency: _currency, ...part }) => part,
    ),
    grossMinor: sum((row) => row.grossMinor),
    feeMinor: sum((row) => row.feeMinor),
    vatMinor: sum((row) => row.vatMinor),
    netMinor,
  };
};

const lastOf = (parts: readonly ReadRow[]): PlainDate | null =>
  parts
    .map((row) => row.happenedOn)
    .filter((on) => on !== null)
    .toSorted()
    .at(-1) ?? null;

/** Month first only where a date proves it: '12/31/2026'. */
const orderOf = (rows: readonly Row[], columns: PayoutColumns): DateOrder => {
  const dates = rows.flatMap((row) => [cellOf(row, columns, 'date'), cellOf(row, columns, 'arrival')]);
  const parts = dates
    .map((text) => /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(text))
    .filter((one) => one !== null);
  return parts.some((one) => Number(one[2]) > 12) && parts.every((one) => Number(one[1]) <= 12)
    ? 'mdy'
    : 'dmy';
};

const decimalOf = (rows: readonly Row[], columns: PayoutColumns): DecimalMark | 'auto' => {
  const texts = rows.flatMap((row) =>
    (['gross', 'fee', 'net'] as const).map((role) => cellOf(row, columns, role)),
  );
  const comma = texts.some((text) => /,\d{1,2}\D*$/.test(text));
  const dot = texts.some((text) => /\.\d{1,2}\D*$/.test(text));
  return comma === dot ? 'auto' : comma ? ',' : '.';
};
