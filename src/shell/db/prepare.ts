import pg from 'pg';

/**
 * What must exist before the first migration: four roles, the database, three schemas. Done with an administrator's
 * connection, by the embedded start and by `./encaisse db prepare --admin-url`; safe to repeat.
 *
 *   <prefix>_owner  NOLOGIN, owns everything; migrations SET ROLE to it
 *   <prefix>_rw     the server          <prefix>_ro  reports          <prefix>_jobs  the queue's own connection
 *
 * Roles are shared by a whole cluster, hence named after the database. None is a superuser or BYPASSRLS.
 */
export type RoleNames = { owner: string; rw: string; ro: string; jobs: string };
export type RolePasswords = { rw: string; ro: string; jobs: string };

export type PrepareOptions = {
  /** Superuser, or a role with CREATEROLE and CREATEDB. Its `database` is where one connects to create others. */
  admin: pg.ClientConfig;
  database: string;
  /** Beginning of the role names; the database's name when absent. */
  rolePrefix?: string;
  passwords: RolePasswords;
};

export const SCHEMAS = ['encaisse', 'directory', 'pgboss'] as const;

export function roleNames(prefix: string): RoleNames {
  if (!/^[a-z_][a-z0-9_]{0,40}$/.test(prefix)) throw new Error(`not usable in a role name: ${prefix}`);
  return { owner: `${prefix}_owner`, rw: `${prefix}_rw`, ro: `${prefix}_ro`, jobs: `${prefix}_jobs` };
}

export async function prepareDatabase(options: PrepareOptions): Promise<RoleNames> {
  const roles = roleNames(options.rolePrefix ?? options.database);
  await withClient(options.admin, async (client) => {
    await makeRoles(client, roles, options.passwords);
    await makeDatabase(client, options.database, roles);
    await guardDatabase(client, options.database, roles);
  });
  await withClient({ ...options.admin, database: options.database }, (client) => makeSchemas(client, roles));
  return roles;
}

/** Who may connect; not copied by CREATE DATABASE … TEMPLATE. */
export async function guardDatabase(
  client: pg.ClientBase,
  database: string,
  roles: RoleNames,
): Promise<void> {
  await client.query(`
    revoke all on database ${id(database)} from public;
    grant connect on database ${id(database)} to ${id(roles.rw)}, ${id(roles.ro)}, ${id(roles.jobs)};`);
}

async function makeRoles(client: pg.ClientBase, roles: RoleNames, passwords: RolePasswords): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    'select rolname from pg_roles where rolname = any($1::text[])',
    [Object.values(roles)],
  );
  const known = new Set(rows.map((row) => row.rolname));
  const statements: string[] = [];
  if (!known.has(roles.owner)) {
    statements.push(`create role ${id(roles.owner)} nologin noinherit`);
    // An administrator who is not a superuser must be a member to SET ROLE.
    statements.push(`grant ${id(roles.owner)} to current_user`);
  }
  for (const kind of ['rw', 'ro', 'jobs'] as const) {
    const verb = known.has(roles[kind]) ? 'alter' : 'create';
    statements.push(`${verb} role ${id(roles[kind])} login noinherit password ${literal(passwords[kind])}`);
  }
  statements.push(`alter role ${id(roles.ro)} set default_transaction_read_only = on`);
  for (const statement of statements) await client.query(statement);
}

async function makeDatabase(client: pg.ClientBase, database: string, roles: RoleNames): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
  if (rowCount === 0) await client.query(`create database ${id(database)} owner ${id(roles.owner)}`);
}

async function makeSchemas(client: pg.ClientBase, roles: RoleNames): Promise<void> {
  const owner = id(roles.owner);
  const everyone = `${id(roles.rw)}, ${id(roles.ro)}, ${id(roles.jobs)}`;
  await client.query(`
    revoke all on schema public from public;
    ${SCHEMAS.map((schema) => `create schema if not exists ${schema} authorization ${owner};`).join('\n')}
    grant usage on schema encaisse to ${everyone};
    grant usage on schema directory to ${id(roles.rw)}, ${id(roles.jobs)};
    grant usage on schema pgboss to ${id(roles.rw)}, ${id(roles.jobs)};
    alter default privileges for role ${owner} revoke execute on routines from public;
    alter default privileges for role ${owner} grant execute on routines to ${everyone};`);
}

export async function withClient<T>(
  config: pg.ClientConfig,
  body: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(config);
  // Without a listener a connection cut in the middle would end the process; the query itself rejects.
  client.on('error', () => {});
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end().catch(() => {});
  }
}

export const id = (name: string): string => pg.escapeIdentifier(name);
export const literal = (text: string): string => pg.escapeLiteral(text);
