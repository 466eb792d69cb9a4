import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import { otherZone, readClocks } from '../party/index.ts';
import { readBuyer, readIssuer } from './assemble.ts';
import type { documentsContract } from './contract.ts';
import { readDefaults } from './read-document.ts';

type Started = OutputOf<typeof documentsContract.start>;

/** Where the company sells and to whom: what the rates and prices offered for a line follow from. */
export const readParties = async (
  context: Context,
  customerId: string | null,
): Promise<Pick<Started, 'parties' | 'baseCurrency' | 'customerZone'>> => {
  const { seller, base } = await readIssuer(context);
  const buyer = customerId === null ? null : await readBuyer(context, customerId, null);
  const clocks = await readClocks(context, customerId === null ? [] : [customerId]);
  const places = [seller.address, ...(buyer === null ? [] : [buyer.address])];
  return {
    baseCurrency: base,
    customerZone: otherZone(clocks.get(customerId ?? ''), (await readOrganization(context)).timeZone),
    parties: {
      vatRegime: seller.vatRegime,
      places: places.map(({ country, postalCode }) => ({ country, postalCode })),
      ...(await readDefaults(context, customerId)),
    },
  };
};
