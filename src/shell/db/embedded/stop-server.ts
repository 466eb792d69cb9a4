import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from './log.ts';
import { readPidFile } from './probe.ts';
import { isPostgres, postgresIn, processStarted } from './process-identity.ts';
import { StartRefusal } from './refusals.ts';

const FAST_LIMIT_MS = 60_000;
const IMMEDIATE_LIMIT_MS = 15_000;

/** Fast shutdown (SIGINT): open transactions are rolled back, everything committed is on disk. */
export async function stopServer(pid: number, cluster: string, log: Log): Promise<void> {
  signal(pid, 'SIGINT');
  if (await gone(pid, FAST_LIMIT_MS)) return;
  log.warn({ pid }, 'the database is slow to stop: immediate shutdown, it will recover at the next start');
  signal(pid, 'SIGQUIT');
  if (await gone(pid, IMMEDIATE_LIMIT_MS)) return;
  throw new StartRefusal('server-does-not-stop', { pid: postgresIn(cluster)[0] ?? pid });
}

/**
 * Before a start: waits for the processes of a server that died or is stopping, then removes a postmaster.pid
 * that nobody stands behind. Without this a zombie, or another program that was given the old pid, would make
 * PostgreSQL refuse to start for ever.
 */
export async function clearDeadServer(cluster: string): Promise<void> {
  const deadline = Date.now() + FAST_LIMIT_MS;
  for (;;) {
    const file = readPidFile(cluster);
    const living = new Set(postgresIn(cluster));
    if (file && isPostgres(file.pid) && process.platform !== 'linux') living.add(file.pid);
    if (living.size === 0) {
      if (file) rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return;
    }
    if (Date.now() > deadline) throw new StartRefusal('server-does-not-stop', { pid: [...living][0]! });
    await pause(50);
  }
}

async function gone(pid: number, limit: number): Promise<boolean> {
  const started = processStarted(pid);
  const deadline = Date.now() + limit;
  while (started !== null && processStarted(pid) === started) {
    if (Date.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // already gone
  }
}
