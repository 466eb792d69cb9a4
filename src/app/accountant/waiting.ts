import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** Which entries a batch takes of those that went with none. */
export type Choice = {
  /** Empty: all. */
  readonly journals: readonly string[];
  /** Null: from the beginning. */
  readonly from: PlainDate | null;
  readonly until: PlainDate;
};

/** Of an entry `e`: chosen, and gone with no batch that stands. */
export const isWaiting = (org: string, { journals, from, until }: Choice): RawBuilder<unknown> => sql`
  e.org_id = ${org} and e.entry_on <= ${until}::date
  ${from === null ? sql`` : sql`and e.entry_on >= ${from}::date`}
  ${journals.length === 0 ? sql`` : sql`and e.journal = any(${[...journals]}::text[])`}
  and not exists (select from export_entry x where x.org_id = ${org} and x.entry_id = e.id and x.is_live)`;

export const countWaiting = async (
  context: Pick<Context, 'tx' | 'org'>,
  choice: Choice,
): Promise<{ entries: number; oldestOn: string | null; latestOn: string | null }> => {
  const { rows } = await sql<{ entries: number; oldest: string | null; latest: string | null }>`
    select count(*)::int as entries, min(e.entry_on) as oldest, max(e.entry_on) as latest
    from journal_entry e where ${isWaiting(context.org, choice)}`.execute(context.tx);
  const row = rows[0]!;
  return { entries: row.entries, oldestOn: row.oldest, latestOn: row.latest };
};
