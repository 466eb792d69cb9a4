import type { ChildProcess } from 'node:child_process';
import { realpathSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { dataPaths } from '../../paths.ts';
import { lockData } from './data-lock.ts';
import { clusterMajor, createCluster, makeRoot, requireFreeDisk } from './data-directory.ts';
import { resetSuperuserPassword, SUPERUSER, superuserPassword } from './data-directory.ts';
import { findBinaries } from './find-binaries.ts';
import type { Log } from './log.ts';
import { databaseIdentity } from './privilege.ts';
import { probe, readPidFile } from './probe.ts';
import { isPostgres, processStarted } from './process-identity.ts';
import { clearSocket, makeSocketDirectory, SOCKET_PORT } from './socket-directory.ts';
import { startServer } from './start-server.ts';
import type { Settings } from './start-server.ts';
import { clearDeadServer, stopServer } from './stop-server.ts';

export type EmbeddedOptions = {
  dataDirectory: string;
  log: Log;
  /** Over the defaults of start-server.ts. */
  settings?: Settings;
  /** False only for throw-away clusters of tests. */
  durable?: boolean;
  /** The server died and could not be brought back. */
  onLost?: (error: unknown) => void;
};

export type EmbeddedServer = {
  socketDirectory: string;
  port: number;
  superuser: string;
  adminConnection: pg.ClientConfig;
  version: string;
  /** True when a server left by a killed process was found living. */
  adopted: boolean;
  /** Process of the server now; changes when it had to be restarted. */
  pid(): number;
  stop(): Promise<void>;
};

type Running = {
  pid: number;
  child: ChildProcess | null;
  socketDirectory: string;
  version: string;
  adopted: boolean;
};

const WATCH_INTERVAL_MS = 1000;
const RESTARTS_ALLOWED = 5;
const RESTART_WINDOW_MS = 600_000;

/** Starts, adopts or recovers the embedded PostgreSQL of one data directory, and keeps it running. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const asked = dataPaths(options.dataDirectory);
  const asker = databaseIdentity(asked.cluster);
  makeRoot(asked, asker);
  const paths = dataPaths(realpathSync(asked.root));
  const identity = databaseIdentity(paths.cluster);
  makeRoot(paths, identity);
  const lock = lockData(paths.root);
  const { log } = options;

  const admin = (socketDirectory: string): pg.ClientConfig => ({
    host: socketDirectory,
    port: SOCKET_PORT,
    user: SUPERUSER,
    password: superuserPassword(paths) ?? '',
    database: 'postgres',
  });

  let running: Running | null = null;
  async function bringUp(): Promise<Running> {
    const major = clusterMajor(paths.cluster);
    if (major !== null) {
      const living = await adopt();
      if (living) return living;
      await clearDeadServer(paths.cluster);
    }
    requireFreeDisk(paths.root);
    const binaries = findBinaries({ major, cluster: paths.cluster, copies: paths.binaries, identity });
    if (major === null) createCluster(paths, binaries, identity, options.durable !== false);
    else if (superuserPassword(paths) === null) resetSuperuserPassword(paths, binaries, identity);
    // A restart keeps the place that pools already connect to.
    const socketDirectory = running?.socketDirectory ?? makeSocketDirectory(paths.root, identity);
    clearSocket(socketDirectory);
    const throwAway: Settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
    const settings = { ...(options.durable === false ? throwAway : {}), ...options.settings };
    const start = async (): Promise<ChildProcess> =>
      startServer({
        paths,
        binaries,
        identity,
        socketDirectory,
        settings,
        admin: admin(socketDirectory),
        log,
      });
    let child = await start();
    if ((await probe(admin(socketDirectory))).state === 'wrong-password') {
      await stopServer(child.pid!, paths.cluster, log);
      resetSuperuserPassword(paths, binaries, identity);
      child = await start();
    }
    log.info({ version: binaries.version, source: binaries.source, pid: child.pid }, 'database started');
    return { pid: child.pid!, child, socketDirectory, version: binaries.version, adopted: false };
  }

  /** The server that postmaster.pid names, when it lives, is PostgreSQL, and serves this very directory. */
  async function adopt(): Promise<Running | null> {
    for (;;) {
      const file = readPidFile(paths.cluster);
      if (!file || !isPostgres(file.pid)) return null;
      const answer = await probe(admin(file.socketDirectory));
      if (answer.state === 'ready' && answer.dataDirectory === paths.cluster) {
        const { socketDirectory, pid } = file;
        log.info({ pid, version: answer.version }, 'adopted the database left by an earlier process');
        return { pid, child: null, socketDirectory, version: answer.version, adopted: true };
      }
      if (answer.state === 'busy') {
        await pause(50);
        continue;
      }
      // It lives but cannot be used (password or socket lost): stop it in order and start again.
      const own = answer.state === 'wrong-password' || file.socketDirectory !== '';
      if (own) await stopServer(file.pid, paths.cluster, log);
      return null;
    }
  }

  let stopping = false;
  let current: Running;
  try {
    current = running = await bringUp();
  } catch (error) {
    lock.release();
    throw error;
  }

  /** An adopted server is not our child: no exit event, so its process is looked at now and then. */
  function watch(): () => void {
    const { pid, child } = current;
    const started = processStarted(pid);
    const lost = (): void => void revive();
    if (child) {
      child.once('exit', lost);
      if (child.exitCode !== null || child.signalCode !== null) lost();
      return () => child.off('exit', lost);
    }
    const timer = setInterval(() => {
      if (processStarted(pid) === started) return;
      clearInterval(timer);
      lost();
    }, WATCH_INTERVAL_MS);
    timer.unref();
    return () => clearInterval(timer);
  }

  let deaths: number[] = [];
  let reviving: Promise<void> = Promise.resolve();
  function revive(): Promise<void> {
    if (stopping) return Promise.resolve();
    unwatch();
    log.error({ pid: current.pid }, 'the database server died; restarting it');
    reviving = (async () => {
      deaths = [...deaths.filter((moment) => moment > Date.now() - RESTART_WINDOW_MS), Date.now()];
      if (deaths.length > RESTARTS_ALLOWED)
        throw new Error(`the database died ${deaths.length} times in a row`);
      current = running = await bringUp();
      if (!stopping) unwatch = watch();
    })().catch((error: unknown) => {
      log.error({ error: String(error) }, 'the database could not be restarted');
      if (!stopping) options.onLost?.(error);
    });
    return reviving;
  }
  let unwatch = watch();

  let stopped: Promise<void> | null = null;
  async function stop(): Promise<void> {
    stopping = true;
    unwatch();
    await reviving;
    await stopServer(current.pid, paths.cluster, log);
    if (basename(current.socketDirectory).startsWith('encaisse-'))
      rmSync(current.socketDirectory, { recursive: true, force: true });
    lock.release();
  }
  return {
    socketDirectory: current.socketDirectory,
    port: SOCKET_PORT,
    superuser: SUPERUSER,
    adminConnection: admin(current.socketDirectory),
    version: current.version,
    adopted: current.adopted,
    pid: () => current.pid,
    stop: () => (stopped ??= stop()),
  };
}
