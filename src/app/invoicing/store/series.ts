import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import {
  nextNumber,
  suggestStart,
  type DocumentKind,
  type LastNumber,
  type NumberSeries,
} from '../../../core/invoicing/index.ts';
import type { Write } from '../../../shell/db/write-together.ts';
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
    case 'invoice':
    case 'deposit':
    case 'progress':
    case 'final':
    case 'corrective':
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
const usualSeries = async (context: Scope, code: SeriesCode): Promise<NumberSeries> => {
  const usual = { format: DEFAULT_FORMATS[code], reset: 'yearly', start: 1 } as const;
  if (code !== 'invoice') return usual;
  const { next_invoice_number: next } = await context.tx
    .selectFrom('organization')
    .select('next_invoice_number')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  const taken = next === '' ? null : suggestStart(next, context.today);
  return taken === null ? usual : { ...taken, start: Math.max(1, taken.start - 1) };
};

export const toSeries = (row: {
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

/** A series that nobody has counted in yet gets its row, so that it can be locked. */
export const beginSeries = async (context: Scope, code: SeriesCode): Promise<void> => {
  await context.tx
    .insertInto('number_series')
    .values({ org_id: context.org, code, ...(await usualSeries(context, code)) })
    .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
    .execute();
};

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
  await beginSeries(context, code);
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
  const number = numberAfter(series, issuedOn);
  await seriesWrite(context, code, number, issuedOn).execute(context.tx);
  return number;
};

/** The number of the next document of a locked series; a day before that of the last number is refused. */
export const numberAfter = (series: Series, issuedOn: PlainDate): string => {
  const next = nextNumber(series, series.last, issuedOn);
  if (!next.ok) throw new Problem('record.refused', {}, next.findings);
  return next.value;
};

/** Remembers the number that was given, to be written with what it was given to. */
export const seriesWrite = (
  context: Pick<Scope, 'org'>,
  code: SeriesCode,
  number: string,
  issuedOn: PlainDate,
): Write => sql`
  update number_series set last_number = ${number}, last_on = ${issuedOn}
  where org_id = ${context.org} and code = ${code}`;

/** All series, those that have not begun yet too. */
export const readSeries = async (context: Scope): Promise<(Series & { code: SeriesCode })[]> => {
  const rows = await context.tx
    .selectFrom('number_series')
    .selectAll()
    .where('org_id', '=', context.org)
    .execute();
  const all: (Series & { code: SeriesCode })[] = [];
  for (const code of seriesCodes) {
    const row = rows.find((one) => one.code === code);
    const series =
      row === undefined ? { ...(await usualSeries(context, code)), last: null, version: 1 } : toSeries(row);
    all.push({ code, ...series });
  }
  return all;
};
