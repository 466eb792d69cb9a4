import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { giveTo } from './privilege.ts';
import type { Identity } from './privilege.ts';
import { StartRefusal } from './refusals.ts';

/** A unix socket's path holds 107 bytes on Linux and 103 on macOS; the data path may be longer, with accents. */
export const SOCKET_PATH_LIMIT = process.platform === 'darwin' ? 103 : 107;
export const SOCKET_PORT = 5432;

export const socketFile = (folder: string): string => join(folder, `.s.PGSQL.${SOCKET_PORT}`);

/** A private folder (0700) with a short name that only depends on the data directory. */
export function makeSocketDirectory(root: string, identity: Identity | null, env = process.env): string {
  const uid = identity?.uid ?? process.getuid?.() ?? 0;
  const name = `encaisse-${uid}-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`;
  const bases = [env['ENCAISSE_RUNTIME'], identity ? '/run' : env['XDG_RUNTIME_DIR'], '/tmp', env['TMPDIR']];
  const usable = bases.filter((base): base is string => base !== undefined && base !== '' && writable(base));
  const folder = usable
    .map((base) => join(base, name))
    .find((path) => Buffer.byteLength(socketFile(path)) <= SOCKET_PATH_LIMIT);
  if (folder === undefined)
    throw new StartRefusal('socket-path-too-long', {
      path: socketFile(join(usable[0] ?? '/tmp', name)),
      limit: SOCKET_PATH_LIMIT,
    });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stat = lstatSync(folder);
  // In /tmp anybody can be first: never use a folder or link that another user prepared.
  if (!stat.isDirectory() || (stat.uid !== uid && stat.uid !== process.getuid?.()))
    throw new StartRefusal('socket-directory-taken', { path: folder, owner: stat.uid });
  giveTo(identity, folder);
  chmodSync(folder, 0o700);
  return folder;
}

/**
 * Removes what a killed server left in its private folder. PostgreSQL does so itself, but not while the dead
 * process stays a zombie. Only when no server of this cluster lives.
 */
export function clearSocket(folder: string): void {
  for (const file of [socketFile(folder), `${socketFile(folder)}.lock`]) rmSync(file, { force: true });
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
