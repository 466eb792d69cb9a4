import { sql, type RawBuilder } from 'kysely';
import { readCursor, writeCursor } from '../../shell/http/cursor.ts';
import type { ItemOrder } from './item-order.ts';
import { settledOrNever } from './item-order.ts';
import { issuedOrLater, signedGross, untilOrLater, type Part } from './sales-filter.ts';

type Sort = NonNullable<ItemOrder['sort']>;

/** One column of the order: what it is of an open item, and of a document; a constant where documents have none. */
type Key = { type: string; owed: RawBuilder<unknown>; paper: RawBuilder<unknown>; isConstant?: true };

const key = (type: string, owed: string, paper: RawBuilder<unknown> | string): Key => ({
  type,
  owed: sql.raw(owed),
  paper: typeof paper === 'string' ? sql.raw(paper) : paper,
});
const constant = (type: string, owed: RawBuilder<unknown>, value: string): Key => ({
  type,
  owed,
  paper: sql.raw(`${value}::${type}`),
  isConstant: true,
});
const NEVER = `'0001-01-01'`;
const id = key('uuid', 'i.id', 'd.id');
const due = key('date', 'i.due_on', untilOrLater);

const keys: Record<Sort, readonly Key[]> = {
  issued: [key('date', 'i.issued_on', issuedOrLater), id],
  due: [due, id],
  number: [key('text', 'i.number collate "C"', 'd.number collate "C"'), id],
  amount: [key('bigint', 'i.amount_minor', signedGross), id],
  open: [constant('bigint', sql.raw('i.open_minor'), '0'), id],
  settled: [constant('date', settledOrNever, NEVER), id],
  reminded: [
    constant(
      'date',
      sql.raw(`(case when i.last_reminded_on is null then date ${NEVER} else i.last_reminded_on end)`),
      NEVER,
    ),
    id,
  ],
  customer: [
    key('text', 'p.search_name collate "C"', 'p.search_name collate "C"'),
    key('uuid', 'p.id', 'p.id'),
    due,
    id,
  ],
};
/** A draft nobody is named in comes before all customers. */
const nobody: readonly Key[] = [
  constant('text', sql`''`, `''`),
  constant('uuid', sql`''`, `'00000000-0000-0000-0000-000000000000'`),
  due,
  id,
];

export type SalesPaging = {
  /** A page of one part: its rows as (source, id, k1, k2…), by its own index. */
  owed: (part: Part, org: string, limit: number) => RawBuilder<unknown>[];
  papers: (part: Part, org: string, limit: number) => RawBuilder<unknown>[];
  /** Of the merged parts. */
  orderBy: RawBuilder<unknown>;
  key: RawBuilder<string[]>;
  cursorOf: (key: readonly string[]) => string;
};

/**
 * The same order for both kinds of rows: each part is walked by its own index, the first pages are merged, and the
 * cursor (the key of the last row) goes on in all of them.
 */
export const salesPaging = (order: ItemOrder, cursor: string | undefined): SalesPaging => {
  const sort = order.sort ?? 'issued';
  const down = order.direction === 'descending' || (order.direction === undefined && sort === 'issued');
  const name = `sales ${sort} ${down ? 'down' : 'up'}`;
  const columns = keys[sort];
  const at = readCursor(cursor, name, columns.length);
  const named = columns.map((_, index) => sql.raw(`k${String(index + 1)}`));
  const byCustomer = sort === 'customer';
  const walk = (
    source: 'owed' | 'paper',
    of: readonly Key[],
    part: Part,
    from: RawBuilder<unknown>,
    limit: number,
  ): RawBuilder<unknown>[] => {
    const after = at === null ? null : afterKey(of, source, at, down);
    const list = of.map((column, index) => sql`${column[source]} as ${named[index]!}`);
    const sorted = of.filter((column) => source === 'owed' || column.isConstant !== true);
    const orderBy = sql.join(sorted.map((column) => (down ? sql`${column[source]} desc` : column[source])));
    return (part.found ?? [null]).map((found) => {
      const where = [part.where, found, after].filter((one) => one !== null);
      return sql`(select ${sql.lit(source)} as source, ${sql.raw(source === 'owed' ? 'i.id' : 'd.id')} as id, ${sql.join(list)}
        from ${from} where ${sql.join(where, sql` and `)} order by ${orderBy} limit ${limit})`;
    });
  };
  return {
    owed: (part, org, limit) => {
      const from = byCustomer
        ? sql`party p join ${part.from} on i.org_id = p.org_id and i.party_id = p.id and p.org_id = ${org}`
        : part.from;
      return walk('owed', columns, part, from, limit);
    },
    papers: (part, org, limit) => {
      if (!byCustomer) return walk('paper', columns, part, part.from, limit);
      const named_ = sql`party p join ${part.from} on d.org_id = p.org_id and d.party_id = p.id and p.org_id = ${org}`;
      const unnamed = { ...part, where: sql`${part.where} and d.party_id is null` };
      return [
        ...walk('paper', columns, part, named_, limit),
        ...walk('paper', nobody, unnamed, part.from, limit),
      ];
    },
    orderBy: sql.join(
      columns.map(({ type }, index) => {
        const column = type === 'text' ? sql`${named[index]!} collate "C"` : named[index]!;
        return down ? sql`${column} desc` : column;
      }),
    ),
    key: sql<string[]>`array[${sql.join(named.map((column) => sql`(${column})::text`))}]`,
    cursorOf: (values) => writeCursor(name, values),
  };
};

/**
 * What comes after a key. A row comparison is a range of an index; before it, constants are compared by themselves, so
 * that the rest is still one.
 */
const afterKey = (
  of: readonly Key[],
  source: 'owed' | 'paper',
  at: readonly string[],
  down: boolean,
): RawBuilder<unknown> => {
  const value = (index: number): RawBuilder<unknown> => sql`${at[index]}::${sql.raw(of[index]!.type)}`;
  const compare = down ? sql`<` : sql`>`;
  const first = of.findIndex((column) => source === 'owed' || column.isConstant !== true);
  const rest = of.slice(first);
  const within = sql`(${sql.join(rest.map((column) => column[source]))}) ${compare} (${sql.join(
    rest.map((_, index) => value(first + index)),
  )})`;
  return of
    .slice(0, first)
    .reduceRight<RawBuilder<unknown>>(
      (inner, column, index) =>
        sql`(${column[source]} ${compare} ${value(index)} or (${column[source]} = ${value(index)} and ${inner}))`,
      within,
    );
};
