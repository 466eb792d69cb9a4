import { fromWire, toWire, wireDate } from '../../../contract/wire.ts';
import { room, type Room } from '../../../shell/http/context.ts';
import type { Job } from '../../../shell/jobs/define-job.ts';
import { plansContract } from '../plans-contract.ts';
import { decidePlan, endPlan, seePlan } from './decide-plan.ts';
import { makePlan } from './make-plan.ts';
import { tellPlan } from './tell-plan.ts';
import { brokenPlans, freeItems, plansOf } from './read-plans.ts';

export { decidePlan } from './decide-plan.ts';
export { makePlan } from './make-plan.ts';
export { brokenPlans, plansOf, type PlanView } from './read-plans.ts';
export { tellPlan } from './tell-plan.ts';
export { settlePlans } from './settle-plans.ts';

export const plansRoom = ({ sendJob }: { readonly sendJob: Job }): Room =>
  room('plans', plansContract, {
    ofCustomer: async (context, input) => ({
      asOf: context.today,
      plans: await plansOf(context, input.id),
      free: (await freeItems(context, input.id)).map((one) => ({ ...one, minor: toWire(one.minor) })),
    }),
    broken: async (context, input) => ({ plans: await brokenPlans(context, { mine: input.mine === 'yes' }) }),
    make: async (context, input) => {
      const { partyId, itemIds, note, replaces } = input;
      const instalments = input.instalments.map((one) => ({
        dueOn: wireDate(one.dueOn),
        amountMinor: fromWire(one.amountMinor),
      }));
      const plan = { partyId, itemIds, instalments, note, ...(replaces !== undefined && { replaces }) };
      const { id } = await makePlan(context, plan, 'running');
      const told =
        input.tell === true &&
        (await tellPlan(context, sendJob, id, replaces === undefined ? 'agreed' : 'changed'));
      return { id, told };
    },
    decide: async (context, input) => {
      await decidePlan(context, input.id, input.accept);
      return {
        told:
          input.tell === true &&
          (await tellPlan(context, sendJob, input.id, input.accept ? 'agreed' : 'refused')),
      };
    },
    end: async (context, input) => {
      await endPlan(context, input.id);
      return { told: input.tell === true && (await tellPlan(context, sendJob, input.id, 'ended')) };
    },
    see: async (context, input) => {
      await seePlan(context, input.id);
      return { done: true };
    },
  });
