import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { parseClosing, type Closing, type ClosingPeriod } from '../../core/seal/index.ts';
import type { ContentReader, Scope } from './ports.ts';

/** How the chain names a closing. */
export const closingId = (period: ClosingPeriod, from: PlainDate): string => `${period}/${from}`;

export type KeptClosing = {
  readonly period: ClosingPeriod;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly content: string;
  readonly sequence: number;
  readonly recordedAt: string;
  /** Null: the text is no closing any more. */
  readonly closing: Closing | null;
};

type Row = {
  period: ClosingPeriod;
  from_on: PlainDate;
  to_on: PlainDate;
  content: string;
  sequence: bigint;
  recorded_at: string;
};

const parse = (content: string): Closing | null => {
  try {
    return parseClosing(content);
  } catch {
    return null;
  }
};

const toClosing = (row: Row): KeptClosing => ({
  period: row.period,
  from: row.from_on,
  to: row.to_on,
  content: row.content,
  sequence: Number(row.sequence),
  recordedAt: row.recorded_at,
  closing: parse(row.content),
});

/** In the order of the chain, a few hundred a year; all of them, or the `last` of each kind. */
export const readClosings = async (
  { tx, org }: Scope,
  options: { last?: number } = {},
): Promise<KeptClosing[]> => {
  const { rows } = await sql<Row>`
    select period, from_on, to_on, content, sequence, recorded_at from (
      select *, row_number() over (partition by period order by from_on desc) as place
      from closing where org_id = ${org}) c
    where ${options.last ?? null}::int is null or place <= ${options.last ?? null}::int
    order by sequence`.execute(tx);
  return rows.map(toClosing);
};

/** The last closing of a kind, or null. */
export const lastClosing = async ({ tx, org }: Scope, period: ClosingPeriod): Promise<Closing | null> => {
  const { rows } = await sql<Row>`
    select period, from_on, to_on, content, sequence, recorded_at from closing
    where org_id = ${org} and period = ${period} order by from_on desc limit 1`.execute(tx);
  return rows[0] === undefined ? null : parseClosing(rows[0].content);
};

export const readClosingContents: ContentReader = async ({ tx, org }, ids) => {
  const { rows } = await sql<{ id: string; content: string }>`
    select period || '/' || from_on as id, content from closing
    where org_id = ${org} and period || '/' || from_on = any(${[...ids]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.content]));
};
