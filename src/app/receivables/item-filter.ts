import { sql, type RawBuilder } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { agingBuckets, bucketDueDates } from '../../core/receivables/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { normalizeName, searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';
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
};

export const itemConditions = async (context: Context, filter: ItemFilter): Promise<ItemConditions> => {
  const found: RawBuilder<unknown>[] = [
    sql`i.org_id = ${context.org}`,
    sql`i.account = ${CUSTOMERS}`,
    ...stateConditions(filter.state ?? 'open', context.today),
  ];
  const kind = filter.kind ?? 'documents';
  if (kind !== 'documents') found.push(sql`i.kind = ${kind}`);
  else if (filter.state === 'all' || filter.state === 'paid') found.push(sql`i.kind <> 'payment'`);
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
  const words = filter.search?.trim() ?? '';
  return {
    where: sql<boolean>`${sql.join(found, sql` and `)}`,
    search:
      words === '' ? null : { numbers: numberCondition(words), parties: await findParties(context, words) },
    from: filter.state === 'part-paid' ? partPaid(context) : sql`open_item i`,
  };
};

/**
 * Few items are paid in part, but PostgreSQL takes « open <> amount » for nearly all of them: `offset 0` makes it
 * read them, from an index of their own, before anything else.
 */
const partPaid = (context: Context): RawBuilder<unknown> => sql`(
  select * from open_item where org_id = ${context.org} and account = ${CUSTOMERS}
    and settled_on is null and open_minor <> amount_minor offset 0) i`;

const stateConditions = (state: NonNullable<ItemFilter['state']>, today: string): RawBuilder<unknown>[] => {
  const open = sql`i.settled_on is null`;
  switch (state) {
    case 'all':
      return [];
    case 'paid':
      return [sql`i.settled_on is not null`, sql`${settledOrNever} > date '0001-01-01'`];
    case 'open':
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

const numberCondition = (words: string): RawBuilder<unknown> => {
  const upper = startsWith(sql`i.number`, words.toUpperCase());
  return words === words.toUpperCase() ? upper : sql`(${upper} or ${startsWith(sql`i.number`, words)})`;
};

/**
 * Parties with a word that begins like this, or whose code does. Customers are few beside their invoices: they are
 * found first, then their items by index.
 */
const findParties = async (context: Context, words: string): Promise<string[]> => {
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
