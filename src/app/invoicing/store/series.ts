import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import {
  nextNumber,
  suggestStart,
  type DocumentKind,
  type LastNumber,
  type NumberSeries,
} from '../../../core/invoicing/index.ts';
import type { Context } from '../../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'today'>;

export const seriesCodes = ['invoice', 'credit_note', 'quote', 'order_confirmation'] as const;
export type SeriesCode = (typeof seriesCodes)[number];

/** Deposits, progress, final and corrective invoices stand in the series of invoices; a pro forma has no number. */
export const seriesOf = (kind: DocumentKind): SeriesCode | null => {
  switch (kind) {
    case 'quote':
    case 'order_confirmation':
    case 'credit_note':
      return kind;
    case 'pro_forma':
      return null;
    default:
      return 'invoice';
  }
};

const DEFAULT_FORMATS: Record<SeriesCode, string> = {
  invoice: 'FA-{YYYY}-{0000}',
  credit_note: 'AV-{YYYY}-{0000}',
  quote: 'DE-{YYYY}-{0000}',
  order_confirmation: 'CC-{YYYY}-{0000}',
};

export type Series = NumberSeries & { readonly last: LastNumber | null; readonly version: number };

/**
 * What a company counts with before it says otherwise: invoices go on after the number given at take-over
 * (`next_invoice_number` is the next one: the series starts there).
 */
export const addSeries = async (context: Scope): Promise<void> => {
  const { next_invoice_number: next } = await context.tx
    .selectFrom('organization')
    .select('next_invoice_number')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const taken = next === '' ? null : suggestStart(next, context.today);
  const rows = seriesCodes.map((code) => ({
    org_id: context.org,
    code,
    format: code === 'invoice' && taken ? taken.format : DEFAULT_FORMATS[code],
    reset: code === 'invoice' && taken ? taken.reset : 'yearly',
    start: code === 'invoice' && taken ? Math.max(1, taken.start - 1) : 1,
  }));
  await context.tx
    .insertInto('number_series')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
    .execute();
};

const toSeries = (row: {
  format: string;
  reset: string;
  start: number;
  last_number: string;
  last_on: string | null;
  version: number;
}): Series => ({
  format: row.format,
  reset: row.reset as NumberSeries['reset'],
  start: row.start,
  last: row.last_on === null ? null : { number: row.last_number, issuedOn: row.last_on as PlainDate },
  version: row.version,
});

/** Locked until commit: whoever numbers next waits here, so that no number is lost or given twice. */
export const lockSeries = async (context: Scope, code: SeriesCode): Promise<Series> => {
  const find = () =>
    context.tx
      .selectFrom('number_series')
      .selectAll()
      .where('org_id', '=', context.org)
      .where('code', '=', code)
      .forNoKeyUpdate()
      .executeTakeFirst();
  const row = await find();
  if (row !== undefined) return toSeries(row);
  await addSeries(context);
  const added = await find();
  if (added === undefined) throw new Error(`no series ${code}`);
  return toSeries(added);
};

/** Gives the next number of a locked series, and remembers it. */
export const giveNumber = async (
  context: Scope,
  code: SeriesCode,
  series: Series,
  issuedOn: PlainDate,
): Promise<string> => {
  const next = nextNumber(series, series.last, issuedOn);
  if (!next.ok) throw new Problem('record.refused', {}, next.findings);
  await context.tx
    .updateTable('number_series')
    .set({ last_number: next.value, last_on: issuedOn })
    .where('org_id', '=', context.org)
    .where('code', '=', code)
    .execute();
  return next.value;
};

export const readSeries = async (context: Scope): Promise<(Series & { code: SeriesCode })[]> => {
  await addSeries(context);
  const rows = await context.tx
    .selectFrom('number_series')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('code')
    .execute();
  return rows.map((row) => ({ code: row.code as SeriesCode, ...toSeries(row) }));
};
