import type { InputOf } from '../../../contract/endpoint.ts';
import { sqlState } from '../../../shell/db/tenant.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { audit } from '../../organization/index.ts';
import type { productsContract } from '../products-contract.ts';
import { codeTaken, refuseFaulty } from './check-product.ts';
import { nextProductCode } from './next-code.ts';
import { productColumns, replacePrices } from './product-row.ts';

/** A product or service under the given code, or the next. Answers its id. */
export const createProduct = async (
  context: Context,
  input: InputOf<typeof productsContract.create>,
): Promise<string> => {
  await refuseFaulty(context, input);
  const code = input.code === '' ? await nextProductCode(context) : input.code;
  const id = newId();
  try {
    await context.tx
      .insertInto('product')
      .values({ org_id: context.org, id, code, ...productColumns(input) })
      .execute();
  } catch (cause) {
    if (sqlState(cause) === '23505') throw codeTaken(code);
    throw cause;
  }
  await replacePrices(context, id, input.prices);
  await audit(context, 'product.created', { kind: 'product', id }, { code });
  return id;
};
