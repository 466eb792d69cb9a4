import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartRefusal } from '../embedded/refusals.ts';

/**
 * A backup is a folder: `postgres/` as the data directory would be, and `manifest.json`, written last, with the
 * size (bytes) and SHA-256 of every file. A folder without a manifest is no backup.
 */
export type BackupFile = { path: string; size: number; sha256: string };
export type BackupManifest = {
  format: 'encaisse-backup-1';
  /** Version of the server that made it; a restore needs the same major. */
  postgres: string;
  database: string;
  createdAt: string;
  folders: string[];
  files: BackupFile[];
};

export const MANIFEST = 'manifest.json';
export const CLUSTER = 'postgres';

export function readManifest(backup: string): BackupManifest {
  const file = join(backup, MANIFEST);
  if (!existsSync(file)) throw new StartRefusal('backup-damaged', { path: backup, reason: `${MANIFEST} ?` });
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(readFileSync(file, 'utf8')) as BackupManifest;
  } catch {
    throw new StartRefusal('backup-damaged', { path: backup, reason: MANIFEST });
  }
  const paths = [...manifest.folders, ...manifest.files.map((one) => one.path)];
  const escaping = paths.find((path) => path.startsWith('/') || path.split('/').includes('..'));
  if (manifest.format !== 'encaisse-backup-1' || escaping !== undefined)
    throw new StartRefusal('backup-damaged', { path: backup, reason: escaping ?? manifest.format });
  return manifest;
}

export type Copied = { size: number; sha256: string };

/** Copies and hashes in one reading; the copy is on the disk when this returns. Without `to`, only hashes. */
export async function copyHashed(from: string, to: string | null): Promise<Copied> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  if (to === null) {
    measure.resume();
    await pipeline(createReadStream(from), measure);
  } else {
    await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600, flush: true }));
  }
  return { size, sha256: hash.digest('hex') };
}

/** A new name in a folder is on the disk only when the folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
