import type { OutputOf } from '../../../contract/endpoint.ts';
import type { Context } from '../../../shell/http/context.ts';
import { revenueAccounts } from '../../ledger/index.ts';
import { debtorGroups } from '../../party/index.ts';
import type { productsContract } from '../products-contract.ts';
import { readMarket } from './check-product.ts';

export const readChoices = async (context: Context): Promise<OutputOf<typeof productsContract.choices>> => {
  const market = await readMarket(context);
  return {
    baseCurrency: market.base,
    today: context.today,
    territory: market.territory,
    vatRegime: market.vatRegime,
    accounts: await revenueAccounts(context),
    customerGroups: await debtorGroups(context),
  };
};
