import type { InputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit } from '../../organization/index.ts';
import type { productsContract } from '../products-contract.ts';
import { refuseFaulty } from './check-product.ts';
import { productColumns, replacePrices } from './product-row.ts';

type Columns = Partial<ReturnType<typeof productColumns>> & { archived_at?: string | null };

const change = async (context: Context, id: string, version: number, columns: Columns): Promise<void> => {
  const edited = await context.tx
    .updateTable('product')
    .set({ ...columns, version: version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (edited.numUpdatedRows === 0n) throw new Problem('edit.conflict');
};

/** Documents already written keep what they say. */
export const editProduct = async (
  context: Context,
  input: InputOf<typeof productsContract.edit>,
): Promise<void> => {
  await refuseFaulty(context, input);
  await change(context, input.id, input.version, productColumns(input));
  await replacePrices(context, input.id, input.prices);
  await audit(context, 'product.edited', { kind: 'product', id: input.id }, { unitPrice: input.unitPrice });
};

/** No longer proposed; it can be brought back. */
export const archiveProduct = async (
  context: Context,
  { id, version, isArchived }: InputOf<typeof productsContract.archive>,
): Promise<void> => {
  await change(context, id, version, { archived_at: isArchived ? context.now : null });
  await audit(context, isArchived ? 'product.archived' : 'product.restored', { kind: 'product', id });
};
