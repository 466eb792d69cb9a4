import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { searchKey } from '../../../core/party/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { productsContract } from '../products-contract.ts';

export type Product = OutputOf<typeof productsContract.read>;
export type ProductFields = Omit<InputOf<typeof productsContract.create>, 'code'>;

type ProductRow = {
  id: string;
  code: string;
  name: string;
  description: string;
  nature: string;
  unit: string;
  unit_price: string;
  vat: unknown;
  account: string;
  archived_at: string | null;
  version: number;
};

export const productColumns = (fields: ProductFields) => ({
  name: fields.name,
  search_name: searchKey(fields.name),
  description: fields.description,
  nature: fields.nature,
  unit: fields.unit,
  unit_price: fields.unitPrice,
  vat: JSON.stringify(fields.vat),
  account: fields.account,
});

/** Rows as they are read by the web, with the prices of each. */
export const toProducts = async (
  context: Pick<Context, 'tx' | 'org'>,
  rows: readonly ProductRow[],
): Promise<Product[]> => {
  if (rows.length === 0) return [];
  const prices = await context.tx
    .selectFrom('product_price')
    .select(['product_id', 'currency', 'customer_group as customerGroup', 'unit_price as unitPrice'])
    .where('org_id', '=', context.org)
    .where(
      'product_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('currency')
    .orderBy('customer_group')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    description: row.description,
    nature: row.nature === 'services' ? 'services' : 'goods',
    unit: row.unit,
    unitPrice: row.unit_price,
    vat: row.vat as Product['vat'],
    account: row.account,
    prices: prices
      .filter((price) => price.product_id === row.id)
      .map(({ currency, customerGroup, unitPrice }) => ({ currency, customerGroup, unitPrice })),
    isArchived: row.archived_at !== null,
    version: row.version,
  }));
};

/** Prices have no history of their own: documents keep the price they were written with. */
export const replacePrices = async (
  context: Pick<Context, 'tx' | 'org'>,
  productId: string,
  prices: ProductFields['prices'],
): Promise<void> => {
  await context.tx
    .deleteFrom('product_price')
    .where('org_id', '=', context.org)
    .where('product_id', '=', productId)
    .execute();
  if (prices.length === 0) return;
  await context.tx
    .insertInto('product_price')
    .values(
      prices.map((price) => ({
        org_id: context.org,
        product_id: productId,
        currency: price.currency,
        customer_group: price.customerGroup,
        unit_price: price.unitPrice,
      })),
    )
    .execute();
};
