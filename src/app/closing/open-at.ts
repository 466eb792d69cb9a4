import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** An item as the books had it at the end of a day: what was settled later was open then. */
export type ItemAt = {
  id: string;
  account: string;
  party_id: string;
  party_name: string;
  number: string;
  currency: Currency;
  due_on: PlainDate;
  open_minor: bigint;
  /** What of it is not settled, in base currency as booked. */
  base_minor: bigint;
};

/** Items whose entry is dated by then and that something was open of; `only` narrows `i`, the item. */
export const itemsAt = async (
  context: Pick<Context, 'tx' | 'org'>,
  on: PlainDate,
  only: RawBuilder<unknown>,
): Promise<ItemAt[]> => {
  const { rows } = await sql<ItemAt>`
    select i.id, i.account, i.party_id, p.name as party_name, i.number, i.currency, i.due_on,
      i.amount_minor - a.minor as open_minor, i.base_minor - a.base as base_minor
    from open_item i
    join party p on p.org_id = i.org_id and p.id = i.party_id
    join journal_entry e on e.org_id = i.org_id and e.id = i.entry_id and e.entry_on <= ${on}::date
    cross join lateral (
      select coalesce(sum(x.minor), 0)::bigint as minor, coalesce(sum(x.base), 0)::bigint as base from (
        select d.amount_minor as minor, d.base_minor as base from allocation d
        where d.org_id = i.org_id and d.debit_item_id = i.id and d.effective_on <= ${on}::date
        union all
        select -c.amount_minor, -c.base_minor from allocation c
        where c.org_id = i.org_id and c.credit_item_id = i.id and c.effective_on <= ${on}::date) x) a
    where i.org_id = ${context.org} and i.issued_on <= ${on}::date
      and (i.settled_on is null or i.settled_on > ${on}::date) and ${only}
      and i.amount_minor <> a.minor
    order by p.name, i.due_on, i.number, i.id`.execute(context.tx);
  return rows;
};
