import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dataPaths } from '../../paths.ts';
import { makeRoot } from '../embedded/data-directory.ts';
import { lockData } from '../embedded/data-lock.ts';
import type { Log } from '../embedded/log.ts';
import { databaseIdentity, giveTo } from '../embedded/privilege.ts';
import type { Identity } from '../embedded/privilege.ts';
import { StartRefusal } from '../embedded/refusals.ts';
import { startEmbedded } from '../embedded/supervise.ts';
import { withClient } from '../prepare.ts';
import { CLUSTER, copyHashed, readManifest, syncFolder } from './manifest.ts';
import type { BackupManifest } from './manifest.ts';

export type RestoreOptions = {
  from: string;
  /** Must hold no cluster. */
  dataDirectory: string;
  log: Log;
  now: string;
  onProgress?: (done: { files: number; of: number }) => void;
};

/**
 * Copies a backup into an empty data directory, checking every hash, starts it once and marks it: while
 * directory.instance holds 'quarantine', nothing may leave this copy (it would remind customers a second time).
 * All of it happens in a folder beside; the data appears, already marked, in one rename.
 */
export async function restoreCluster(options: RestoreOptions): Promise<BackupManifest> {
  const manifest = readManifest(options.from);
  const asked = dataPaths(options.dataDirectory);
  makeRoot(asked, databaseIdentity(asked.cluster));
  const paths = dataPaths(realpathSync(asked.root));
  const lock = lockData(paths.root);
  const staging = dataPaths(join(paths.root, `restore-${process.pid}`));
  try {
    if (existsSync(paths.cluster) && readdirSync(paths.cluster).length > 0)
      throw new StartRefusal('restore-not-empty', { path: paths.root });
    for (const name of readdirSync(paths.root))
      if (/^restore-\d+$/.test(name)) await rm(join(paths.root, name), { recursive: true, force: true });
    const identity = databaseIdentity(paths.cluster);
    makeRoot(staging, identity);
    await copyBack(options, manifest, staging.cluster, identity);
    await quarantine(staging.root, manifest.database, options);
    if (existsSync(paths.cluster)) await rm(paths.cluster, { recursive: true });
    // The password file first: should we die between the two, the next start sets another password.
    await rename(join(staging.secrets, 'superuser'), join(paths.secrets, 'superuser'));
    await rename(staging.cluster, paths.cluster);
    await syncFolder(paths.root);
    return manifest;
  } finally {
    await rm(staging.root, { recursive: true, force: true });
    lock.release();
  }
}

/** Reads the whole backup and refuses it at the first file that is missing or differs. */
export async function verifyBackup(from: string): Promise<BackupManifest> {
  const manifest = readManifest(from);
  for (const file of manifest.files) await checked(from, file.path, null, file);
  return manifest;
}

async function copyBack(
  options: RestoreOptions,
  manifest: BackupManifest,
  cluster: string,
  identity: Identity | null,
): Promise<void> {
  await mkdir(cluster, { mode: 0o700 });
  giveTo(identity, cluster);
  for (const folder of manifest.folders) {
    await mkdir(join(cluster, folder), { recursive: true, mode: 0o700 });
    giveTo(identity, join(cluster, folder));
  }
  let files = 0;
  for (const file of manifest.files) {
    const target = join(cluster, file.path);
    await checked(options.from, file.path, target, file);
    giveTo(identity, target);
    files += 1;
    options.onProgress?.({ files, of: manifest.files.length });
  }
}

async function checked(
  backup: string,
  path: string,
  target: string | null,
  wanted: { size: number; sha256: string },
): Promise<void> {
  const found = await copyHashed(join(backup, CLUSTER, path), target).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (found?.size !== wanted.size || found.sha256 !== wanted.sha256)
    throw new StartRefusal('backup-damaged', { path: backup, reason: path });
}

/** Also the proof that the restored cluster opens. */
async function quarantine(root: string, database: string, options: RestoreOptions): Promise<void> {
  const server = await startEmbedded({ dataDirectory: root, log: options.log });
  try {
    await withClient({ ...server.adminConnection, database }, (client) =>
      client.query(
        `insert into directory.instance (key, value) values ('quarantine', $1)
         on conflict (key) do update set value = excluded.value`,
        [options.now],
      ),
    );
  } finally {
    await server.stop();
  }
}
