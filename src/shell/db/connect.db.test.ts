import { describe, expect, inject, test } from 'vitest';
import { openDatabase, prepareExternal, sisterUrl } from './connect.ts';
import { silentLog } from './embedded/log.ts';
import { id, withClient } from './prepare.ts';

/** The cluster of this run, reached as an operator would reach a server of their own. */
const { admin } = inject('cluster');
const adminUrl = (database: string): string =>
  `postgres://${admin.user}:${admin.password}@localhost:${admin.port}/${database}?host=${encodeURIComponent(admin.host)}`;
const open = (url: string) => openDatabase({ url, dataDirectory: '/nowhere', log: silentLog });

describe('a server of one’s own (DATABASE_URL)', () => {
  test('is prepared once by its administrator, then opened with three ordinary roles', async () => {
    const database = 'compta_externe';
    const first = await prepareExternal({ adminUrl: adminUrl(database) });
    expect(first.applied.length).toBeGreaterThan(0);
    const again = await prepareExternal({ adminUrl: adminUrl(database), password: 'p@ss/mot de passe' });
    expect(again.applied).toEqual([]);
    await expect(open(first.url)).rejects.toMatchObject({ code: 'database-unreachable' });

    const opened = await open(again.url);
    expect(opened).toMatchObject({ mode: 'external', database, embedded: null });
    const who = 'select current_user as role';
    for (const kind of ['rw', 'ro', 'jobs'] as const) {
      const { rows } = await withClient(opened[kind], (client) => client.query<{ role: string }>(who));
      expect(rows[0]!.role).toBe(`${database}_${kind}`);
    }
    await opened.stop();

    const migration = 'select name from directory.schema_migration order by name desc limit 1';
    await withClient({ ...admin, database }, async (client) => {
      const { rows } = await client.query<{ name: string }>(migration);
      await client.query('delete from directory.schema_migration where name = $1', [rows[0]!.name]);
    });
    await expect(open(again.url)).rejects.toMatchObject({
      code: 'migrations-pending',
      params: { pending: 1 },
    });

    await withClient({ ...admin, database: 'postgres' }, async (client) => {
      await client.query(`drop database ${database} with (force)`);
      for (const kind of ['owner', 'rw', 'ro', 'jobs'])
        await client.query(`drop role ${id(`${database}_${kind}`)}`);
    });
  });

  test('is refused with a role that could read every company', async () => {
    await expect(open(adminUrl('postgres'))).rejects.toMatchObject({ code: 'role-unknown' });
    await withClient({ ...admin, database: 'postgres' }, async (client) => {
      await client.query("create role too_much_rw login bypassrls password 'x'");
      const url = `postgres://too_much_rw:x@localhost:${admin.port}/postgres?host=${encodeURIComponent(admin.host)}`;
      await expect(open(url)).rejects.toMatchObject({ code: 'role-too-powerful' });
      await client.query('drop role too_much_rw');
    });
  });

  test('that does not answer is named, without its password', async () => {
    const refusal = open('postgres://encaisse_rw:secret@localhost:1/encaisse');
    await expect(refusal).rejects.toMatchObject({
      code: 'database-unreachable',
      params: { host: 'localhost:1' },
    });
    await expect(refusal).rejects.not.toThrow(/secret/);
    await expect(open('encaisse')).rejects.toMatchObject({ code: 'database-unreachable' });
  });

  test('gives its other roles by name', () => {
    expect(sisterUrl('postgres://encaisse_rw:a%20b@db:5432/encaisse?sslmode=require', 'jobs')).toBe(
      'postgres://encaisse_jobs:a%20b@db:5432/encaisse?sslmode=require',
    );
  });
});
