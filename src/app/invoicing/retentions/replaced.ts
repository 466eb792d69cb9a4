import { sql, type RawBuilder } from 'kysely';

/** A retention that was released: to the books a transfer, to whoever reads still a retention. Of the item `i`. */
export const isReleasedRetention = sql<boolean>`(i.kind = 'transfer' and exists (select from retention_release x
  where x.org_id = i.org_id and x.own_item_id = i.id))`;

/**
 * The side of a release that is not what is owed: what was released, while it is; what it became, once that is undone. Lists
 * that show the parts of an invoice leave it out. `item`: the alias of the open item.
 */
export const isReplaced = (item: string): RawBuilder<unknown> => {
  const i = sql.raw(item);
  return sql`(exists (select from retention_release x where x.org_id = ${i}.org_id and x.item_id = ${i}.id and x.undone_on is null)
    or exists (select from retention_release x where x.org_id = ${i}.org_id and x.own_item_id = ${i}.id and x.undone_on is not null))`;
};
