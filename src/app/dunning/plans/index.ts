import { fromWire, toWire, wireDate } from '../../../contract/wire.ts';
import { room, type Room } from '../../../shell/http/context.ts';
import { plansContract } from '../plans-contract.ts';
import { decidePlan, endPlan, seePlan } from './decide-plan.ts';
import { makePlan } from './make-plan.ts';
import { brokenPlans, freeItems, plansOf } from './read-plans.ts';

export { decidePlan } from './decide-plan.ts';
export { makePlan } from './make-plan.ts';
export { brokenPlans, plansOf, type PlanView } from './read-plans.ts';
export { settlePlans } from './settle-plans.ts';

export const plansRoom = (): Room =>
  room('plans', plansContract, {
    ofCustomer: async (context, input) => ({
      asOf: context.today,
      plans: await plansOf(context, input.id),
      free: (await freeItems(context, input.id)).map((one) => ({ ...one, minor: toWire(one.minor) })),
    }),
    broken: async (context) => ({ plans: await brokenPlans(context) }),
    make: (context, input) =>
      makePlan(
        context,
        {
          ...input,
          instalments: input.instalments.map((one) => ({
            dueOn: wireDate(one.dueOn),
            amountMinor: fromWire(one.amountMinor),
          })),
        },
        'running',
      ),
    decide: async (context, input) => {
      await decidePlan(context, input.id, input.accept);
      return { done: true };
    },
    end: async (context, input) => {
      await endPlan(context, input.id);
      return { done: true };
    },
    see: async (context, input) => {
      await seePlan(context, input.id);
      return { done: true };
    },
  });
