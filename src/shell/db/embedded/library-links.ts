import { accessSync, constants, copyFileSync, cpSync, existsSync, lstatSync, readFileSync } from 'node:fs';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { blockedAncestor } from './privilege.ts';
import type { Identity } from './privilege.ts';

/**
 * The npm package cannot carry symbolic links; its postinstall script makes them. Install scripts are often
 * blocked, so we make them here, in place when we can write there and the server's uid can read there,
 * else in a copy beside the data (60 MB, once per version).
 */
export function usableNative(
  native: string,
  version: string,
  copies: string,
  identity: Identity | null,
): string {
  const reachable = identity === null || blockedAncestor(join(native, 'bin'), identity) === null;
  if (reachable && makeLinks(native)) return native;
  const copy = join(copies, version);
  if (!existsSync(copy)) {
    mkdirSync(copies, { recursive: true, mode: 0o755 });
    const draft = `${copy}.${randomUUID()}`;
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    if (!makeLinks(draft)) throw new Error(`cannot make library links in ${draft}`);
    renameSync(draft, copy);
  }
  for (const other of readdirSync(copies)) {
    if (other.startsWith(`${version}.`)) rmSync(join(copies, other), { recursive: true, force: true });
  }
  return copy;
}

type Link = { source: string; target: string };

/** False when links are missing and cannot be made here. Several processes may do this at once. */
export function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    // Listed as native/lib/…, but our copy has another name.
    const place = join(native, link.target.replace(/^native\//, ''));
    const source = basename(link.source);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    if (!writable(dirname(place))) return false;
    try {
      symlinkSync(source, place);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue;
      if (code === 'EROFS' || code === 'EACCES') return false;
      // Some file systems (exFAT, a few mounted shares) know no links: a copy does as well.
      copyFileSync(join(dirname(place), source), place);
    }
  }
  return true;
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
