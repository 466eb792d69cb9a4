import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { renameSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DataPaths } from '../../paths.ts';
import type { Binaries } from './find-binaries.ts';
import { asIdentity, blockedAncestor, giveTo } from './privilege.ts';
import type { Identity } from './privilege.ts';
import { StartRefusal } from './refusals.ts';

export const SUPERUSER = 'encaisse_admin';
const MEGABYTE = 1024 * 1024;
const NEEDED_MEGABYTES = 200;

/** Makes the root of the data, refusing by name what the server's uid could not use. */
export function makeRoot(paths: DataPaths, identity: Identity | null): void {
  try {
    // The server's uid must pass through, not read.
    mkdirSync(paths.root, { recursive: true, mode: identity ? 0o711 : 0o700 });
    mkdirSync(paths.secrets, { recursive: true, mode: 0o700 });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    if (reason === 'ENOSPC') throw diskFull(paths.root, 0);
    throw new StartRefusal('data-not-writable', { path: paths.root, reason });
  }
  const blocked = identity && blockedAncestor(paths.root, identity);
  if (identity && blocked)
    throw new StartRefusal('data-not-reachable', { path: paths.root, blocked, user: identity.name });
}

export function requireFreeDisk(root: string): void {
  const disk = statfsSync(root);
  const free = Math.floor((disk.bavail * disk.bsize) / MEGABYTE);
  if (free < NEEDED_MEGABYTES) throw diskFull(root, free);
}

function diskFull(path: string, free: number): StartRefusal {
  return new StartRefusal('disk-full', { path, free, needed: NEEDED_MEGABYTES });
}

/** The PostgreSQL major of the cluster; null when there is none yet. */
export function clusterMajor(cluster: string): number | null {
  const stat = statSync(cluster, { throwIfNoEntry: false });
  if (!stat) return null;
  const uid = process.getuid?.();
  if (uid !== undefined && uid !== 0 && stat.uid !== uid)
    throw new StartRefusal('data-foreign', { path: cluster, owner: stat.uid });
  const version = join(cluster, 'PG_VERSION');
  if (existsSync(version)) return Number.parseInt(readFileSync(version, 'utf8'), 10);
  if (readdirSync(cluster).length === 0) return null;
  throw new StartRefusal('not-a-cluster', { path: cluster });
}

/**
 * initdb in a folder beside, renamed when complete: a kill in the middle leaves no half cluster.
 * The builtin C.UTF-8 collation (C before 17) keeps indexes valid whatever the machine's libc or ICU.
 */
export function createCluster(
  paths: DataPaths,
  binaries: Binaries,
  identity: Identity | null,
  sync: boolean,
): void {
  for (const name of readdirSync(paths.root))
    if (name.startsWith('postgres.new-')) rmSync(join(paths.root, name), { recursive: true, force: true });
  const fresh = join(paths.root, `postgres.new-${process.pid}`);
  mkdirSync(fresh, { mode: 0o700 });
  giveTo(identity, fresh);
  const passwordFile = join(paths.root, `.password-${process.pid}`);
  writeFileSync(passwordFile, newSuperuserPassword(paths), { mode: 0o600 });
  giveTo(identity, passwordFile);
  const locale =
    binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C'];
  const run = spawnSync(
    join(binaries.folder, 'initdb'),
    [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      '--no-instructions',
      ...locale,
      ...(sync ? [] : ['--no-sync']),
    ],
    { encoding: 'utf8', cwd: '/', env: serverEnvironment(), ...asIdentity(identity) },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    const reason = run.error?.message ?? complaints(run.stderr);
    if (/No space left/.test(reason)) throw diskFull(paths.root, 0);
    throw new StartRefusal('initdb-failed', { path: paths.cluster, reason });
  }
  if (existsSync(paths.cluster)) rmSync(paths.cluster, { recursive: true });
  renameSync(fresh, paths.cluster);
  syncFolder(paths.root);
}

/** What the server and its tools see of our environment: nothing that could change their behaviour (PG*, LC_*). */
export function serverEnvironment(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

export function superuserPassword(paths: DataPaths): string | null {
  const file = join(paths.secrets, 'superuser');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function newSuperuserPassword(paths: DataPaths): string {
  const password = randomBytes(24).toString('base64url');
  writeSecret(join(paths.secrets, 'superuser'), password);
  return password;
}

/** Whole or not at all, also through a power cut. */
export function writeSecret(file: string, content: string): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

/**
 * The password file was lost, or the cluster comes from a backup: the single-user server, which needs no
 * password but the right to read the files, sets a new one.
 */
export function resetSuperuserPassword(
  paths: DataPaths,
  binaries: Binaries,
  identity: Identity | null,
): string {
  const password = randomBytes(24).toString('base64url');
  const run = spawnSync(join(binaries.folder, 'postgres'), ['--single', '-D', paths.cluster, 'postgres'], {
    input: `ALTER ROLE ${SUPERUSER} WITH LOGIN SUPERUSER PASSWORD '${password}'\n`,
    encoding: 'utf8',
    cwd: '/',
    env: serverEnvironment(),
    ...asIdentity(identity),
  });
  if (run.status !== 0 || /ERROR|FATAL|PANIC/.test(run.stderr)) {
    const reason = run.error?.message ?? complaints(run.stderr);
    throw new StartRefusal('server-did-not-start', { log: paths.log, reason });
  }
  writeSecret(join(paths.secrets, 'superuser'), password);
  return password;
}

/** What went wrong, without what the tool then tidied up. */
function complaints(output: string): string {
  const lines = output.trim().split('\n');
  const telling = lines.filter((line) => /error|fatal|panic|could not|invalid|detail|hint/i.test(line));
  return (telling.length > 0 ? telling : lines).slice(-4).join(' ');
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
