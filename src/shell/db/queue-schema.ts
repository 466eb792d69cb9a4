import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import type pg from 'pg';
import { id } from './prepare.ts';
import type { RoleNames } from './prepare.ts';

const SCHEMA = 'pgboss';

/**
 * pg-boss's tables, made by the owner while migrating; at run time pg-boss has `migrate: false` and only these
 * grants. Queues must not be partitioned (their tables would have to be created at run time).
 * The caller has already SET ROLE to the owner.
 */
export async function migrateQueue(client: pg.ClientBase, roles: RoleNames): Promise<void> {
  const construction = getConstructionPlans(SCHEMA, { createSchema: false });
  const wanted = Number(
    /INSERT INTO pgboss\.version\s*\(version\) VALUES \('(\d+)'\)/i.exec(construction)?.[1],
  );
  if (!Number.isInteger(wanted))
    throw new Error('pg-boss: schema version not found in its construction plan');
  const present = await queueVersion(client);
  if (present === null) await client.query(construction);
  else if (present < wanted)
    for (const step of steps(getMigrationPlans(SCHEMA, present))) await client.query(step);
  const users = `${id(roles.rw)}, ${id(roles.jobs)}`;
  await client.query(`
    grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${users};
    grant usage, select on all sequences in schema ${SCHEMA} to ${users};
    grant execute on all functions in schema ${SCHEMA} to ${users};`);
}

/** CREATE INDEX CONCURRENTLY follows the transaction, one statement at a time: it refuses to be in any. */
export function steps(plan: string): string[] {
  const end = plan.lastIndexOf('COMMIT;') + 'COMMIT;'.length;
  const after = plan.slice(end).replace(/^\s*--.*$/gm, '');
  return [plan.slice(0, end), ...after.split(';').filter((statement) => statement.trim() !== '')];
}

async function queueVersion(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ found: string | null }>(
    `select to_regclass('${SCHEMA}.version')::text as found`,
  );
  if (rows[0]!.found === null) return null;
  const version = await client.query<{ version: number }>(`select version from ${SCHEMA}.version`);
  return Number(version.rows[0]?.version ?? 0);
}
