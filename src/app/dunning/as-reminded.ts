import type { PlainDate } from '../../core/calendar/index.ts';
import { defaultPolicyFr, levelAsReminded } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readPolicies } from './store/policies.ts';

/** Where what is taken over late goes on: `usual` as the company's limits say, else as if reminded by the default policy. */
export const levelsAsReminded = async (
  context: Context,
): Promise<{ usual: number; levelOf: (dueOn: PlainDate) => number }> => {
  const { all, kept } = await readPolicies(context);
  const policy = all.find((one) => one.isDefault && one.isNewest)?.policy ?? defaultPolicyFr();
  return {
    usual: kept.limits.takenOverLevel,
    levelOf: (dueOn) => levelAsReminded(dueOn, policy, context.today),
  };
};
