import { createLetterHooks } from '../../src/app/dunning/index.ts';
import { savePostalAccount, type PostPorts } from '../../src/app/post/index.ts';
import { atelier } from '../../src/cli/bench/sample-parties.ts';
import { openMerciFacteur, postsTo } from '../../src/connectors/merci-facteur/index.ts';
import { POSTAL_KEYS, type PostalServer } from './postal-server.ts';
import type { RemindingCompany } from './reminders.ts';

/** Gives a company its address as a sender and its account at a provider of post; answers what the jobs of the post need. */
export const connectPost = async (company: RemindingCompany, provider: PostalServer): Promise<PostPorts> => {
  await company.run(async (context) => {
    await context.tx.updateTable('organization').set(atelier).where('org_id', '=', context.org).execute();
    await savePostalAccount(context, company.secrets, {
      version: 0,
      ...POSTAL_KEYS,
      isTest: false,
      ordinary: 'normal',
    });
  });
  return {
    secrets: company.secrets,
    openPostal: (settings) => openMerciFacteur(settings, { base: provider.base, timeoutMs: 2000 }),
    carries: postsTo,
    hooks: createLetterHooks(company.handOverJob),
  };
};
