import { NO_OWN_TEXTS, SHIPPED_POLICIES } from '../../core/dunning/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { insertPolicyVersion } from './store/policies.ts';

/** Every company starts with a policy for companies, one for private persons and one for public buyers; OnCreated of this room. */
export const addShippedPolicies = async (context: Context): Promise<void> => {
  const names = texts(context.locale).dunning.policyNames;
  for (const { forKind, policy: shipped } of SHIPPED_POLICIES) {
    const policy = shipped();
    const id = newId();
    await context.tx
      .insertInto('dunning_policy')
      .values({
        org_id: context.org,
        id,
        code: policy.policyCode,
        is_default: forKind === '',
        for_kind: forKind,
        version: policy.version,
      })
      .execute();
    await insertPolicyVersion(context, id, names[forKind], policy, NO_OWN_TEXTS);
  }
  await context.tx.insertInto('dunning_setting').values({ org_id: context.org }).execute();
};
