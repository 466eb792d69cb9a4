import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { silentLog } from '../../src/shell/db/embedded/log.ts';
import { startEmbedded } from '../../src/shell/db/embedded/supervise.ts';
import { migrateDatabase } from '../../src/shell/db/migrate.ts';
import { newPassword } from '../../src/shell/db/connect.ts';
import { prepareDatabase } from '../../src/shell/db/prepare.ts';
import type { RoleNames, RolePasswords } from '../../src/shell/db/prepare.ts';

export type ClusterFacts = {
  admin: { host: string; port: number; user: string; password: string };
  template: string;
  roles: RoleNames;
  passwords: RolePasswords;
};

declare module 'vitest' {
  interface ProvidedContext {
    cluster: ClusterFacts;
  }
}

const PREFIX = 'encaisse-test-';
const TEMPLATE = 'encaisse_template';

/** One embedded cluster per run, with a prepared and migrated template; each test file copies the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { facts, stop } = await startTestCluster();
  project.provide('cluster', facts);
  return stop;
}

export async function startTestCluster(): Promise<{ facts: ClusterFacts; stop: () => Promise<void> }> {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711);
  const server = await startEmbedded({
    dataDirectory: folder,
    log: silentLog,
    durable: false,
    settings: { max_connections: '120' },
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const passwords = { rw: newPassword(), ro: newPassword(), jobs: newPassword() };
    const roles = await prepareDatabase({ admin: server.adminConnection, database: TEMPLATE, passwords });
    await migrateDatabase({ admin: { ...server.adminConnection, database: TEMPLATE }, rolePrefix: TEMPLATE });
    const { host, port, user, password } = server.adminConnection;
    const admin = { host: host!, port: port!, user: user!, password: String(password) };
    return { facts: { admin, template: TEMPLATE, roles, passwords }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Clusters of test runs that were killed: adopted, stopped and deleted. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || alive(Number(pid))) continue;
    const folder = join(tmpdir(), name);
    const left = await startEmbedded({ dataDirectory: folder, log: silentLog }).catch(() => null);
    await left?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
