import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { nextOccurrence } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { BillingPorts } from '../billing/index.ts';
import { audit } from '../organization/index.ts';
import { failedOccurrence, failedOf, invoicePeriod, lastDay, skipPeriod } from './invoice-period.ts';
import { fetchOccurrences, fetchSubscription, lockSubscription, type Subscription } from './store.ts';

type Identified = { id: string; version: number };

const setPause = async (context: Context, kept: Subscription, pausedOn: string | null): Promise<void> => {
  await context.tx
    .updateTable('invoice_schedule')
    .set({ paused_on: pausedOn, version: kept.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  const action = pausedOn === null ? 'subscription.resumed' : 'subscription.paused';
  await audit(context, action, { kind: 'subscription', id: kept.id });
};

export const pauseSubscription = async (context: Context, input: Identified): Promise<void> => {
  const kept = await lockSubscription(context, input.id, input.version);
  await setPause(context, kept, context.today);
};

/** `skip`: the periods whose day passed during the pause are noted as skipped; `bill`: the next turn catches them up. */
export const resumeSubscription = async (
  context: Context,
  input: Identified & { missed: 'skip' | 'bill' },
): Promise<void> => {
  const kept = await lockSubscription(context, input.id, input.version);
  if (kept.pausedOn === null) return;
  if (input.missed === 'skip') {
    let after = lastDay(await fetchOccurrences(context, kept.id));
    let next = nextOccurrence(kept.rule, after);
    while (next !== null && next.on < context.today) {
      await skipPeriod(context, kept, next);
      after = next.to;
      next = nextOccurrence(kept.rule, after);
    }
  }
  await setPause(context, kept, null);
};

const failed = async (context: Context, id: string, on: string) => {
  const subscription = await fetchSubscription(context, id, true);
  const found = failedOf(await fetchOccurrences(context, id));
  if (found === undefined || found.on !== on) {
    throw new Problem('record.refused', {}, [error('subscriptions.not-failed')]);
  }
  return { subscription, occurrence: failedOccurrence(subscription, found) };
};

/** A person corrected what was wrong: tried at once, and its new reason kept if it fails again. */
export const retryPeriod = async (
  context: Context,
  ports: BillingPorts,
  input: { id: string; on: string },
): Promise<void> => {
  const { subscription, occurrence } = await failed(context, input.id, input.on);
  await invoicePeriod(context, ports, subscription, occurrence);
};

/** It will not be invoiced; what follows goes on. */
export const skipFailed = async (context: Context, input: { id: string; on: string }): Promise<void> => {
  const { subscription, occurrence } = await failed(context, input.id, input.on);
  await skipPeriod(context, subscription, occurrence);
  await audit(
    context,
    'subscription.skipped',
    { kind: 'subscription', id: subscription.id },
    { on: input.on },
  );
};
