import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRemindingCompany, type RemindingCompany } from '../../../test/kit/reminders.ts';
import type { Context } from '../../shell/http/context.ts';
import { listWhy } from './index.ts';

/** Twenty thousand open invoices, two thousand of them of one customer. */

let company: RemindingCompany;
let large = '';
let small = '';

const CUSTOMERS_MORE = 900;
const EACH = 20;
const LARGE = 2_000;

beforeAll(async () => {
  company = await createRemindingCompany({ now: '2026-11-23T08:00:00Z' });
  large = await company.addCustomer({ name: 'Client aux deux mille factures' });
  small = await company.addCustomer({ name: 'Petit client' });
  await company.invoice(large, 'FL-1', 30);
  await company.invoice(small, 'FP-1', 30);
  const client = await company.test.adminPool.connect();
  // As many copies of a real customer and of its real invoice: what was posted for them is not asked for here.
  const copy = async (
    table: string,
    from: string,
    where: string,
    changes: Record<string, string>,
  ): Promise<void> => {
    const { rows } = await client.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = 'encaisse.${table}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    );
    const columns = rows.map(({ name }) => name);
    const values = columns.map((name) => changes[name] ?? `t.${name}`);
    await client.query(
      `insert into encaisse.${table} (${columns.join(', ')}) select ${values.join(', ')}
       from encaisse.${table} t cross join ${from} where ${where}`,
    );
  };
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(
      `create temporary table more as select gen_random_uuid() as id, n from generate_series(1, ${CUSTOMERS_MORE}) n`,
    );
    await copy('party', 'more m', `t.id = '${small}'`, { id: 'm.id', name: `'Client ' || m.n` });
    await copy('customer', 'more m', `t.party_id = '${small}'`, { party_id: 'm.id', code: `'X-' || m.n` });
    await copy('open_item', `more m cross join generate_series(1, ${EACH}) k`, `t.party_id = '${small}'`, {
      id: 'gen_random_uuid()',
      entry_id: 'gen_random_uuid()',
      party_id: 'm.id',
      number: `'FM-' || m.n || '-' || k`,
    });
    await copy('open_item', `generate_series(2, ${LARGE}) k`, `t.party_id = '${large}'`, {
      id: 'gen_random_uuid()',
      entry_id: 'gen_random_uuid()',
      number: `'FL-' || k`,
    });
    await client.query('commit');
    await client.query('analyze');
  } finally {
    client.release();
  }
}, 240_000);
afterAll(() => company.close());

/** Rows of open items that the database hands out or looks at while the body runs, by its own count. */
const itemsRead = async (body: (context: Context) => Promise<unknown>): Promise<number> =>
  company.run(async (context) => {
    const count = async (): Promise<number> => {
      const { rows } = await sql<{ read: string }>`
        select (pg_stat_get_xact_tuples_returned('encaisse.open_item'::regclass)
          + coalesce((select sum(pg_stat_get_xact_tuples_fetched(indexrelid)) from pg_index
              where indrelid = 'encaisse.open_item'::regclass), 0)
          + coalesce((select sum(pg_stat_get_xact_tuples_returned(indexrelid)) from pg_index
              where indrelid = 'encaisse.open_item'::regclass), 0))::text as read`.execute(context.tx);
      return Number(rows[0]!.read);
    };
    const before = await count();
    await body(context);
    return (await count()) - before;
  });

describe('twenty thousand open invoices', () => {
  it('are told one customer at a time by reading its rows alone', async () => {
    const few = await itemsRead((context) => listWhy(context, { customerId: small }));
    const many = await itemsRead((context) => listWhy(context, { customerId: large }));
    const all = await itemsRead((context) => listWhy(context, {}));
    // Some rows are looked at by more than one query: a handful of times each, never those of somebody else.
    expect(few).toBeLessThan(50);
    expect(many).toBeGreaterThanOrEqual(LARGE);
    expect(many).toBeLessThan(8 * LARGE);
    expect(all).toBeGreaterThanOrEqual(CUSTOMERS_MORE * EACH);
  });

  it('come two hundred at a time, each once, whatever the page', async () => {
    const page = (offset: number) =>
      company.run((context) => listWhy(context, { customerId: large, offset }));
    const seen = new Set<string>();
    for (let offset = 0; offset < LARGE; offset += 200) {
      const { items, total } = await page(offset);
      expect([items.length, total]).toEqual([200, LARGE]);
      for (const { itemId } of items) seen.add(itemId);
    }
    expect(seen.size).toBe(LARGE);
    expect((await page(LARGE)).items).toEqual([]);
  });
});
