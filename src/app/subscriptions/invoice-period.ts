import { addDays, hourHasCome, type PlainDate } from '../../core/calendar/index.ts';
import type { Finding } from '../../core/finding.ts';
import { nextOccurrence, occurrenceBetween, type Occurrence } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { attempt, fault, makeDocument, type BillingPorts, type LocalTimes } from '../billing/index.ts';
import { audit } from '../organization/index.ts';
import { contentOf, fetchOccurrences, type KeptOccurrence, type Subscription } from './store.ts';

/** The last day that was dealt with; null while none was. */
export const lastDay = (occurrences: readonly KeptOccurrence[]): PlainDate | null =>
  occurrences.at(-1)?.to ?? null;

/** One failed period holds up those after it: they are invoiced in order, or a person skips it. */
export const failedOf = (occurrences: readonly KeptOccurrence[]): KeptOccurrence | undefined =>
  occurrences.find((one) => one.state === 'failed');

const write = async (
  context: Context,
  subscription: Subscription,
  occurrence: Occurrence,
  outcome: { state: KeptOccurrence['state']; documentId: string | null; findings: readonly Finding[] },
  triedOn: PlainDate = context.today,
): Promise<void> => {
  const values = {
    state: outcome.state,
    document_id: outcome.documentId,
    findings: JSON.stringify(outcome.findings),
    tried_on: triedOn,
    recorded_by: context.actor.name,
    recorded_at: context.now,
  };
  await context.tx
    .insertInto('invoice_occurrence')
    .values({
      org_id: context.org,
      schedule_id: subscription.id,
      on_date: occurrence.on,
      period_from: occurrence.from,
      period_to: occurrence.to,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'schedule_id', 'on_date']).doUpdateSet(values))
    .execute();
};

export const skipPeriod = (
  context: Context,
  subscription: Subscription,
  occurrence: Occurrence,
): Promise<void> =>
  write(context, subscription, occurrence, { state: 'skipped', documentId: null, findings: [] });

/**
 * Invoices one period of a locked subscription; the document and the row that says so are written together, and the row’s
 * key keeps a period from being invoiced twice. What refuses it is kept as its reason.
 */
export const invoicePeriod = async (
  context: Context,
  ports: BillingPorts,
  subscription: Subscription,
  occurrence: Occurrence,
): Promise<boolean> => {
  const tried = await attempt(context, () =>
    makeDocument(context, ports, contentOf(subscription, occurrence), subscription.mode),
  );
  await write(
    context,
    subscription,
    occurrence,
    tried.ok
      ? { state: 'done', documentId: tried.value.documentId, findings: [] }
      : { state: 'failed', documentId: null, findings: tried.findings },
  );
  await audit(
    context,
    tried.ok ? 'subscription.invoiced' : 'subscription.failed',
    { kind: 'subscription', id: subscription.id },
    { on: occurrence.on, number: tried.ok ? tried.value.number : '' },
  );
  return tried.ok;
};

/** The failed period as the rule charges it now: what was wrong may have been corrected in it. */
export const failedOccurrence = (subscription: Subscription, failed: KeptOccurrence): Occurrence => ({
  ...occurrenceBetween(subscription.rule, failed.from, failed.to),
  on: failed.on,
});

/** Invoices what comes next of a locked subscription if its day has come; false when there is nothing more to do now. */
export const invoiceNext = async (
  context: Context,
  ports: BillingPorts,
  subscription: Subscription,
  times: LocalTimes,
): Promise<boolean> => {
  if (subscription.pausedOn !== null) return false;
  const occurrences = await fetchOccurrences(context, subscription.id);
  const failed = failedOf(occurrences);
  // Once a day by itself: its reason stands on the screen meanwhile.
  if (failed !== undefined) {
    if (failed.triedOn >= context.today) return false;
    return invoicePeriod(context, ports, subscription, failedOccurrence(subscription, failed));
  }
  const next = nextOccurrence(subscription.rule, lastDay(occurrences));
  if (next === null || !hourHasCome({ date: next.on, hour: subscription.hour }, times)) return false;
  return invoicePeriod(context, ports, subscription, next);
};

/** What nobody foresaw stands at the period that was its turn, as a failure does; the next turn tries it again. */
export const noteFault = async (context: Context, subscription: Subscription): Promise<void> => {
  const occurrences = await fetchOccurrences(context, subscription.id);
  const failed = failedOf(occurrences);
  const occurrence =
    failed === undefined
      ? nextOccurrence(subscription.rule, lastDay(occurrences))
      : failedOccurrence(subscription, failed);
  if (occurrence === null || occurrence.on > context.today) return;
  const outcome = { state: 'failed', documentId: null, findings: [fault] } as const;
  await write(context, subscription, occurrence, outcome, addDays(context.today, -1));
};
