import { wireDate } from '../../contract/wire.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { accrueDeliveries, readAccruals } from './accrue.ts';
import { addDelivery } from './add-delivery.ts';
import { billDeliveries } from './bill-deliveries.ts';
import { cancelDelivery } from './cancel-delivery.ts';
import { billingContract } from './contract.ts';
import { readDelay } from './delay.ts';
import { importDeliveries } from './import-deliveries.ts';
import { countWaiting, listDeliveries, readDelivery } from './list-deliveries.ts';
import type { BillingPorts } from './ports.ts';
import { sumUnbilled } from './read-unbilled.ts';
import { dropRule, readRules, saveRule } from './rules.ts';

export { fault, guarded } from './guarded.ts';
export { localTimes, type LocalTimes } from './local-times.ts';
export { attempt, makeDocument, type BillingMode } from './make-document.ts';
export { refuseMergeOfWaiting, refuseUndoAfterDelivery } from './merge-guard.ts';
export { sumUnbilled } from './read-unbilled.ts';
export type { BillingPorts } from './ports.ts';
export { billingTick } from './run-rules.ts';

export const billingRoom = (ports: BillingPorts): Room =>
  room('billing', billingContract, {
    deliveries: (context, input) => listDeliveries(context, input),
    waiting: (context) => countWaiting(context),
    delay: (context, input) => readDelay(context, input.withinDays),
    add: async (context, input) => readDelivery(context, await addDelivery(context, input)),
    cancel: async (context, input) => {
      await cancelDelivery(context, input);
      return readDelivery(context, input.id);
    },
    import: (context, input, file) => importDeliveries(context, input.run, file),
    bill: async (context, input) => ({ results: await billDeliveries(context, ports, input) }),
    rules: (context) => readRules(context),
    saveRule: (context, input) => saveRule(context, input),
    dropRule: (context, input) => dropRule(context, input),
    accruals: (context) => readAccruals(context),
    accrue: (context, input) =>
      accrueDeliveries(context, { closingOn: wireDate(input.closingOn), rates: input.rates }),
    toAccrue: (context, input) => sumUnbilled(context, wireDate(input.closingOn)),
  });
