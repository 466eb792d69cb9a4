import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, addMonths, type PlainDate } from '../../core/calendar/index.ts';
import {
  addReplays,
  medianFirstDelay,
  noReplay,
  replay,
  type PolicyVersion,
  type ReplaySums,
} from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import { listPolicies, toVersion } from '../dunning/index.ts';
import type { insightContract } from './contract.ts';
import { newestPolicy, partiesWithin, readHistories, type Span } from './store/histories.ts';

type Contract = typeof insightContract;
type Shown = OutputOf<Contract['trial']>['trial'];
type Start = InputOf<Contract['startTrial']>;
type Sums = NonNullable<Shown['result']>['now'];

const AT_ONCE = 100;

/** Writes down what is to be tried; a job replays it. Who tries again gives up what still runs. */
export const startTrial = async (context: Context, input: Start): Promise<{ id: string }> => {
  const known = (await listPolicies(context)).policies.find((policy) => policy.id === input.policyId);
  if (known === undefined) throw new Problem('record.not-found');
  const { policyId, ...content } = input;
  toVersion(content, known.code, known.version + 1);
  await sql`update policy_trial set state = 'cancelled' where org_id = ${context.org} and state = 'running'`.execute(
    context.tx,
  );
  const id = newId();
  await context.tx
    .insertInto('policy_trial')
    .values({
      org_id: context.org,
      id,
      policy_id: policyId,
      policy_version: known.version,
      content: JSON.stringify(content),
      from_on: addDays(addMonths(context.today, -12), 1),
      to_on: context.today,
      state: 'running',
      recorded_by: context.actor.name,
    })
    .execute();
  await context.enqueue(trialJob, { trialId: id });
  return { id };
};

type Kept = {
  readonly state: Shown['state'];
  readonly policyId: string;
  readonly version: number;
  readonly content: Omit<Start, 'policyId'>;
  readonly span: Span;
  readonly done: number;
  readonly total: number;
  readonly result: Shown['result'];
};

const readKept = async (context: Context, id: string): Promise<Kept> => {
  const row = await context.tx
    .selectFrom('policy_trial')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return {
    state: row.state as Shown['state'],
    policyId: row.policy_id,
    version: row.policy_version,
    content: row.content as unknown as Kept['content'],
    span: { from: row.from_on as PlainDate, to: row.to_on as PlainDate },
    done: row.progress_done,
    total: row.progress_total,
    result: row.result as unknown as Shown['result'],
  };
};

export const readTrial = async (context: Context, id: string): Promise<{ trial: Shown }> => {
  const { state, version, span, done, total, result } = await readKept(context, id);
  return { trial: { id, state, ...span, done, total, version, result } };
};

export const cancelTrial = async (context: Context, id: string): Promise<{ done: true }> => {
  await sql`
    update policy_trial set state = 'cancelled'
    where org_id = ${context.org} and id = ${id} and state = 'running'`.execute(context.tx);
  return { done: true };
};

/**
 * Replays customer by customer in one transaction, so that a process killed at any moment leaves nothing half counted; the
 * next look begins again. How far it is, is told on transactions beside it. Two processes: the second leaves it alone.
 */
export const runTrial = async (work: Work, trialId: string): Promise<void> => {
  await work.inTenant(async (context) => {
    const free = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${trialId}, 0)) as free`.execute(context.tx);
    if (free.rows[0]?.free !== true) return;
    const kept = await readKept(context, trialId);
    if (kept.state !== 'running') return;
    const { policyId, span } = kept;
    const policy = await newestPolicy(context, policyId);
    const changed = toVersion(kept.content, policy.policyCode, kept.version + 1);
    const parties = await partiesWithin(context, span);
    let [now, then] = [noReplay(), noReplay()];
    for (let at = 0; at < parties.length; at += AT_ONCE) {
      if (work.signal.aborted || !(await tell(work, trialId, at, parties.length))) return;
      for (const history of await readHistories(context, parties.slice(at, at + AT_ONCE), policyId, span)) {
        // Others are answered in between.
        await setImmediate();
        now = addReplays(now, replay(history, policy, span.from, span.to));
        then = addReplays(then, replay(history, changed, span.from, span.to));
      }
    }
    const result = { now: wireSums(now, policy), changed: wireSums(then, changed) };
    await sql`
      update policy_trial set state = 'done', progress_done = ${parties.length}, progress_total = ${parties.length},
        result = ${JSON.stringify(result)}::jsonb
      where org_id = ${context.org} and id = ${trialId} and state = 'running'`.execute(context.tx);
  });
};

/** False: it was given up meanwhile. */
const tell = (work: Work, trialId: string, done: number, total: number): Promise<boolean> =>
  work.inTenant(async (context) => {
    const { numAffectedRows } = await sql`
      update policy_trial set progress_done = ${done}, progress_total = ${total}
      where org_id = ${context.org} and id = ${trialId} and state = 'running'`.execute(context.tx);
    return (numAffectedRows ?? 0n) > 0n;
  });

/** Steps in the order of the policy, those too that nobody would have got. */
const wireSums = (sums: ReplaySums, policy: PolicyVersion): Sums => {
  const { firstDelays, byStep, ...rest } = sums;
  return {
    ...rest,
    byStep: policy.steps.map(({ code, kind }) => ({
      stepCode: code,
      kind,
      count: byStep[code]?.count ?? 0,
    })),
    medianFirstDelay: medianFirstDelay({ firstDelays }),
  };
};

export const trialJob: Job<{ trialId: string }> = defineJob('insight.trial', 'long', (work, { trialId }) =>
  runTrial(work, trialId),
);

export const resumeTrials: Tick = {
  name: 'insight.resume-trials',
  everySeconds: 20,
  run: async (work) => {
    const running = await work.inTenant(
      (context) =>
        context.tx
          .selectFrom('policy_trial')
          .select('id')
          .where('org_id', '=', context.org)
          .where('state', '=', 'running')
          .execute(),
      { readOnly: true },
    );
    for (const { id } of running) await runTrial(work, id);
  },
};
