import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from '../paths.ts';
import { StartRefusal } from './embedded/refusals.ts';
import { id, roleNames, withClient } from './prepare.ts';
import { migrateQueue } from './queue-schema.ts';

/** Numbered, forward only: `migrations/NNNN_name.sql`, each applied once, whole, by the owner role. */
export type Migration = { name: string; sql: string; sha256: string };

export type MigrateOptions = {
  /** An administrator's connection to the prepared database; must be able to SET ROLE <prefix>_owner. */
  admin: pg.ClientConfig;
  rolePrefix: string;
  folder?: string;
};

// Any constant: the same for every Encaisse, so that two of them never migrate one database at once.
const LOCK = 4_700_001;

export function readMigrations(folder: string = join(projectRoot(), 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return {
        name: name.replace(/\.sql$/, ''),
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

/** Returns the names of the migrations applied now. */
export async function migrateDatabase(options: MigrateOptions): Promise<string[]> {
  const roles = roleNames(options.rolePrefix);
  const migrations = readMigrations(options.folder);
  return withClient(options.admin, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`set role ${id(roles.owner)}`);
    await client.query(`
      create table if not exists directory.schema_migration (
        name text primary key,
        sha256 text not null,
        applied_at timestamptz not null default now()
      );
      grant select on directory.schema_migration to ${id(roles.rw)};`);
    const pending = pendingMigrations(migrations, await appliedMigrations(client));
    for (const migration of pending) await apply(client, migration);
    await migrateQueue(client, roles);
    return pending.map((migration) => migration.name);
  });
}

/** For a server without the right to migrate: how many migrations its database lacks. */
export async function countPending(client: pg.ClientBase, folder?: string): Promise<number> {
  const migrations = readMigrations(folder);
  const { rows } = await client.query<{ found: string | null }>(
    "select to_regclass('directory.schema_migration')::text as found",
  );
  if (rows[0]!.found === null) return migrations.length;
  return pendingMigrations(migrations, await appliedMigrations(client)).length;
}

type Applied = { name: string; sha256: string };

async function appliedMigrations(client: pg.ClientBase): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select name, sha256 from directory.schema_migration order by name',
  );
  return rows;
}

/** Refuses a database that another version of the program has shaped. */
export function pendingMigrations(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, sha256 } of applied) {
    const migration = known.get(name);
    if (!migration) throw new StartRefusal('migration-missing', { name });
    if (migration.sha256 !== sha256) throw new StartRefusal('migration-changed', { name });
  }
  const done = new Set(applied.map((row) => row.name));
  const pending = migrations.filter((migration) => !done.has(migration.name));
  const last = applied.at(-1)?.name;
  const late = last === undefined ? undefined : pending.find((migration) => migration.name < last);
  // A number slipped in before one already applied would never have been tested in this order.
  if (late) throw new Error(`migration ${late.name} comes before ${last}, which is already applied`);
  return pending;
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into directory.schema_migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`migration ${migration.name}: ${reason}${place(migration.sql, error)}`, { cause: error });
  }
}

/** " (line 12)" from the character position that PostgreSQL reports. */
function place(sql: string, error: unknown): string {
  const position = Number((error as { position?: string }).position);
  return Number.isInteger(position) ? ` (line ${sql.slice(0, position).split('\n').length})` : '';
}
