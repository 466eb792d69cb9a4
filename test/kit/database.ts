import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { guardDatabase, id, withClient } from '../../src/shell/db/prepare.ts';
import type { ClusterFacts } from './cluster.ts';

export type Connection = { host: string; port: number; user: string; password: string; database: string };

export type TestDatabase = {
  name: string;
  /** Superuser, outside row security: to look at what is really there. Ended by drop(). */
  adminPool: pg.Pool;
  admin: Connection;
  rw: Connection;
  ro: Connection;
  jobs: Connection;
  drop(): Promise<void>;
};

/** A fresh copy of the migrated template (about 50 ms). Call drop() in afterAll, after closing your own pools. */
export async function createTestDatabase(cluster: ClusterFacts = inject('cluster')): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const entry = { ...cluster.admin, database: 'postgres' };
  await withClient(entry, async (client) => {
    await client.query(
      `create database ${id(name)} template ${id(cluster.template)} owner ${id(cluster.roles.owner)}`,
    );
    await guardDatabase(client, name, cluster.roles);
  });
  const admin = { ...cluster.admin, database: name };
  const as = (user: string, password: string): Connection => ({ ...admin, user, password });
  const adminPool = new pg.Pool({ ...admin, max: 2 });
  adminPool.on('error', () => {});
  return {
    name,
    adminPool,
    admin,
    rw: as(cluster.roles.rw, cluster.passwords.rw),
    ro: as(cluster.roles.ro, cluster.passwords.ro),
    jobs: as(cluster.roles.jobs, cluster.passwords.jobs),
    drop: async () => {
      await adminPool.end();
      await withClient(entry, (client) => client.query(`drop database if exists ${id(name)} with (force)`));
    },
  };
}
