import { sql } from 'kysely';
import { year } from '../../../core/calendar/index.ts';
import type { JournalEntryDraft } from '../../../core/ledger/index.ts';
import { keepPlan } from '../../../shell/db/keep-plan.ts';
import type { Context } from '../../../shell/http/context.ts';
import { beginOf, DOCUMENTS, type Head } from '../../seal/index.ts';
import { beginSeries, toSeries, type Series, type SeriesCode } from './series.ts';

export type IssueLock = {
  readonly series: Series;
  /** The number of the entry in its journal and year. */
  readonly entryNo: bigint;
  /** The last link of the chain of documents. */
  readonly head: Head;
};

type Row = Parameters<typeof toSeries>[0] & { entry_no: bigint | null; sequence: bigint; hash: string };

/**
 * Takes, in one round trip, the three places where documents of one organisation queue: the series, the counter of the
 * journal, the head of the chain. Each part reads the one before it, so that they are always locked in this order and
 * nobody waits in a circle. A document that books nothing takes no number of the journal: a gap would stay.
 */
export const lockIssue = async (
  context: Context,
  code: SeriesCode,
  entry: JournalEntryDraft,
): Promise<IssueLock> => {
  const books = entry.postings.length > 0;
  const { rows } = await sql<Row>`${keepPlan}
    with series as (
      select format, reset, start, last_number, last_on, version from number_series
      where org_id = ${context.org} and code = ${code} for no key update),
    counter as (
      insert into entry_counter (org_id, journal, year, last_no)
      select ${context.org}::uuid, ${entry.journal}, ${year(entry.entryOn)}::int, 1 from series where ${books}
      on conflict (org_id, journal, year) do update set last_no = entry_counter.last_no + 1
      returning last_no),
    head as (
      insert into seal_head as h (org_id, chain, sequence, hash)
      select ${context.org}::uuid, ${DOCUMENTS}, 0, ${beginOf(context.org)} from series left join counter on true
      on conflict (org_id, chain) do update set hash = h.hash
      returning sequence, hash)
    select series.*, head.sequence, head.hash, (select last_no from counter) as entry_no from series, head`.execute(
    context.tx,
  );
  const [row] = rows;
  if (row === undefined) {
    await beginSeries(context, code);
    return lockIssue(context, code, entry);
  }
  return {
    series: toSeries(row),
    entryNo: row.entry_no ?? 0n,
    head: { sequence: Number(row.sequence), hash: row.hash },
  };
};
