import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { searchKey } from '../../../core/party/index.ts';
import { readCursor, writeCursor } from '../../../shell/http/cursor.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { productsContract } from '../products-contract.ts';
import { toProducts, type Product } from './product-row.ts';

const PAGE = 100;
const ORDER = 'products name';

export const readProduct = async (context: Context, id: string): Promise<Product> => {
  const row = await context.tx
    .selectFrom('product')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  const [product] = await toProducts(context, [row]);
  return product!;
};

const like = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** The beginning of the code, or every word typed begins a word of the name, in any order. */
const found = (search: string): RawBuilder<boolean> => {
  const words = searchKey(search)
    .split(' ')
    .filter((word) => word !== '');
  const byCode = sql<boolean>`upper(code) like ${`${like(search.toUpperCase())}%`}`;
  if (words.length === 0) return byCode;
  const byName = sql.join(
    words.map((word) => sql`' ' || search_name like ${`% ${like(word)}%`}`),
    sql` and `,
  );
  return sql<boolean>`(${byCode} or (${byName}))`;
};

export const listProducts = async (
  context: Context,
  input: InputOf<typeof productsContract.list>,
  size = PAGE,
): Promise<OutputOf<typeof productsContract.list>> => {
  const at = readCursor(input.cursor, ORDER, 2);
  const search = input.search?.trim() ?? '';
  let query = context.tx
    .selectFrom('product')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('archived_at', input.archived === 'yes' ? 'is not' : 'is', null)
    .orderBy(sql`search_name collate "C"`)
    .orderBy('id')
    .limit(size + 1);
  if (search !== '') query = query.where(found(search));
  if (at !== null) {
    query = query.where(sql<boolean>`(search_name collate "C", id) > (${at[0]}, ${at[1]}::uuid)`);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    products: await toProducts(context, shown),
    next: rows.length > size && last !== undefined ? writeCursor(ORDER, [last.search_name, last.id]) : null,
  };
};
