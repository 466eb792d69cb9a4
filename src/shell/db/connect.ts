import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { dataPaths } from '../paths.ts';
import { writeSecret } from './embedded/data-directory.ts';
import type { Log } from './embedded/log.ts';
import { StartRefusal } from './embedded/refusals.ts';
import { startEmbedded } from './embedded/supervise.ts';
import type { EmbeddedServer } from './embedded/supervise.ts';
import { countPending, migrateDatabase } from './migrate.ts';
import { prepareDatabase, withClient } from './prepare.ts';
import type { RolePasswords } from './prepare.ts';

export type DatabaseConfig = {
  /** DATABASE_URL: the address of the rw role on an external server; the embedded cluster when absent. */
  url?: string | undefined;
  /** Addresses of the other roles; by default that of rw with `_ro` and `_jobs` in place of `_rw`. */
  roUrl?: string | undefined;
  jobsUrl?: string | undefined;
  dataDirectory: string;
  log: Log;
  settings?: Record<string, string>;
  onLost?: (error: unknown) => void;
};

/** Where to connect as each role; pools are made by the caller, and closed before stop(). */
export type OpenDatabase = {
  mode: 'embedded' | 'external';
  version: string;
  database: string;
  rw: pg.ClientConfig;
  ro: pg.ClientConfig;
  jobs: pg.ClientConfig;
  /** Migrations applied by this start. */
  migrated: string[];
  /** Null on an external server. */
  embedded: EmbeddedServer | null;
  stop(): Promise<void>;
};

export const EMBEDDED_DATABASE = 'encaisse';
const OLDEST_SERVER = 150_000;

export async function openDatabase(config: DatabaseConfig): Promise<OpenDatabase> {
  return config.url ? openExternal(config, config.url) : openEmbedded(config);
}

async function openEmbedded(config: DatabaseConfig): Promise<OpenDatabase> {
  const server = await startEmbedded(config);
  try {
    const admin = { ...server.adminConnection, database: EMBEDDED_DATABASE };
    const passwords = rolePasswords(config.dataDirectory);
    const roles = await prepareDatabase({
      admin: server.adminConnection,
      database: EMBEDDED_DATABASE,
      passwords,
    });
    const migrated = await migrateDatabase({ admin, rolePrefix: EMBEDDED_DATABASE });
    const as = (user: string, password: string): pg.ClientConfig => ({ ...admin, user, password });
    return {
      mode: 'embedded',
      version: server.version,
      database: EMBEDDED_DATABASE,
      rw: as(roles.rw, passwords.rw),
      ro: as(roles.ro, passwords.ro),
      jobs: as(roles.jobs, passwords.jobs),
      migrated,
      embedded: server,
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Made at the first start, kept beside the data in a 0600 file, set again at every start. */
function rolePasswords(dataDirectory: string): RolePasswords {
  const file = join(dataPaths(dataDirectory).secrets, 'roles.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as RolePasswords;
  const passwords = { rw: newPassword(), ro: newPassword(), jobs: newPassword() };
  writeSecret(file, JSON.stringify(passwords));
  return passwords;
}

export const newPassword = (): string => randomBytes(24).toString('base64url');

async function openExternal(config: DatabaseConfig, url: string): Promise<OpenDatabase> {
  const address = parseAddress(url);
  const user = decodeURIComponent(address.username);
  if (!user.endsWith('_rw')) throw new StartRefusal('role-unknown', { role: user });
  const rw: pg.ClientConfig = { connectionString: url };
  const facts = await inspect(rw, address.host);
  return {
    mode: 'external',
    version: facts.version,
    database: facts.database,
    rw,
    ro: { connectionString: config.roUrl ?? sisterUrl(url, 'ro') },
    jobs: { connectionString: config.jobsUrl ?? sisterUrl(url, 'jobs') },
    migrated: [],
    embedded: null,
    stop: () => Promise.resolve(),
  };
}

/** The address of another role of the same database: `db prepare` gives the three roles one password. */
export function sisterUrl(url: string, kind: 'ro' | 'jobs'): string {
  const address = parseAddress(url);
  address.username = address.username.replace(/_rw$/, `_${kind}`);
  return address.href;
}

function parseAddress(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new StartRefusal('database-unreachable', {
      host: 'DATABASE_URL',
      reason: 'not an address (postgres://…)',
    });
  }
}

type Facts = { version: string; number: number; database: string; role: string; powerful: boolean };

async function inspect(config: pg.ClientConfig, host: string): Promise<Facts> {
  try {
    return await withClient({ ...config, connectionTimeoutMillis: 10_000 }, async (client) => {
      const { rows } = await client.query<Facts>(`
        select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
          current_database() as database, current_user as role, rolsuper or rolbypassrls as powerful
        from pg_roles where rolname = current_user`);
      const facts = rows[0]!;
      if (facts.number < OLDEST_SERVER)
        throw new StartRefusal('database-too-old', { version: facts.version });
      if (facts.powerful) throw new StartRefusal('role-too-powerful', { role: facts.role });
      const pending = await countPending(client);
      if (pending > 0) throw new StartRefusal('migrations-pending', { pending });
      return facts;
    });
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartRefusal('database-unreachable', { host, reason });
  }
}

/** `./encaisse db prepare --admin-url`: roles, database, schemas and migrations; returns the DATABASE_URL to use. */
export async function prepareExternal(options: {
  adminUrl: string;
  /** Name of the database to make; that of the address when absent. */
  database?: string | undefined;
  password?: string | undefined;
}): Promise<{ url: string; applied: string[] }> {
  const address = parseAddress(options.adminUrl);
  const database = options.database ?? (decodeURIComponent(address.pathname.slice(1)) || EMBEDDED_DATABASE);
  const password = options.password ?? newPassword();
  const entry = new URL(address.href);
  entry.pathname = '/postgres';
  const passwords = { rw: password, ro: password, jobs: password };
  const admin = parsedConfig(entry.href);
  const roles = await prepareDatabase({ admin, database, passwords });
  const applied = await migrateDatabase({ admin: { ...admin, database }, rolePrefix: database });
  const result = new URL(address.href);
  result.pathname = `/${encodeURIComponent(database)}`;
  result.username = roles.rw;
  result.password = password;
  return { url: result.href, applied };
}

/** As separate fields, so that `database` can be replaced (a connection string would win). */
function parsedConfig(url: string): pg.ClientConfig {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user, password, database, ssl } as pg.ClientConfig;
}
