import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** An item's value in base currency: as it was booked, and what of that is not settled yet. */
export type BaseValue = { amountMinor: bigint; openMinor: bigint; baseMinor: bigint; openBaseMinor: bigint };

/** Base values of items, signed like them. In base currency they are the amounts themselves. */
export const baseValues = async (
  context: Pick<Context, 'tx' | 'org'>,
  ids: readonly string[],
): Promise<Map<string, BaseValue>> => {
  const { rows } = await sql<BaseValue & { id: string }>`
    select i.id, i.amount_minor as "amountMinor", i.open_minor as "openMinor", i.base_minor as "baseMinor",
      case when i.base_minor = i.amount_minor then i.open_minor else (i.base_minor - (
        select coalesce(sum(a.base), 0) from (
          select d.base_minor as base from allocation d where d.org_id = i.org_id and d.debit_item_id = i.id
          union all
          select -c.base_minor from allocation c where c.org_id = i.org_id and c.credit_item_id = i.id) a))::bigint
      end as "openBaseMinor"
    from open_item i where i.org_id = ${context.org} and i.id = any(${[...ids]}::uuid[])`.execute(context.tx);
  return new Map(rows.map(({ id, ...value }) => [id, value]));
};

/** What a part of what is open is worth in base: its proportion, and the last part all that is left. */
export const baseOfPart = (part: bigint, item: BaseValue): bigint => {
  if (part === item.openMinor) return item.openBaseMinor;
  return item.amountMinor === item.baseMinor ? part : (part * item.baseMinor) / item.amountMinor;
};
