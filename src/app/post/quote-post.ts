import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { openPostalAccount } from './account.ts';
import type { OpenPostal } from './ports.ts';

export type Asked = { readonly isRegistered: boolean; readonly country: string };

/**
 * Prices of one page each, before tax, in the order asked; null: not carried that way to that country. Refused where the
 * account is, or where the provider does not answer, in its own words.
 */
export const quotePost = async (
  context: Context,
  ports: { readonly secrets: SecretBox; readonly openPostal: OpenPostal },
  asked: readonly Asked[],
): Promise<{ prices: (bigint | null)[]; isTest: boolean }> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('post.demo-posts-nothing')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const account = await openPostalAccount(context, ports.secrets);
  if (account === null) throw new Problem('record.refused', {}, [error('post.not-configured')]);
  const provider = ports.openPostal(account.settings);
  const prices: (bigint | null)[] = [];
  for (const { isRegistered, country } of asked) {
    const answer = await provider.quote(isRegistered ? 'registered' : account.ordinary, country);
    if (answer.outcome === 'refused' && (answer.account || country === 'FR'))
      throw new Problem('record.refused', {}, [
        error('post.provider-refuses', { params: { answer: answer.response } }),
      ]);
    prices.push(answer.outcome === 'quoted' ? answer.minor : null);
  }
  return { prices, isTest: account.isTest };
};
