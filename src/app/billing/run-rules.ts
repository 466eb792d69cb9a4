import { addDays, endOfMonth, hourHasCome, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import { groupDeliveries } from '../../core/invoicing/index.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { billGroup } from './bill-deliveries.ts';
import { localTimes, type LocalTimes } from './local-times.ts';
import { fault, guarded } from './guarded.ts';
import { attempt } from './make-document.ts';
import type { BillingPorts } from './ports.ts';
import { readRules, type BillingRule } from './rules.ts';
import { lockDeliveries, noteFailure } from './store.ts';

/**
 * The last day of delivery that a rule invoices now. At once: what was delivered until yesterday, and today’s from the
 * customer’s hour on. At the end of the month: the months that are over, and this one on its last day from the hour on
 * (CGI art. 289, I-3: at the latest at the end of the month).
 */
export const reachOf = (rule: Pick<BillingRule, 'moment' | 'hour'>, times: LocalTimes): PlainDate => {
  const today = times.company.date;
  const isHour = hourHasCome({ date: today, hour: rule.hour }, times);
  if (rule.moment === 'at_once') return isHour ? today : addDays(today, -1);
  return isHour && today === endOfMonth(today) ? today : addDays(startOfMonth(today), -1);
};

/** Deliveries of the rule’s customer that are its turn; one that failed today waits for tomorrow or a person. */
const due = async (context: Context, rule: BillingRule, reach: PlainDate): Promise<string[]> => {
  const rows = await context.tx
    .selectFrom('billable')
    .select('id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', rule.customerId)
    .where('document_id', 'is', null)
    .where('cancelled_on', 'is', null)
    .where('delivered_on', '<=', reach)
    .where((or) => or.or([or('tried_on', 'is', null), or('tried_on', '<', context.today)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
};

/**
 * Invoices what a customer’s rule says, one transaction per invoice: a kill in between loses nothing and doubles nothing,
 * because a delivery and its document are written together. Answers whether there was something left to do.
 */
const runOne = async (context: Context, ports: BillingPorts, rule: BillingRule): Promise<boolean> => {
  const ids = await due(context, rule, reachOf(rule, await localTimes(context, rule.customerId)));
  if (ids.length === 0) return false;
  const locked = await lockDeliveries(context, ids);
  const waiting = locked.filter((one) => one.documentId === null && one.cancelledOn === null);
  const by = rule.moment === 'at_once' ? 'each' : 'month';
  const [group] = groupDeliveries(waiting, { by, byOrder: rule.byOrder });
  if (group === undefined) return false;
  const tried = await attempt(context, () => billGroup(context, ports, group, rule.mode));
  if (!tried.ok) {
    await noteFailure(
      context,
      group.map((one) => one.id),
      tried.findings,
      context.today,
    );
  }
  return true;
};

/** What nobody foresaw is said on the deliveries as well, and tried again at the next turn. */
const noteFault = async (context: Context, rule: BillingRule): Promise<void> => {
  const ids = await due(context, rule, reachOf(rule, await localTimes(context, rule.customerId)));
  if (ids.length > 0) await noteFailure(context, ids, [fault], addDays(context.today, -1));
};

export const runBillingRules = async (work: Work, ports: BillingPorts): Promise<void> => {
  const rules = await work.inTenant(
    // A restored copy issues nothing: the original may be giving the same numbers.
    async (context) => ((await isQuarantined(context.tx)) ? [] : (await readRules(context)).rules),
    { readOnly: true },
  );
  for (const rule of rules) {
    await guarded(
      work,
      { rule: rule.customerId },
      (context) => runOne(context, ports, rule),
      (context) => noteFault(context, rule),
    );
  }
};

export const billingTick = (ports: () => BillingPorts): Tick => ({
  name: 'billing.rules',
  everySeconds: 60,
  run: (work) => runBillingRules(work, ports()),
});
