import { defaultPolicyFr, NO_OWN_TEXTS } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { texts } from '../../i18n/catalogue.ts';
import { insertPolicyVersion } from './store/policies.ts';

/** Every company starts with the French policy; OnCreated of this room. */
export const addDefaultPolicy = async (context: Context): Promise<void> => {
  const policy = defaultPolicyFr();
  const id = newId();
  await context.tx
    .insertInto('dunning_policy')
    .values({ org_id: context.org, id, code: policy.policyCode, is_default: true, version: policy.version })
    .execute();
  await insertPolicyVersion(context, id, texts(context.locale).dunning.policyName, policy, NO_OWN_TEXTS);
  await context.tx.insertInto('dunning_setting').values({ org_id: context.org }).execute();
};
