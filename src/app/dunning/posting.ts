import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { openDay } from '../../core/ledger/index.ts';
import type { ClaimLine } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { bookUpTo } from '../charges/index.ts';
import { lockedUntil } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';

/** Late charges are booked in the journal of miscellaneous operations (core/ledger late-charge-entry). */
const JOURNAL = 'OD';

/** A day of a closed period, or after the messages themselves, is no day to book their charges under. */
export const refusePosting = async (context: Context, on: PlainDate, asOf: PlainDate): Promise<void> => {
  const refuse = (code: string, params: Record<string, string>): never => {
    throw new Problem('record.refused', {}, [error(code, { path: 'postingOn', params })]);
  };
  const until = await lockedUntil(context, JOURNAL);
  const firstOpen = openDay(on, until);
  if (firstOpen !== on)
    refuse('ledger.period-locked', { journal: JOURNAL, on, until: until ?? '', firstOpen });
  if (on > asOf) refuse('dunning.posting-after-messages', { on: asOf });
};

/**
 * What a message of a run announced is booked under the day the run was prepared with. A period closed meanwhile, or
 * anything that only a person can decide, leaves it announced: the message itself has left.
 */
export const bookAnnounced = async (
  context: Context,
  attemptId: string,
  printed: readonly ClaimLine[],
): Promise<void> => {
  if (printed.length === 0) return;
  const { rows } = await sql<{ posting_on: PlainDate; dated: PlainDate }>`
    select r.posting_on, a.reserved_on as dated from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    join dunning_run r on r.org_id = d.org_id and r.id = d.run_id
    where a.org_id = ${context.org} and a.id = ${attemptId} and r.posting_on is not null`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) return;
  const isOpen = openDay(row.posting_on, await lockedUntil(context, JOURNAL)) === row.posting_on;
  const refused = !isOpen
    ? 'ledger.period-locked'
    : await bookUpTo(
        context,
        printed.map((line) => line.itemId),
        { asOf: row.dated, entryOn: row.posting_on },
      );
  if (refused !== null)
    await audit(
      context,
      'late-charge.left-announced',
      { kind: 'reminder_attempt', id: attemptId },
      { on: row.posting_on, why: refused },
    );
};
