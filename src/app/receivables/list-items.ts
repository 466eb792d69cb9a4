import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { daysBetween, type PlainDate } from '../../core/calendar/index.ts';
import { itemState } from '../../core/openitems/index.ts';
import { bucketOf, type AgingLimits } from '../../core/receivables/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { isReleasedRetention } from '../invoicing/index.ts';
import type { receivablesContract } from './contract.ts';
import { itemConditions } from './item-filter.ts';
import { itemPaging } from './item-order.ts';
import type { ReceivablesPorts } from './ports.ts';
import { readAgingSettings } from './settings.ts';

export type Item = OutputOf<typeof receivablesContract.list>['items'][number];
type ListInput = InputOf<typeof receivablesContract.list>;
export const PAGE = 100;

export type ItemRow = {
  id: string;
  shown_kind: Item['kind'];
  number: string;
  reference: string;
  party_id: string;
  name: string;
  code: string | null;
  currency: string;
  issued_on: PlainDate;
  due_on: PlainDate;
  amount_minor: bigint;
  open_minor: bigint;
  settled_on: PlainDate | null;
  last_step: string;
  last_reminded_on: PlainDate | null;
  is_doubtful: boolean;
};

/** What the item `i` is to whoever reads. */
export const shownKind = sql`(case when ${isReleasedRetention} then 'retention' else i.kind end)`;

/** Of the item `i`. */
export const isDoubtful = sql`exists (select from doubtful_mark m where m.org_id = i.org_id and m.item_id = i.id
  and m.lifted_on is null) and i.settled_on is null`;

/** Open items all settle « never », paid ones all owe nothing: such an order says nothing, and by due date says more. */
export const usefulSort = ({
  sort,
  state = 'open',
}: {
  sort?: ListInput['sort'];
  state?: string | undefined;
}): ListInput['sort'] => {
  if (sort === 'settled' && state !== 'paid' && state !== 'all') return 'due';
  return sort === 'open' && state === 'paid' ? 'due' : sort;
};

/** One page in the order asked for, as rows of the database, and the cursor of the next. */
export const itemRows = async (
  context: Context,
  input: ListInput,
  size = PAGE,
): Promise<{ rows: ItemRow[]; next: string | null }> => {
  const { where, search, from, narrowedBy } = await itemConditions(context, input);
  const paging = itemPaging({ ...input, sort: usefulSort(input) }, input.cursor);
  const limit = sql`limit ${size + 1}`;
  const walk = (condition: RawBuilder<unknown> | null): RawBuilder<unknown> => {
    const all = [where, condition, paging.after].filter((one) => one !== null);
    const conditions = sql.join(all, sql` and `);
    // The key of each row from the index alone, then the rows of the page.
    if (narrowedBy !== null && !paging.byCustomer)
      return sql`(select i.* from (select i.id from ${from} where ${conditions} order by ${paging.orderBy} ${limit}) page
        join open_item i on i.org_id = ${context.org} and i.id = page.id)`;
    return paging.byCustomer
      ? sql`(select i.* from party p join ${from} on i.org_id = p.org_id and i.party_id = p.id
          where p.org_id = ${context.org} and ${conditions} order by ${paging.orderBy} ${limit})`
      : sql`(select i.* from ${from} where ${conditions} order by ${paging.orderBy} ${limit})`;
  };
  const party = paging.byCustomer ? sql`p.id` : sql`i.party_id`;
  // Found by number or by customer: each its own index and its own first page, then the first of both.
  const page =
    search === null
      ? walk(null)
      : search.parties.length === 0
        ? walk(search.numbers)
        : sql`(${walk(search.numbers)} union ${walk(sql`${party} = any(${search.parties}::uuid[])`)})`;
  const { rows } = await sql<ItemRow & { key: string[] }>`
    select i.id, ${shownKind} as shown_kind, i.number, i.reference, i.party_id, p.name, c.code, i.currency, i.issued_on, i.due_on,
      i.amount_minor, i.open_minor, i.settled_on, i.last_step, i.last_reminded_on, ${isDoubtful} as is_doubtful,
      ${paging.key} as key
    from ${page} i
    join party p on p.org_id = ${context.org} and p.id = i.party_id
    left join customer c on c.org_id = ${context.org} and c.party_id = i.party_id
    order by ${paging.orderBy} ${limit}`.execute(context.tx);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last !== undefined ? paging.cursorOf(last.key) : null };
};

export const toItem = (row: ItemRow, today: PlainDate, limits: AgingLimits): Item => ({
  id: row.id,
  kind: row.shown_kind,
  number: row.number,
  reference: row.reference,
  customerId: row.party_id,
  customerName: row.name,
  customerCode: row.code ?? '',
  currency: row.currency,
  issuedOn: row.issued_on,
  dueOn: row.due_on,
  state: itemState(row.open_minor, row.amount_minor, row.due_on, today),
  daysLate: daysBetween(row.due_on, row.settled_on ?? today),
  bucket: row.open_minor > 0n ? bucketOf(row.due_on, today, limits) : null,
  amountMinor: row.amount_minor.toString(),
  openMinor: row.open_minor.toString(),
  settledOn: row.settled_on,
  lastReminder: row.last_reminded_on === null ? null : { step: row.last_step, on: row.last_reminded_on },
  nextReminder: null,
  isDoubtful: row.is_doubtful,
});

export const withNextReminders = async (
  context: Context,
  items: readonly Item[],
  ports: ReceivablesPorts,
): Promise<Item[]> => {
  const owed = items.filter((item) => item.bucket !== null).map((item) => item.id);
  const next = owed.length === 0 ? undefined : await ports.nextReminders?.(context, owed);
  return items.map((item) => ({ ...item, nextReminder: next?.get(item.id) ?? null }));
};

export const listItems = async (
  context: Context,
  input: ListInput,
  ports: ReceivablesPorts,
): Promise<OutputOf<typeof receivablesContract.list>> => {
  const { limits } = await readAgingSettings(context);
  const { rows, next } = await itemRows(context, input);
  const items = rows.map((row) => toItem(row, context.today, limits));
  return { items: await withNextReminders(context, items, ports), next };
};
