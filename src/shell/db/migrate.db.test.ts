import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { getRollbackPlans, PgBoss } from 'pg-boss';
import { createTestDatabase } from '../../../test/kit/database.ts';
import type { TestDatabase } from '../../../test/kit/database.ts';
import { projectRoot } from '../paths.ts';
import { withClient } from './prepare.ts';
import { countPending, migrateDatabase, pendingMigrations, readMigrations } from './migrate.ts';

describe('a migrated database', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await createTestDatabase()));
  afterAll(() => database.drop());

  test('has every migration, seen by the server’s own role', async () => {
    expect(await withClient(database.rw, (client) => countPending(client))).toBe(0);
  });

  test('refuses a changed, a missing and a late migration', () => {
    const [first, second] = [
      { name: '0001_a', sql: '', sha256: 'a' },
      { name: '0002_b', sql: '', sha256: 'b' },
    ] as const;
    expect(pendingMigrations([first, second], [first]).map((one) => one.name)).toEqual(['0002_b']);
    expect(() => pendingMigrations([first], [{ ...first, sha256: 'x' }])).toThrow(/0001_a/);
    expect(() => pendingMigrations([first], [first, second])).toThrow(/0002_b/);
    expect(() => pendingMigrations([first, second], [second])).toThrow(/comes before/);
    expect(readMigrations().length).toBeGreaterThan(0);
  });

  test('gives nothing to PUBLIC and no role that could pass row security', async () => {
    const { rows } = await database.adminPool.query<{ rolname: string }>(
      "select rolname from pg_roles where rolname ~ '_(owner|rw|ro|jobs)$' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)",
    );
    expect(rows).toEqual([]);
    const client = withClient(database.rw, (rw) => rw.query('create table public.x (a int)'));
    await expect(client).rejects.toThrow(/permission denied/);
    await expect(
      withClient(database.rw, (rw) => rw.query('create table encaisse.x (a int)')),
    ).rejects.toThrow(/permission denied/);
  });

  test('lets the jobs role run the queue without any right to change its schema', async () => {
    const boss = new PgBoss({ ...database.jobs, schema: 'pgboss', migrate: false, reindex: false });
    boss.on('error', () => {});
    await boss.start();
    await boss.createQueue('letters');
    await boss.send('letters', { to: 'Dupont' });
    const jobs = await boss.fetch<{ to: string }>('letters');
    expect(jobs.map((job) => job.data.to)).toEqual(['Dupont']);
    await boss.stop({ graceful: false });
    await expect(withClient(database.jobs, (jobs_) => jobs_.query('drop table pgboss.job'))).rejects.toThrow(
      /owner/,
    );
  });

  test('keeps what came before a migration that fails, and nothing of that one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'encaisse-migrations-'));
    cpSync(join(projectRoot(), 'migrations'), folder, { recursive: true });
    writeFileSync(join(folder, '9998_good.sql'), 'create table encaisse.good (a int);');
    const bad = join(folder, '9999_bad.sql');
    writeFileSync(bad, 'create table encaisse.bad (a int);\nselect 1/0;\nselect nothing;');
    const migrate = (): Promise<string[]> =>
      migrateDatabase({ admin: database.admin, rolePrefix: inject('cluster').template, folder });
    await expect(migrate()).rejects.toThrow(/9999_bad: division by zero/);
    writeFileSync(bad, 'create table encaisse.bad (a int);');
    expect(await migrate()).toEqual(['9999_bad']);
    expect(await migrate()).toEqual([]);
    await database.adminPool.query(
      "drop table encaisse.good, encaisse.bad; delete from directory.schema_migration where name >= '9998'",
    );
    rmSync(folder, { recursive: true });
  });

  test('brings the queue of an older pg-boss up to date', async () => {
    const version = 'select version from pgboss.version';
    const { rows: before } = await database.adminPool.query<{ version: number }>(version);
    await database.adminPool.query(getRollbackPlans('pgboss', before[0]!.version));
    expect((await database.adminPool.query(version)).rows).not.toEqual(before);
    const rolePrefix = inject('cluster').template;
    expect(await migrateDatabase({ admin: database.admin, rolePrefix })).toEqual([]);
    expect((await database.adminPool.query(version)).rows).toEqual(before);
  });
});
