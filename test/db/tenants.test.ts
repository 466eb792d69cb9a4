import { sql } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '../../src/app/demo/index.ts';
import { openBooks } from '../../src/app/ledger/index.ts';
import { createOrganization } from '../../src/app/organization/index.ts';
import { fakeClock } from '../../src/shell/clock.ts';
import { createDatabase, createPool, inTenant, sqlState, type Database } from '../../src/shell/db/tenant.ts';
import { orgId, type OrgId } from '../../src/shell/ids.ts';
import { createContextIn } from '../../src/shell/runtime.ts';
import { createTestDatabase, type TestDatabase } from '../kit/database.ts';

let test: TestDatabase;
let pool: pg.Pool;
let database: Database;
let first: OrgId;
let second: OrgId;
let tables: string[] = [];
let writable = new Map<string, string[]>();

const contextIn = createContextIn(fakeClock('2026-11-22T08:00:00Z'), () => async () => {});

/** Two companies with the same three years in every table that the demonstration fills. */
beforeAll(async () => {
  test = await createTestDatabase();
  pool = createPool({ ...test.rw, max: 2 });
  database = createDatabase(pool);
  const create = (name: string) =>
    createOrganization(database, contextIn, [openBooks, fillDemo], {
      name,
      isDemo: true,
      ownerId: null,
      ownerName: 'Claire Morvan',
      locale: 'fr',
    });
  first = await create('Première');
  second = await create('Seconde');
  const { rows } = await test.adminPool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'encaisse' and tablename <> 'schema_migration' order by 1",
  );
  tables = rows.map((row) => row.name);
  // A column that the database works out itself takes no value: naming it would refuse the copy before row security does.
  const columns = await test.adminPool.query<{ table: string; names: string[] }>(
    `select table_name as table, array_agg(column_name::text order by ordinal_position) as names
     from information_schema.columns where table_schema = 'encaisse' and is_generated = 'NEVER' group by 1`,
  );
  writable = new Map(columns.rows.map(({ table, names }) => [table, names]));
});
afterAll(async () => {
  await pool.end();
  await test.drop();
});

const countAs = (org: OrgId, table: string, of: OrgId): Promise<number> =>
  inTenant(database, org, async (tx) => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where org_id = ${of}`.execute(tx);
    return rows[0]!.n;
  });
const countReally = async (table: string, of: OrgId): Promise<number> => {
  const { rows } = await test.adminPool.query<{ n: number }>(
    `select count(*)::int as n from encaisse.${table} where org_id = $1`,
    [of],
  );
  return rows[0]!.n;
};

/** All rows of a company, as one number: any change of any of them changes it. */
const checksum = async (of: OrgId): Promise<string> => {
  const sums: string[] = [];
  for (const table of tables) {
    const { rows } = await test.adminPool.query<{ sum: string }>(
      `select coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from encaisse.${table} t where org_id = $1`,
      [of],
    );
    sums.push(`${table} ${rows[0]!.sum}`);
  }
  return sums.join('\n');
};

describe('a company', () => {
  it('sees its own rows of every table and none of another', async () => {
    let filled = 0;
    for (const table of tables) {
      const own = await countReally(table, first);
      expect(await countAs(first, table, first), table).toBe(own);
      expect(await countAs(first, table, second), table).toBe(0);
      if (own > 0) filled += 1;
    }
    expect(filled).toBeGreaterThan(20);
  });

  it('cannot change, delete or add a row of another', async () => {
    const before = await checksum(second);
    for (const table of tables) {
      const attempts = [
        sql`update ${sql.table(table)} set recorded_at = now() where org_id = ${second}`,
        sql`delete from ${sql.table(table)} where org_id = ${second}`,
      ];
      for (const attempt of attempts) {
        const outcome = await inTenant(database, first, (tx) => attempt.execute(tx)).catch(sqlState);
        // Nothing found under row security, or not even allowed to ask (42501: append-only, no such grant).
        const harmless =
          outcome === '42501' || (typeof outcome === 'object' && (outcome.numAffectedRows ?? 0n) === 0n);
        expect(
          harmless,
          `${table}: ${JSON.stringify(outcome, (_k, v: unknown) => (typeof v === 'bigint' ? String(v) : v))}`,
        ).toBe(true);
      }
      const names = sql.join(writable.get(table)!.map((name) => sql.ref(name)));
      const copied = await inTenant(database, first, (tx) =>
        sql`insert into ${sql.table(table)} (${names})
            select ${names} from (
              select (jsonb_populate_record(null::${sql.table(table)}, to_jsonb(t) || jsonb_build_object('org_id', ${second}::text))).*
              from ${sql.table(table)} t limit 1) r`.execute(tx),
      ).catch(sqlState);
      const empty = typeof copied === 'object' && (copied.numAffectedRows ?? 0n) === 0n;
      // 23001: written by the database alone, whoever asks.
      expect(
        copied === '42501' || copied === '23001' || empty,
        `${table}: ${typeof copied === 'object' ? 'added' : copied}`,
      ).toBe(true);
    }
    expect(await checksum(second)).toBe(before);
  });

  it('is nobody without app.org: no rows, and no row can be added', async () => {
    const client = await pool.connect();
    try {
      for (const table of tables) {
        const { rows } = await client.query<{ n: number }>(
          `select count(*)::int as n from encaisse.${table}`,
        );
        expect(rows[0]!.n, table).toBe(0);
      }
      await expect(
        client.query("insert into encaisse.journal (org_id, code, name) values ($1, 'ZZ', 'x')", [first]),
      ).rejects.toMatchObject({ code: '42501' });
    } finally {
      client.release();
    }
  });

  it('leaves nothing behind on a connection that serves another next', async () => {
    const single = createPool({ ...test.rw, max: 1 });
    const one = createDatabase(single);
    const seen = (org: OrgId) =>
      inTenant(one, org, async (tx) => {
        const { rows } = await sql<{ name: string }>`select name from organization`.execute(tx);
        return rows.map((row) => row.name);
      });
    expect(await seen(first)).toEqual(['Première']);
    expect(await seen(second)).toEqual(['Seconde']);
    await expect(
      inTenant(one, first, async () => {
        throw new Error('in the middle');
      }),
    ).rejects.toThrow('in the middle');
    const { rows } = await single.query("select current_setting('app.org', true) as org");
    expect(rows).toEqual([{ org: '' }]);
    expect((await single.query('select from encaisse.organization')).rowCount).toBe(0);
    expect(await seen(second)).toEqual(['Seconde']);
    await single.end();
  });

  it('has an id of one shape: nothing else reaches SET LOCAL', () => {
    for (const text of [
      "x'; drop table encaisse.file; --",
      '',
      first.toUpperCase(),
      `${first} `,
      `${first}\n`,
    ]) {
      expect(() => orgId(text)).toThrow('not an organisation id');
    }
  });
});

describe('two commands that wait for each other', () => {
  it('both succeed: the one PostgreSQL stopped (40P01) is run again', async () => {
    const meet = createDatabase(pool);
    let arrived = 0;
    let open: () => void;
    const both = new Promise<void>((resolve) => (open = resolve));
    let runs = 0;
    const lockTwo = (codes: readonly [string, string]) =>
      inTenant(meet, first, async (tx) => {
        runs += 1;
        await sql`update journal set name = name || '.' where code = ${codes[0]}`.execute(tx);
        arrived += 1;
        if (arrived === 2) open();
        await both;
        await sql`update journal set name = name || '.' where code = ${codes[1]}`.execute(tx);
      });
    await Promise.all([lockTwo(['VE', 'BQ']), lockTwo(['BQ', 'VE'])]);
    // Three, or more when a busy machine lets PostgreSQL stop both.
    expect(runs).toBeGreaterThanOrEqual(3);
    const { rows } = await test.adminPool.query<{ name: string }>(
      "select name from encaisse.journal where org_id = $1 and code in ('VE', 'BQ') order by code",
      [first],
    );
    expect(rows.map((row) => row.name)).toEqual(['Banque..', 'Ventes..']);
  });
});
