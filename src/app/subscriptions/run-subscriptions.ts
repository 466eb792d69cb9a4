import { isQuarantined } from '../../shell/directory/index.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { guarded, localTimes, type BillingPorts } from '../billing/index.ts';
import { invoiceNext, noteFault } from './invoice-period.ts';
import { fetchSubscription } from './store.ts';

/**
 * Every period whose day has come, each in its own transaction, in order: also those of the days that the program was
 * down. One subscription that breaks does not hold up the others.
 */
export const runSubscriptions = async (work: Work, ports: BillingPorts): Promise<void> => {
  const active = await work.inTenant(
    async (context) => {
      // A restored copy issues nothing: the original may be giving the same numbers.
      if (await isQuarantined(context.tx)) return [];
      return context.tx
        .selectFrom('invoice_schedule')
        .select('id')
        .where('org_id', '=', context.org)
        .where('paused_on', 'is', null)
        .where('starts_on', '<=', context.today)
        .orderBy('id')
        .execute();
    },
    { readOnly: true },
  );
  for (const { id } of active) {
    await guarded(
      work,
      { subscription: id },
      async (context) => {
        const subscription = await fetchSubscription(context, id, true);
        return invoiceNext(context, ports, subscription, await localTimes(context, subscription.partyId));
      },
      async (context) => noteFault(context, await fetchSubscription(context, id, true)),
    );
  }
};

export const subscriptionsTick = (ports: () => BillingPorts): Tick => ({
  name: 'subscriptions.invoice',
  everySeconds: 60,
  run: (work) => runSubscriptions(work, ports()),
});
