import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { withdrawMessage } from '../messages/index.ts';
import { audit } from '../organization/index.ts';
import { withdrawLetter } from '../post/index.ts';
import { readSignatureOf, userOf } from './signatures.ts';
import { attemptUnderWay, setAttempt } from './attempts.ts';
import type { dunningContract } from './contract.ts';
import { readDeparture } from './departure.ts';
import { proposeAgain } from './draft-state.ts';
import { liveDrafts } from './live.ts';
import { settleRun } from './settle-run.ts';
import { readDrafts } from './store/drafts.ts';

type Contract = typeof dunningContract;
type Skipped = OutputOf<Contract['approve']>['skipped'];

/**
 * A person says yes. What is not as they saw it (edited by somebody else, changed or gone since) is not approved but
 * named. The messages are made by the job, each draft in its own transaction. Who signs them is fixed here: `signer`, else
 * the person who approves.
 */
export const approveDrafts = async (
  context: Context,
  handOverJob: Job,
  input: InputOf<Contract['approve']>,
  signer: string | null = userOf(context),
): Promise<OutputOf<Contract['approve']>> => {
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const wanted =
    input.drafts === undefined ? null : new Map(input.drafts.map((one) => [one.id, one.version]));
  await sql`
    select 1 from reminder_draft where org_id = ${context.org} and run_id = ${input.runId}
      and (${wanted === null} or id = any(${[...(wanted?.keys() ?? [])]}::uuid[])) order by id for update`.execute(
    context.tx,
  );
  const drafts = await readDrafts(
    context,
    wanted === null
      ? sql`d.run_id = ${input.runId} and d.state = 'proposed' and d.kind <> 'call'`
      : sql`d.run_id = ${input.runId} and d.id = any(${[...wanted.keys()]}::uuid[])`,
  );
  const skipped: Skipped = [];
  const skip = (kept: (typeof drafts)[number], why: Skipped[number]['why']): void => {
    skipped.push({ id: kept.id, customerName: kept.customerName, why });
  };
  const asSeen = drafts.filter((kept) => {
    if (kept.state === 'approved' || kept.state === 'queued' || kept.state === 'sent') return false;
    if (kept.state !== 'proposed' || kept.draft.kind === 'call') skip(kept, 'not-ready');
    else if (wanted !== null && wanted.get(kept.id) !== kept.version) skip(kept, 'edited');
    else return true;
    return false;
  });
  const approved: string[] = [];
  let first: PlainDate | undefined;
  for (const live of await liveDrafts(context, asSeen)) {
    if (live.outcome === 'changed') skip(live.kept, 'changed');
    else if (live.outcome === 'withdrawn') skip(live.kept, 'withdrawn');
    else {
      approved.push(live.kept.id);
      if (first === undefined || live.draft.sendOn < first) first = live.draft.sendOn;
    }
  }
  if (approved.length > 0) {
    const signature = await readSignatureOf(context, signer);
    await sql`
      update reminder_draft set state = 'approved', approved_by = ${context.actor.name}, problem = '', version = version + 1,
        signature = ${signature === null ? null : JSON.stringify(signature)}::jsonb
      where org_id = ${context.org} and id = any(${approved}::uuid[])`.execute(context.tx);
    await context.enqueue(handOverJob, {});
    await audit(
      context,
      'dunning-run.approved',
      { kind: 'dunning_run', id: input.runId },
      { drafts: approved },
    );
  }
  await settleRun(context, input.runId);
  const { at, isLater, timeZone } = await readDeparture(context, first);
  return { approved: approved.length, leaves: { at, isLater, timeZone }, skipped };
};

/** Undoes approvals while the messages wait. What is under way or gone stays. */
export const takeBack = async (
  context: Context,
  input: InputOf<Contract['takeBack']>,
): Promise<OutputOf<Contract['takeBack']>> => {
  const { rows } = await sql<{ id: string; state: string }>`
    select id, state from reminder_draft
    where org_id = ${context.org} and run_id = ${input.runId}
      and (${input.draftIds === undefined} or id = any(${input.draftIds ?? []}::uuid[]))
      and state in ('approved', 'queued', 'sent', 'ambiguous') order by id for update`.execute(context.tx);
  let takenBack = 0;
  for (const row of rows) {
    if (row.state !== 'approved' && row.state !== 'queued') continue;
    if (row.state === 'queued') {
      const attempt = await attemptUnderWay(context, row.id);
      if (attempt === null || attempt.letterHandedOn !== null) continue;
      if (attempt.postalId !== null && !(await withdrawLetter(context, attempt.postalId))) continue;
      if (attempt.outboundId !== null && !(await withdrawMessage(context, attempt.outboundId, ''))) continue;
      await setAttempt(context, attempt.id, { state: 'cancelled' });
    }
    await proposeAgain(context, row.id);
    takenBack += 1;
  }
  await audit(context, 'dunning-run.taken-back', { kind: 'dunning_run', id: input.runId }, { takenBack });
  return { takenBack, alreadyLeft: rows.length - takenBack };
};
