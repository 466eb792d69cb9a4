import { sql, type RawBuilder } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { daysBetween, plainDate } from '../../core/calendar/index.ts';
import { agingBuckets, bucketDueDates } from '../../core/receivables/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { normalizeName, searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';
import { narrowedBy } from '../party/index.ts';
import { settledOrNever } from './item-order.ts';
import { readAgingSettings } from './settings.ts';

export type ItemFilter = InputOf<typeof receivablesContract.count>;

/** After every character a number or a key may have: the open end of « begins with ». */
const LAST = '\u{10FFFF}';
const startsWith = (column: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
  sql`(${column} collate "C" >= ${text} and ${column} collate "C" < ${text + LAST})`;

export type ItemConditions = {
  /** Everything but the words searched for; on `i`. Conditions are spelled as the indexes are. */
  where: RawBuilder<boolean>;
  search: { numbers: RawBuilder<unknown>; parties: readonly string[] } | null;
  /** What `i` is. */
  from: RawBuilder<unknown>;
  /** The day that the filter bounds, when that leaves few rows: they are read first, whatever the order. */
  narrowedBy: Day | null;
};

export type Day = 'issued' | 'due' | 'settled';

export const itemConditions = async (
  context: Context,
  filter: ItemFilter,
  account: string = CUSTOMERS,
): Promise<ItemConditions> => {
  const found: RawBuilder<unknown>[] = [
    sql`i.org_id = ${context.org}`,
    sql`i.account = ${account}`,
    ...stateConditions(filter.state ?? 'open', context.today),
  ];
  const kind = filter.kind ?? 'documents';
  if (kind !== 'documents') found.push(sql`i.kind = ${kind}`);
  else if (filter.state === 'all' || filter.state === 'paid')
    found.push(sql`i.kind <> 'payment'`, sql`i.kind <> 'write_off'`, sql`i.kind <> 'valuation'`);
  if (filter.bucket !== undefined) found.push(...(await bucketConditions(context, filter.bucket)));
  if (filter.customerId !== undefined) found.push(sql`i.party_id = ${filter.customerId}`);
  if (filter.issuedFrom !== undefined) found.push(sql`i.issued_on >= ${filter.issuedFrom}::date`);
  if (filter.issuedTo !== undefined) found.push(sql`i.issued_on <= ${filter.issuedTo}::date`);
  if (filter.dueFrom !== undefined) found.push(sql`i.due_on >= ${filter.dueFrom}::date`);
  if (filter.dueTo !== undefined) found.push(sql`i.due_on <= ${filter.dueTo}::date`);
  if (filter.settledFrom !== undefined) found.push(sql`${settledOrNever} >= ${filter.settledFrom}::date`);
  if (filter.settledTo !== undefined)
    found.push(sql`i.settled_on is not null and ${settledOrNever} <= ${filter.settledTo}::date`);
  if (filter.amountFrom !== undefined) found.push(sql`i.amount_minor >= ${filter.amountFrom}::bigint`);
  if (filter.amountTo !== undefined) found.push(sql`i.amount_minor <= ${filter.amountTo}::bigint`);
  if (filter.currency !== undefined) found.push(sql`i.currency = ${filter.currency}`);
  found.push(
    ...(await narrowedBy(context, filter, {
      party: sql`i.party_id`,
      documents: (holds) => sql`exists (select 1 from sales_document s
        where s.org_id = i.org_id and s.invoice_id = i.invoice_id and ${holds(sql`s.content -> 'custom'`)})`,
    })),
  );
  const words = filter.search?.trim() ?? '';
  return {
    where: sql<boolean>`${sql.join(found, sql` and `)}`,
    search:
      words === '' ? null : { numbers: numberCondition(words), parties: await findParties(context, words) },
    ...source(context, filter, account),
  };
};

type Source = Pick<ItemConditions, 'from' | 'narrowedBy'>;

const source = (context: Context, filter: ItemFilter, account: string): Source => {
  if (filter.state === 'part-paid') return { from: partPaid(context, account), narrowedBy: null };
  if (filter.state === 'disputed') return { from: disputed(context), narrowedBy: null };
  const narrowedBy = narrowDay(context, filter);
  return narrowedBy === null
    ? { from: sql`open_item i`, narrowedBy }
    : { from: withinDays(context, filter, narrowedBy, account), narrowedBy };
};

/** More than a year of documents is walked in the order asked for; less is read from the index of its day. */
const NARROW_DAYS = 400;

const narrowDay = (context: Context, filter: ItemFilter): Day | null => {
  const isNarrow = (from: string | undefined, to: string | undefined): boolean =>
    from !== undefined &&
    daysBetween(plainDate(from), to === undefined ? context.today : plainDate(to)) <= NARROW_DAYS;
  if (filter.kind !== 'payment' && isNarrow(filter.settledFrom, filter.settledTo)) return 'settled';
  if (isNarrow(filter.issuedFrom, filter.issuedTo)) return 'issued';
  return isNarrow(filter.dueFrom, filter.dueTo) ? 'due' : null;
};

/**
 * PostgreSQL takes days of issue, due days and settling for unrelated and would walk a million due dates to find last
 * month’s invoices: `offset 0` makes it read the days asked for first, from an index that holds what lists sort by.
 */
const withinDays = (context: Context, filter: ItemFilter, day: Day, account: string): RawBuilder<unknown> => {
  const { column, from, to, extra } = {
    issued: { column: sql`i.issued_on`, from: filter.issuedFrom, to: filter.issuedTo, extra: sql`` },
    due: { column: sql`i.due_on`, from: filter.dueFrom, to: filter.dueTo, extra: sql`` },
    settled: {
      column: settledOrNever,
      from: filter.settledFrom,
      to: filter.settledTo,
      extra: sql` and i.kind <> 'payment'`,
    },
  }[day];
  const until = to === undefined ? sql`` : sql` and ${column} <= ${to}::date`;
  return sql`(
    select i.* from open_item i where i.org_id = ${context.org} and i.account = ${account}
      and ${column} >= ${from}::date${until}${extra} offset 0) i`;
};

/**
 * Few items are paid in part, but PostgreSQL takes « open <> amount » for nearly all of them: `offset 0` makes it
 * read them, from an index of their own, before anything else.
 */
const partPaid = (context: Context, account: string): RawBuilder<unknown> => sql`(
  select * from open_item where org_id = ${context.org} and account = ${account}
    and settled_on is null and open_minor <> amount_minor offset 0) i`;

/** Disputes are few: they lead to their items. */
const disputed = (context: Context): RawBuilder<unknown> => sql`(
  select * from open_item where org_id = ${context.org} and id in (
    select item_id from dispute where org_id = ${context.org} and closed_on is null) offset 0) i`;

const stateConditions = (state: NonNullable<ItemFilter['state']>, today: string): RawBuilder<unknown>[] => {
  const open = sql`i.settled_on is null`;
  switch (state) {
    case 'all':
      return [];
    case 'paid':
      return [sql`i.settled_on is not null`, sql`${settledOrNever} > date '0001-01-01'`];
    case 'open':
    case 'disputed':
      return [open];
    case 'to-come':
      return [open, sql`i.open_minor > 0`, sql`i.due_on > ${today}::date`];
    case 'due':
      return [open, sql`i.open_minor > 0`, sql`i.due_on = ${today}::date`];
    case 'late':
      return [open, sql`i.open_minor > 0`, sql`i.due_on < ${today}::date`];
    case 'part-paid':
      return [open, sql`i.open_minor <> i.amount_minor`];
    case 'credit':
      return [open, sql`i.open_minor < 0`];
  }
};

/** What stands behind a tile: debits only, credits have their own place. */
const bucketConditions = async (context: Context, index: number): Promise<RawBuilder<unknown>[]> => {
  const { limits } = await readAgingSettings(context);
  const wanted = agingBuckets(limits)[index];
  if (wanted === undefined) return [sql`false`];
  const { fromOn, toOn } = bucketDueDates(wanted, context.today);
  const found: RawBuilder<unknown>[] = [sql`i.settled_on is null`, sql`i.open_minor > 0`];
  if (wanted.toDays !== null) found.push(sql`i.due_on >= ${fromOn}::date`);
  if (wanted.fromDays !== null) found.push(sql`i.due_on <= ${toOn}::date`);
  return found;
};

const numberCondition = (words: string): RawBuilder<unknown> => beginsAsTyped(sql`i.number`, words);

/** As typed or in capitals: the index knows no other way to ignore case. */
export const beginsAsTyped = (column: RawBuilder<unknown>, words: string): RawBuilder<unknown> => {
  const upper = startsWith(column, words.toUpperCase());
  return words === words.toUpperCase() ? upper : sql`(${upper} or ${startsWith(column, words)})`;
};

/**
 * Parties with a word that begins like this, or whose code does. Customers are few beside their invoices: they are
 * found first, then their items by index.
 */
export const findParties = async (context: Context, words: string): Promise<string[]> => {
  const key = normalizeName(words) || searchKey(words);
  const byCode = sql`upper(c.code) like ${`${escapeLike(words.toUpperCase())}%`}`;
  const byName =
    key === ''
      ? sql`false`
      : sql`(p.search_name like ${`${escapeLike(key)}%`} or p.search_name like ${`% ${escapeLike(key)}%`})`;
  const { rows } = await sql<{ id: string }>`
    select p.id from party p left join customer c on c.org_id = p.org_id and c.party_id = p.id
    where p.org_id = ${context.org} and (${byName} or ${byCode})`.execute(context.tx);
  return rows.map((row) => row.id);
};

export const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
