import { sql, type RawBuilder } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import type { receivablesContract } from './contract.ts';
import { readCursor, writeCursor } from '../../shell/http/cursor.ts';

export type ItemOrder = Pick<InputOf<typeof receivablesContract.list>, 'sort' | 'direction'>;
type Key = { column: RawBuilder<unknown>; type: string };

const uuid = (column: string): Key => ({ column: sql.raw(column), type: 'uuid' });
const date = (column: string): Key => ({ column: sql.raw(column), type: 'date' });
const bigint = (column: string): Key => ({ column: sql.raw(column), type: 'bigint' });
const words = (column: string): Key => ({ column: sql.raw(`${column} collate "C"`), type: 'text' });
/** Spelled as in the index: never comes before all dates. (Not coalesce: row security would not let it use the index.) */
const orNever = (column: string): string =>
  `(case when ${column} is null then date '0001-01-01' else ${column} end)`;
export const settledOrNever = sql.raw(orNever('i.settled_on'));

const keys: Record<NonNullable<ItemOrder['sort']>, readonly Key[]> = {
  issued: [date('i.issued_on'), uuid('i.id')],
  due: [date('i.due_on'), uuid('i.id')],
  number: [words('i.number'), uuid('i.id')],
  amount: [bigint('i.amount_minor'), uuid('i.id')],
  open: [bigint('i.open_minor'), uuid('i.id')],
  settled: [date(orNever('i.settled_on')), uuid('i.id')],
  reminded: [date(orNever('i.last_reminded_on')), uuid('i.id')],
  customer: [words('p.search_name'), uuid('p.id'), date('i.due_on'), uuid('i.id')],
};

export type ItemPaging = {
  /** Sorted by the customer’s name: the party leads the walk. */
  byCustomer: boolean;
  after: RawBuilder<unknown> | null;
  orderBy: RawBuilder<unknown>;
  /** The sort key of a row as text[], to make the next cursor of. */
  key: RawBuilder<string[]>;
  cursorOf: (key: readonly string[]) => string;
};

export const itemPaging = (order: ItemOrder, cursor: string | undefined): ItemPaging => {
  const sort = order.sort ?? 'due';
  const down = (order.direction ?? 'ascending') === 'descending';
  const name = `items ${sort} ${down ? 'down' : 'up'}`;
  const columns = keys[sort];
  const at = readCursor(cursor, name, columns.length);
  const list = sql.join(columns.map((key) => key.column));
  const values = (key: readonly string[]) =>
    sql.join(columns.map(({ type }, index) => sql`${key[index]}::${sql.raw(type)}`));
  return {
    byCustomer: sort === 'customer',
    after: at === null ? null : down ? sql`(${list}) < (${values(at)})` : sql`(${list}) > (${values(at)})`,
    orderBy: sql.join(columns.map(({ column }) => (down ? sql`${column} desc` : column))),
    key: sql<string[]>`array[${sql.join(columns.map(({ column }) => sql`(${column})::text`))}]`,
    cursorOf: (key) => writeCursor(name, key),
  };
};
