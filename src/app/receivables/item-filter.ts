import { sql, type RawBuilder } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { agingBuckets, bucketDueDates } from '../../core/receivables/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { normalizeName, searchKey } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';
import { readAgingSettings } from './settings.ts';

export type ItemFilter = InputOf<typeof receivablesContract.count>;

/** After every character a number or a key may have: the open end of « begins with ». */
const LAST = '\u{10FFFF}';
const startsWith = (column: RawBuilder<unknown>, text: string): RawBuilder<boolean> =>
  sql`(${column} collate "C" >= ${text} and ${column} collate "C" < ${text + LAST})`;

/** The WHERE of the list, its count and its export, on `open_item i`. Conditions are spelled as the indexes are. */
export const itemConditions = async (context: Context, filter: ItemFilter): Promise<RawBuilder<boolean>> => {
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
  if (filter.settledFrom !== undefined)
    found.push(sql`coalesce(i.settled_on, date '0001-01-01') >= ${filter.settledFrom}::date`);
  if (filter.settledTo !== undefined)
    found.push(
      sql`i.settled_on is not null and coalesce(i.settled_on, date '0001-01-01') <= ${filter.settledTo}::date`,
    );
  if (filter.amountFrom !== undefined) found.push(sql`i.amount_minor >= ${filter.amountFrom}::bigint`);
  if (filter.amountTo !== undefined) found.push(sql`i.amount_minor <= ${filter.amountTo}::bigint`);
  if (filter.currency !== undefined) found.push(sql`i.currency = ${filter.currency}`);
  const words = filter.search?.trim() ?? '';
  if (words !== '') found.push(await searchCondition(context, words));
  return sql<boolean>`${sql.join(found, sql` and `)}`;
};

const stateConditions = (state: NonNullable<ItemFilter['state']>, today: string): RawBuilder<unknown>[] => {
  const open = sql`i.settled_on is null`;
  switch (state) {
    case 'all':
      return [];
    case 'paid':
      return [sql`i.settled_on is not null`];
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

/** Customers are few beside their invoices: they are found first, then their items by index. */
const searchCondition = async (context: Context, words: string): Promise<RawBuilder<unknown>> => {
  const parties = await findParties(context, words);
  const byNumber = startsWith(sql`i.number`, words.toUpperCase());
  const asTyped = startsWith(sql`i.number`, words);
  const numbers = words === words.toUpperCase() ? byNumber : sql`(${byNumber} or ${asTyped})`;
  return parties.length === 0 ? numbers : sql`(${numbers} or i.party_id = any(${parties}::uuid[]))`;
};

/** Parties with a word that begins like this, or whose code does. */
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
