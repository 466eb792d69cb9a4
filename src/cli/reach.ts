import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { compose, type Composition } from '../compose.ts';
import { readConfig, type Config } from '../shell/config.ts';
import { EMBEDDED_DATABASE, openDatabase, type OpenDatabase } from '../shell/db/connect.ts';
import { SUPERUSER, superuserPassword } from '../shell/db/embedded/data-directory.ts';
import { probe, readPidFile } from '../shell/db/embedded/probe.ts';
import { StartRefusal } from '../shell/db/embedded/refusals.ts';
import { roleNames, type RolePasswords } from '../shell/db/prepare.ts';
import { createLog } from '../shell/log.ts';
import { dataPaths } from '../shell/paths.ts';

export type Reached = {
  opened: OpenDatabase;
  /** The superuser of the embedded cluster; null on an external server. */
  admin: pg.ClientConfig | null;
};

/**
 * The database, started by us or already at work under `./encaisse serve`: reading, verifying and backing up must not
 * ask a company to stop. In the second case we are one more client of its server, and leave it as it was.
 */
export const reachDatabase = async (config: Config): Promise<Reached> => {
  const log = createLog(config.logLevel);
  try {
    const opened = await openDatabase({
      url: config.databaseUrl,
      roUrl: config.roUrl,
      jobsUrl: config.jobsUrl,
      dataDirectory: config.dataDirectory,
      log,
    });
    return { opened, admin: opened.embedded?.adminConnection ?? null };
  } catch (error) {
    if (!(error instanceof StartRefusal) || error.code !== 'already-running') throw error;
    const beside = await joinRunning(config.dataDirectory);
    if (beside === null) throw error;
    return beside;
  }
};

const joinRunning = async (dataDirectory: string): Promise<Reached | null> => {
  const paths = dataPaths(realpathSync(dataDirectory));
  const file = readPidFile(paths.cluster);
  const passwordFile = join(paths.secrets, 'roles.json');
  if (file === null || !existsSync(passwordFile)) return null;
  const place = { host: file.socketDirectory, port: file.port };
  const admin = { ...place, user: SUPERUSER, password: superuserPassword(paths) ?? '', database: 'postgres' };
  const answer = await probe(admin);
  if (answer.state !== 'ready') return null;
  const passwords = JSON.parse(readFileSync(passwordFile, 'utf8')) as RolePasswords;
  const roles = roleNames(EMBEDDED_DATABASE);
  const as = (kind: 'rw' | 'ro' | 'jobs') => ({
    ...place,
    database: EMBEDDED_DATABASE,
    user: roles[kind],
    password: passwords[kind],
  });
  const opened: OpenDatabase = {
    mode: 'embedded',
    version: answer.version,
    database: EMBEDDED_DATABASE,
    rw: as('rw'),
    ro: as('ro'),
    jobs: as('jobs'),
    migrated: [],
    embedded: null,
    stop: () => Promise.resolve(),
  };
  return { opened, admin };
};

/** Like withEncaisse, but also beside a running Encaisse. */
export const withReachedEncaisse = async <T>(
  body: (composition: Composition, reached: Reached, config: Config) => Promise<T>,
  config: Config = readConfig(process.env),
): Promise<T> => {
  const reached = await reachDatabase(config);
  try {
    const composition = compose(config, reached.opened, { log: createLog(config.logLevel) });
    try {
      return await body(composition, reached, config);
    } finally {
      await composition.close();
    }
  } finally {
    await reached.opened.stop();
  }
};
