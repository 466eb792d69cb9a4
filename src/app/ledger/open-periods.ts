import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { openDay, type JournalEntryDraft } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

/** The last day that is locked for a journal, by a lock or a closed year; null when everything is open. */
export const lockedUntil = async (context: Scope, journal: string): Promise<PlainDate | null> => {
  const { rows } = await sql<{ until: PlainDate | null }>`
    select encaisse.locked_until(${context.org}, ${journal}) as until`.execute(context.tx);
  return rows[0]?.until ?? null;
};

/** Whether a day was ever locked for a journal: a lock that was lifted counts, and a year that was opened again. */
export const wasLocked = async (context: Scope, journal: string, on: PlainDate): Promise<boolean> => {
  const { rows } = await sql<{ was: boolean }>`
    select exists (select from period_lock l
        where l.org_id = ${context.org} and l.journal in ('', ${journal}) and l.until_on >= ${on}::date)
      or exists (select from fiscal_year_event e
        join fiscal_year y on y.org_id = e.org_id and y.starts_on = e.starts_on and y.ends_on >= ${on}::date
        where e.org_id = ${context.org} and e.kind = 'closed') as was`.execute(context.tx);
  return rows[0]!.was;
};

/** An entry of a locked day is refused, with the first day that is open. */
export const refuseLockedDay = (
  { journal, entryOn }: Pick<JournalEntryDraft, 'journal' | 'entryOn'>,
  until: PlainDate | null,
): void => {
  const firstOpen = openDay(entryOn, until);
  if (firstOpen === entryOn) return;
  const params = { journal, on: entryOn, until: until ?? '', firstOpen };
  throw new Problem('record.refused', {}, [error('ledger.period-locked', { path: 'entryOn', params })]);
};

/** For whoever posts without `postEntry`. */
export const refuseLocked = async (
  context: Scope,
  draft: Pick<JournalEntryDraft, 'journal' | 'entryOn'>,
): Promise<void> => refuseLockedDay(draft, await lockedUntil(context, draft.journal));

/**
 * Whoever locks waits for those who post, and the other way round (migrations/0029): held until the transaction ends,
 * so that what is read after it is what will be locked.
 */
export const holdPeriods = async (context: Scope): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('period_lock ' || ${context.org}::text, 0))`.execute(
    context.tx,
  );
};
