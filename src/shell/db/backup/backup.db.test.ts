import { appendFileSync, chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../connect.ts';
import type { OpenDatabase } from '../connect.ts';
import { silentLog } from '../embedded/log.ts';
import { withClient } from '../prepare.ts';
import { backupCluster } from './backup-cluster.ts';
import { restoreCluster, verifyBackup } from './restore-cluster.ts';

const now = '2026-11-22T08:00:00.000Z';

describe('backup and restore', () => {
  let folder: string;
  let opened: OpenDatabase[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'encaisse-backup-'));
    chmodSync(folder, 0o711);
  });
  afterEach(async () => {
    for (const database of opened) await database.stop();
    opened = [];
    rmSync(folder, { recursive: true, force: true });
  });

  const path = (name: string): string => join(folder, name);
  async function open(name: string): Promise<OpenDatabase> {
    const database = await openDatabase({ dataDirectory: path(name), log: silentLog });
    opened.push(database);
    return database;
  }
  const admin = (database: OpenDatabase) => ({ ...database.embedded!.adminConnection, database: 'encaisse' });

  test('a copy made while rows are written opens elsewhere, with all rows of before, under quarantine', async () => {
    const source = await open('source');
    const count = await withClient(admin(source), async (client) => {
      await client.query('create table public.paid as select n from generate_series(1, 20000) n');
      let writing = true;
      const writer = (async () => {
        for (let n = 20_001; writing; n += 1) await client.query('insert into public.paid values ($1)', [n]);
      })();
      const manifest = await backupCluster({
        admin: source.embedded!.adminConnection,
        dataDirectory: path('source'),
        into: path('copy'),
        database: 'encaisse',
        now,
      });
      writing = false;
      await writer;
      expect(manifest.files.length).toBeGreaterThan(500);
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from public.paid');
      return rows[0]!.n;
    });

    expect(await verifyBackup(path('copy'))).toMatchObject({ createdAt: now, database: 'encaisse' });
    await restoreCluster({ from: path('copy'), dataDirectory: path('target'), log: silentLog, now });
    expect(readdirSync(path('target')).filter((name) => name.startsWith('restore-'))).toEqual([]);

    const target = await open('target');
    await withClient(admin(target), async (client) => {
      const { rows } = await client.query<{ n: number; top: number }>(
        'select count(*)::int as n, max(n) as top from public.paid',
      );
      expect(rows[0]!.n).toBe(rows[0]!.top);
      expect(rows[0]!.n).toBeGreaterThanOrEqual(20_000);
      expect(rows[0]!.n).toBeLessThanOrEqual(count);
      const marks = await client.query('select key, value from directory.instance');
      expect(marks.rows).toContainEqual({ key: 'quarantine', value: now });
    });
    await withClient(target.rw, (client) => client.query('select 1'));
    await expect(
      restoreCluster({ from: path('copy'), dataDirectory: path('target'), log: silentLog, now }),
    ).rejects.toMatchObject({ code: 'already-running' });
  });

  test('a damaged backup is refused and leaves nothing behind; nothing is written over', async () => {
    const source = await open('source');
    const order = { dataDirectory: path('source'), database: 'encaisse', now, into: path('copy') };
    await backupCluster({ ...order, admin: source.embedded!.adminConnection });
    await expect(backupCluster({ ...order, admin: source.embedded!.adminConnection })).rejects.toMatchObject({
      code: 'backup-folder-not-empty',
    });
    appendFileSync(path('copy/postgres/PG_VERSION'), 'x');
    const damaged = { code: 'backup-damaged', params: { reason: 'PG_VERSION' } };
    await expect(verifyBackup(path('copy'))).rejects.toMatchObject(damaged);
    await expect(
      restoreCluster({ from: path('copy'), dataDirectory: path('target'), log: silentLog, now }),
    ).rejects.toMatchObject(damaged);
    expect(existsSync(path('target/postgres'))).toBe(false);
    await source.stop();
    await expect(
      restoreCluster({ from: path('copy'), dataDirectory: path('source'), log: silentLog, now }),
    ).rejects.toMatchObject({ code: 'restore-not-empty' });
  });
});
