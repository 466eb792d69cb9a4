import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { DataPaths } from '../../paths.ts';
import { serverEnvironment } from './data-directory.ts';
import type { Binaries } from './find-binaries.ts';
import type { Log } from './log.ts';
import { asIdentity } from './privilege.ts';
import type { Identity } from './privilege.ts';
import { probe } from './probe.ts';
import { StartRefusal } from './refusals.ts';
import { SOCKET_PORT } from './socket-directory.ts';

export type Settings = Record<string, string>;

/**
 * Small on purpose: the whole of Encaisse idles in 250 MB. Durability is on the command line, where no file in
 * the data directory can turn it off.
 */
export const defaultSettings: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_compression: 'on',
  wal_level: 'replica',
  shared_buffers: '64MB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  max_connections: '40',
  max_wal_senders: '0',
  max_worker_processes: '4',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  logging_collector: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  lc_messages: 'C',
  cluster_name: 'encaisse',
};

const LOG_LIMIT = 10 * 1024 * 1024;
const RECOVERY_LIMIT_MS = 600_000;

export type StartOrder = {
  paths: DataPaths;
  binaries: Binaries;
  identity: Identity | null;
  socketDirectory: string;
  settings: Settings;
  admin: pg.ClientConfig;
  log: Log;
};

/**
 * Starts postgres itself, not pg_ctl: we get its exit. Detached and writing to a file, it survives a kill -9 of
 * Node (and Ctrl-C in the terminal), and the next Encaisse adopts it.
 */
export async function startServer(order: StartOrder): Promise<ChildProcess> {
  const { paths, binaries, socketDirectory } = order;
  rotateLog(paths.log);
  const logFile = openSync(paths.log, 'a', 0o600);
  const settings = Object.entries({ ...defaultSettings, ...perMajor(binaries.major), ...order.settings });
  const child = spawn(
    join(binaries.folder, 'postgres'),
    [
      '-D',
      paths.cluster,
      '-k',
      socketDirectory,
      '-p',
      String(SOCKET_PORT),
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      detached: true,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', logFile, logFile],
      ...asIdentity(order.identity),
    },
  );
  closeSync(logFile);
  let ended: string | null = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `exit ${signal ?? code}`));
  child.unref();

  const deadline = Date.now() + RECOVERY_LIMIT_MS;
  let told = false;
  for (;;) {
    if (ended !== null) throw didNotStart(paths.log, ended);
    const answer = await probe(order.admin);
    if (answer.state === 'ready' || answer.state === 'wrong-password') return child;
    if (answer.state === 'busy' && !told) {
      told = true;
      order.log.info({ reason: answer.reason }, 'the database is recovering');
    }
    if (Date.now() > deadline) throw didNotStart(paths.log, answer.reason);
    await pause(25);
  }
}

/** Three I/O workers (18) cost memory and bring nothing to a small server on one disk. */
const perMajor = (major: number): Settings => (major >= 18 ? { io_method: 'sync' } : {});

function didNotStart(log: string, reason: string): StartRefusal {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-4) : [];
  return new StartRefusal('server-did-not-start', { log, reason: [...lines, reason].join(' | ') });
}

function rotateLog(log: string): void {
  const stat = statSync(log, { throwIfNoEntry: false });
  if (stat && stat.size > LOG_LIMIT) renameSync(log, `${log}.1`);
}
