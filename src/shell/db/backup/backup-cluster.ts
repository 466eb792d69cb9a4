import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type pg from 'pg';
import { dataPaths } from '../../paths.ts';
import { StartRefusal } from '../embedded/refusals.ts';
import { withClient } from '../prepare.ts';
import { CLUSTER, copyHashed, MANIFEST, syncFolder } from './manifest.ts';
import type { BackupFile, BackupManifest } from './manifest.ts';

export type BackupOptions = {
  /** The superuser's connection to the running cluster. */
  admin: pg.ClientConfig;
  dataDirectory: string;
  /** A folder that does not exist yet, or is empty. */
  into: string;
  database: string;
  /** ISO moment, from the clock. */
  now: string;
  onProgress?: (done: { files: number; bytes: number }) => void;
};

/** Rebuilt by the server at its start, or never to be restored (PostgreSQL manual, 25.3.4). */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pgsql_tmp.*|pg_internal\.init.*|backup_label.*|tablespace_map.*|current_logfiles.*)$/;

/**
 * Physical backup of the living cluster, users at work: start, copy, stop, then the write-ahead log written
 * meanwhile, which makes the copied files agree. Written beside and renamed: there is never half a backup.
 */
export async function backupCluster(options: BackupOptions): Promise<BackupManifest> {
  const { into } = options;
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new StartRefusal('backup-folder-not-empty', { path: into });
  const draft = join(dirname(into), `.${basename(into)}.${randomBytes(4).toString('hex')}`);
  await mkdir(join(draft, CLUSTER), { recursive: true, mode: 0o700 });
  try {
    const manifest = await withClient(options.admin, (client) => copyCluster(client, options, draft));
    await writeFile(join(draft, MANIFEST), JSON.stringify(manifest, null, 1), { mode: 0o600, flush: true });
    await syncFolder(draft);
    if (existsSync(into)) await rm(into, { recursive: true });
    await rename(draft, into);
    await syncFolder(dirname(into));
    return manifest;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function copyCluster(
  client: pg.Client,
  options: BackupOptions,
  draft: string,
): Promise<BackupManifest> {
  const cluster = dataPaths(options.dataDirectory).cluster;
  const target = join(draft, CLUSTER);
  const manifest: BackupManifest = {
    format: 'encaisse-backup-1',
    postgres: '',
    database: options.database,
    createdAt: options.now,
    folders: [],
    files: [],
  };
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  manifest.postgres = rows[0]!.version.split(' ')[0]!;

  let bytes = 0;
  const keep = async (path: string): Promise<void> => {
    const copied = await copyIfThere(join(cluster, path), join(target, path));
    if (!copied) return;
    manifest.files.push({ path, ...copied });
    bytes += copied.size;
    options.onProgress?.({ files: manifest.files.length, bytes });
  };

  // The slot lives as long as this session and keeps the server from recycling the log we still have to copy.
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [
    `encaisse_backup_${randomBytes(4).toString('hex')}`,
  ]);
  const begun = await client.query<{ wal: string }>(
    "select pg_walfile_name(pg_backup_start('encaisse', true)) as wal",
  );
  for await (const entry of walk(cluster, '')) {
    if (entry.folder) {
      await mkdir(join(target, entry.path), { recursive: true, mode: 0o700 });
      manifest.folders.push(entry.path);
    } else await keep(entry.path);
  }
  const ended = await client.query<{ wal: string; label: string }>(
    'select pg_walfile_name(lsn) as wal, labelfile as label from pg_backup_stop(false)',
  );
  for (const name of (await readdir(join(cluster, 'pg_wal'))).sort()) {
    const wanted = /^[0-9A-F]{24}$/.test(name) && name >= begun.rows[0]!.wal && name <= ended.rows[0]!.wal;
    if (wanted || name.endsWith('.history')) await keep(`pg_wal/${name}`);
  }
  manifest.files.push(await writeLabel(target, ended.rows[0]!.label));
  return manifest;
}

/** Recovery starts from the checkpoint that this file names, not from the one in pg_control. */
async function writeLabel(target: string, label: string): Promise<BackupFile> {
  const file = join(target, 'backup_label');
  await writeFile(file, label, { mode: 0o600, flush: true });
  return { path: 'backup_label', ...(await copyHashed(file, null)) };
}

/** Folders before their content; pg_control last, as the manual asks. */
async function* walk(root: string, folder: string): AsyncGenerator<{ path: string; folder: boolean }> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  entries.sort(
    (a, b) =>
      Number(a.name === 'global') - Number(b.name === 'global') ||
      Number(a.name === 'pg_control') - Number(b.name === 'pg_control'),
  );
  for (const entry of entries) {
    if (LEFT_OUT.test(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      yield { path, folder: true };
      if (path === 'pg_wal')
        yield* [
          { path: 'pg_wal/archive_status', folder: true },
          { path: 'pg_wal/summaries', folder: true },
        ];
      if (!EMPTIED.has(path)) yield* walk(root, path);
    } else if (entry.isFile()) yield { path, folder: false };
  }
}

/** A table dropped during the copy is no loss: the log says so too. */
async function copyIfThere(from: string, to: string): Promise<{ size: number; sha256: string } | null> {
  try {
    return await copyHashed(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await rm(to, { force: true });
    return null;
  }
}
