import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { normalizeName, searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { settles } from '../openitems/index.ts';
import { answersFor, missingOf, narrowedBy, type MissingFact } from '../party/index.ts';
import { averageDelays } from './average-delay.ts';
import type { receivablesContract } from './contract.ts';
import { readCursor, writeCursor } from '../../shell/http/cursor.ts';
import { brokenPromise } from './home.ts';
import { escapeLike } from './item-filter.ts';
import { PAGE } from './list-items.ts';
import { readAgingSettings } from './settings.ts';

type ListInput = InputOf<typeof receivablesContract.customers>;
export type CustomerRow = OutputOf<typeof receivablesContract.customers>['customers'][number];
type Filter = InputOf<typeof receivablesContract.countCustomers>;

const FAR = '9999-12-31';
/** Amounts are sorted in the company’s currency; who owes nothing comes at zero, who has nothing open at the far end. */
const keys = {
  name: { column: sql`p.search_name collate "C"`, type: sql`text` },
  code: { column: sql`c.code collate "C"`, type: sql`text` },
  balance: { column: sql`coalesce(b.balance_minor, 0)`, type: sql`bigint` },
  overdue: { column: sql`coalesce(b.owed_minor, 0) - coalesce(n.minor, 0)`, type: sql`bigint` },
  oldest: { column: sql`coalesce(b.oldest_due_on, ${sql.lit(FAR)}::date)`, type: sql`date` },
} as const;

/** What an order needs beside the customer. What is overdue is what is owed less the little that is not yet due. */
const measured = (context: Context, base: string, sort: keyof typeof keys): RawBuilder<unknown> => {
  const inBase = sql`left join open_balance b on b.org_id = ${context.org} and b.account = ${CUSTOMERS}
    and b.party_id = c.party_id and b.currency = ${base}`;
  switch (sort) {
    case 'name':
    case 'code':
      return sql``;
    case 'balance':
      return inBase;
    case 'overdue':
      return sql`${inBase} left join (
        select i.party_id, sum(i.open_minor)::bigint as minor from open_item i
        where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.settled_on is null
          and i.due_on >= ${context.today}::date and i.open_minor > 0 and i.currency = ${base}
        group by i.party_id) n on n.party_id = c.party_id`;
    case 'oldest':
      return sql`left join (
        select o.party_id, min(o.oldest_due_on) as oldest_due_on from open_balance o
        where o.org_id = ${context.org} and o.account = ${CUSTOMERS} group by o.party_id) b on b.party_id = c.party_id`;
  }
};

const owes = (context: Context, isLate: boolean): RawBuilder<unknown> => sql`c.party_id in (
  select o.party_id from open_balance o
  where o.org_id = ${context.org} and o.account = ${CUSTOMERS}
    and ${isLate ? sql`o.oldest_due_on < ${context.today}::date` : sql`o.owed_minor > 0`})`;

const showCondition = (
  context: Context,
  show: NonNullable<Filter['show']>,
  mine: boolean,
): RawBuilder<unknown> | null => {
  const today = sql`${context.today}::date`;
  const own = sql`x.org_id = c.org_id and x.party_id = c.party_id`;
  switch (show) {
    case 'all':
      return null;
    case 'owing':
      return owes(context, false);
    case 'late':
      return owes(context, true);
    case 'promised':
      return sql`exists (select 1 from promise_to_pay x where ${own} and x.state = 'open' and x.due_on >= ${today})`;
    case 'broken':
      return sql`exists (select 1 from promise_to_pay x where ${own} and ${brokenPromise(context)})`;
    case 'disputed':
      return sql`exists (select 1 from dispute x where ${own} and x.closed_on is null
        and ${mine ? settles(context, sql`x.owner_id`) : sql`true`})`;
    case 'held':
      return sql`exists (select 1 from hold x where ${own} and x.lifted_at is null
        and (x.until_on is null or x.until_on >= ${today}))`;
    case 'incomplete':
      return among(context, sql`cardinality(${missingOf('m')}) > 0`);
  }
};

/** Of the customers whose record `m` fits. */
const among = (context: Context, fits: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`c.party_id in (select m.id from party m where m.org_id = ${context.org} and ${fits})`;

/** A duplicate that was merged is in the way of a list of customers, and has its place where money is looked for. */
const isAboutRecords = (show: NonNullable<Filter['show']>): boolean =>
  show === 'all' || show === 'incomplete';

const conditions = async (context: Context, filter: Filter): Promise<RawBuilder<unknown>> => {
  const found: RawBuilder<unknown>[] = [sql`c.org_id = ${context.org}`];
  const show = filter.show ?? 'all';
  const isMine = filter.mine === 'yes';
  const condition = showCondition(context, show, isMine);
  if (condition !== null) found.push(condition);
  // A dispute is the task of whoever settles it, whoever answers for its customer.
  if (isMine && show !== 'disputed') found.push(answersFor(context, sql`c.party_id`));
  if (isAboutRecords(show)) found.push(sql`c.archived_at is null`);
  found.push(...(await narrowedBy(context, filter, { party: sql`c.party_id`, documents: null })));
  if (filter.salesperson !== undefined && filter.salesperson !== '') {
    found.push(sql`c.salesperson = ${filter.salesperson}`);
  }
  if (filter.debtorGroup !== undefined && filter.debtorGroup !== '') {
    found.push(sql`c.debtor_group = ${filter.debtorGroup}`);
  }
  const words = filter.search?.trim() ?? '';
  if (words !== '') {
    const key = escapeLike(normalizeName(words) || searchKey(words));
    const byName =
      key === '' ? sql`false` : sql`p.search_name like ${`${key}%`} or p.search_name like ${`% ${key}%`}`;
    found.push(sql`(upper(c.code) like ${`${escapeLike(words.toUpperCase())}%`} or ${byName})`);
  }
  return sql.join(found, sql` and `);
};

type Found = {
  id: string;
  code: string;
  name: string;
  city: string;
  siren: string;
  siret: string;
  vat_number: string;
  salesperson: string;
  debtor_group: string;
  key: string;
  tags: string[];
  custom: Record<string, string>;
  missing: MissingFact[];
  is_merged: boolean;
};

/** The customers of one page, without their figures. */
const findPage = async (context: Context, input: ListInput, base: string, size: number) => {
  const sort = input.sort ?? 'name';
  const down = (input.direction ?? 'ascending') === 'descending';
  const order = `customers ${sort} ${down ? 'down' : 'up'}`;
  const { column, type } = keys[sort];
  const at = readCursor(input.cursor, order, 2);
  const comparison = down ? sql`<` : sql`>`;
  const after =
    at === null ? sql`` : sql` and (${column}, c.party_id) ${comparison} (${at[0]}::${type}, ${at[1]}::uuid)`;
  const direction = down ? sql`desc` : sql`asc`;
  // Names are fetched for the page alone, unless they decide who is on it.
  const named =
    sort === 'name' || (input.search?.trim() ?? '') !== ''
      ? sql`join party p on p.org_id = c.org_id and p.id = c.party_id`
      : sql``;
  const { rows } = await sql<Found>`
    select page.id, page.code, p.name, p.city, p.siren, p.siret, p.vat_number, page.salesperson, page.debtor_group,
      page.sorted::text as key, p.tags, p.custom, ${missingOf('p')} as missing,
      p.merged_into is not null as is_merged from (
      select c.party_id as id, c.code, c.salesperson, c.debtor_group, ${column} as sorted
      from customer c ${named} ${measured(context, base, sort)}
      where ${await conditions(context, input)}${after}
      order by ${column} ${direction}, c.party_id ${direction} limit ${size + 1}) page
    join party p on p.org_id = ${context.org} and p.id = page.id
    order by page.sorted ${direction}, page.id ${direction}`.execute(context.tx);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const next = rows.length > size && last ? writeCursor(order, [last.key, last.id]) : null;
  return { shown, next };
};

type Figures = {
  party_id: string;
  currency: string;
  balance: bigint;
  overdue: bigint;
  oldest: PlainDate | null;
  reminded: PlainDate | null;
  step: string | null;
};

export const listCustomers = async (
  context: Context,
  input: ListInput,
  size = PAGE,
): Promise<OutputOf<typeof receivablesContract.customers>> => {
  const { baseCurrency } = await readAgingSettings(context);
  const { shown, next } = await findPage(context, input, baseCurrency, size);
  const ids = shown.map((row) => row.id);
  const { rows: figures } = await sql<Figures>`
    select i.party_id, i.currency, sum(i.open_minor)::bigint as balance,
      coalesce(sum(i.open_minor) filter (where i.open_minor > 0 and i.due_on < ${context.today}::date), 0)::bigint as overdue,
      min(i.due_on) filter (where i.open_minor > 0) as oldest,
      max(i.last_reminded_on) as reminded,
      (array_agg(i.last_step order by i.last_reminded_on desc nulls last))[1] as step
    from open_item i
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.settled_on is null
      and i.party_id = any(${ids}::uuid[])
    group by i.party_id, i.currency
    order by i.currency <> ${baseCurrency}, i.currency`.execute(context.tx);
  const delays = await averageDelays(context, ids);
  const customers = shown.map((row): CustomerRow => {
    const own = figures.filter((one) => one.party_id === row.id);
    const reminded = own
      .filter((one) => one.reminded !== null)
      .sort((a, b) => (a.reminded! < b.reminded! ? 1 : -1))[0];
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      city: row.city,
      siren: row.siren,
      siret: row.siret,
      vatNumber: row.vat_number,
      salesperson: row.salesperson,
      debtorGroup: row.debtor_group,
      balances: own.map((one) => ({
        currency: one.currency,
        balanceMinor: one.balance.toString(),
        overdueMinor: one.overdue.toString(),
      })),
      oldestDueOn: own.reduce<PlainDate | null>(
        (oldest, one) =>
          one.oldest !== null && (oldest === null || one.oldest < oldest) ? one.oldest : oldest,
        null,
      ),
      averageDelayDays: delays.get(row.id) ?? null,
      lastReminder: reminded === undefined ? null : { step: reminded.step ?? '', on: reminded.reminded! },
      tags: row.tags,
      missing: row.missing,
      custom: row.custom,
      isMerged: row.is_merged,
    };
  });
  return { customers, next };
};

export const countCustomers = async (
  context: Context,
  filter: Filter,
): Promise<OutputOf<typeof receivablesContract.countCustomers>> => {
  const { rows } = await sql<{ count: bigint }>`
    select count(*) as count from customer c
    join party p on p.org_id = c.org_id and p.id = c.party_id
    where ${await conditions(context, filter)}`.execute(context.tx);
  return { count: Number(rows[0]?.count ?? 0) };
};
