import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * A pid alone says nothing: it is reused, and in a container whose pid 1 does not reap, a dead process stays as
 * a zombie that looks alive to kill(pid, 0). Pid + start time names one process for ever.
 */
export type ProcessIdentity = { pid: number; started: string };

export function thisProcess(): ProcessIdentity {
  const started = processStarted(process.pid);
  if (started === null) throw new Error('cannot read the start time of this process');
  return { pid: process.pid, started };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return processStarted(identity.pid) === identity.started;
}

/** When the process started, as an opaque text unique on this boot; null when it is gone or a zombie. */
export function processStarted(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform !== 'linux') return startedFromPs(pid);
  const stat = readOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command name in parentheses may hold spaces: count from the last parenthesis (proc(5): state is 3, starttime 22).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return null;
  return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${fields[19] ?? ''}`;
}

/** True when the living process is a PostgreSQL server process (and not another program on a reused pid). */
export function isPostgres(pid: number): boolean {
  if (processStarted(pid) === null) return false;
  if (process.platform !== 'linux') return ps(pid, 'comm=').includes('postgres');
  try {
    // After an update of node_modules the link reads "/path/postgres (deleted)".
    return basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '')) === 'postgres';
  } catch {
    return readOrNull(`/proc/${pid}/comm`)?.trim() === 'postgres';
  }
}

/** Server processes whose working directory is this cluster: the postmaster or backends that outlived it. */
export function postgresIn(cluster: string): number[] {
  if (process.platform !== 'linux') return [];
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readlinkSync(`/proc/${name}/cwd`) === cluster && isPostgres(Number(name))) found.push(Number(name));
    } catch {
      // gone meanwhile, or another user's process
    }
  }
  return found;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function ps(pid: number, columns: string): string {
  return spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

function startedFromPs(pid: number): string | null {
  const line = ps(pid, 'stat=,lstart=');
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}
