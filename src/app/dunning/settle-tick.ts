import type { Job, Tick } from '../../shell/jobs/define-job.ts';
import { settlePlans } from './plans/index.ts';
import { closeCases } from './store/cases.ts';
import { settlePromises } from './store/promises.ts';
import { thankCustomers } from './thank-customers.ts';

/** What follows from the days and from the money, without anybody preparing a run: each its own transaction. */
export const createSettleTick = (sendJob: () => Job): Tick => ({
  name: 'dunning.settle',
  everySeconds: 300,
  run: async (work) => {
    await work.inTenant(settlePromises);
    await work.inTenant(settlePlans);
    await work.inTenant(closeCases);
    await work.inTenant((context) => thankCustomers(context, sendJob()));
  },
});
