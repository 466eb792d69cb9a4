import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { holdPeriods } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import type { periodsContract } from './contract.ts';

type Lock = InputOf<typeof periodsContract.lock>;

const refuse = (code: string, params: Record<string, string> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { path: 'untilOn', params })]);

/** How a journal (or all, '') stands for one kind of lock; null when nothing is locked. */
export const lastLock = async (
  context: Pick<Context, 'tx' | 'org'>,
  kind: Lock['kind'],
  journal: string,
): Promise<string | null> => {
  const row = await context.tx
    .selectFrom('period_lock')
    .select('until_on')
    .where('org_id', '=', context.org)
    .where('kind', '=', kind)
    .where('journal', '=', journal)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.until_on ?? null;
};

const write = async (
  context: Context,
  lock: Pick<Lock, 'kind' | 'journal' | 'reason'> & { untilOn: string | null },
): Promise<void> => {
  const id = newId();
  await context.tx
    .insertInto('period_lock')
    .values({
      org_id: context.org,
      id,
      kind: lock.kind,
      journal: lock.journal,
      until_on: lock.untilOn,
      reason: lock.reason,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(
    context,
    lock.untilOn === null ? 'period.unlocked' : 'period.locked',
    { kind: 'period_lock', id },
    { kind: lock.kind, journal: lock.journal, untilOn: lock.untilOn, reason: lock.reason },
  );
};

/**
 * Locks until a day, at the latest yesterday: today is still being written. Soft, it may be lifted or moved back, which the
 * audit trail keeps; hard, it only ever moves forward (C. com. R123-174).
 */
export const lockPeriod = async (context: Context, input: Lock): Promise<void> => {
  await holdPeriods(context);
  if (input.untilOn >= context.today) throw refuse('entries.lock-in-future');
  const before = await lastLock(context, input.kind, input.journal);
  if (before !== null && input.kind === 'hard' && input.untilOn <= before) {
    throw refuse('entries.hard-lock-stays', { until: before });
  }
  if (before === input.untilOn) throw refuse('entries.locked-already', { until: before });
  await write(context, input);
};

/** Lifts a soft lock; whoever does says why. */
export const unlockPeriod = async (
  context: Context,
  { journal, reason }: InputOf<typeof periodsContract.unlock>,
): Promise<void> => {
  await holdPeriods(context);
  if ((await lastLock(context, 'soft', journal)) === null) throw refuse('entries.not-locked');
  await write(context, { kind: 'soft', journal, untilOn: null, reason });
};
