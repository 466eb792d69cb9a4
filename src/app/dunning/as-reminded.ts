import type { PlainDate } from '../../core/calendar/index.ts';
import { defaultPolicyFr, levelAsReminded } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readPolicies } from './store/policies.ts';

/** The level at which a debt of that day goes on as if it had been reminded until today by the default policy. */
export const levelsAsReminded = async (context: Context): Promise<(dueOn: PlainDate) => number> => {
  const { all } = await readPolicies(context);
  const policy = all.find((kept) => kept.isDefault && kept.isNewest)?.policy ?? defaultPolicyFr();
  return (dueOn) => levelAsReminded(dueOn, policy, context.today);
};
