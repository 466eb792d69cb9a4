import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { OrgId } from '../ids.ts';
import { keepPlansOf } from './keep-plan.ts';
import type { DB } from './types.gen.ts';

export type Database = Kysely<DB>;
export type Tx = Transaction<DB>;

/**
 * How PostgreSQL values arrive: bigint as bigint, dates and moments as text; never a JS Date, never a float for money.
 * `sum(bigint)` is numeric in PostgreSQL: cast it to bigint in the query.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    switch (oid) {
      case 20:
        return (text: string) => BigInt(text);
      case 1082:
        return (text: string) => text;
      case 1184:
      case 1114:
        return (text: string) => text.replace(' ', 'T').replace(/\+00$/, 'Z');
      case 1182:
        return pg.types.getTypeParser(1009 as 25, 'text');
      default:
        return pg.types.getTypeParser(oid, 'text');
    }
  }) as pg.CustomTypesConfig['getTypeParser'],
};

export type PoolSettings = pg.PoolConfig & { statementTimeoutMs?: number };

export const createPool = ({ statementTimeoutMs, ...settings }: PoolSettings): pg.Pool => {
  const pool = new pg.Pool({
    max: 12,
    idleTimeoutMillis: 10_000,
    ...settings,
    types,
    options: `-c timezone=UTC -c datestyle=ISO${statementTimeoutMs ? ` -c statement_timeout=${statementTimeoutMs}` : ''}`,
  });
  // A connection that dies while idle (server restarted) is replaced by the pool; without a listener Node would exit.
  pool.on('error', () => {});
  // One that dies while a transaction holds it fails that transaction's next query; the event itself must not end Node.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('connect', keepPlansOf);
  return pool;
};

export const createDatabase = (pool: pg.Pool): Database =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });

/** 40001 serialization failure, 40P01 deadlock: the transaction had no effect and may be run again. */
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

export const sqlState = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** The name of the constraint, or unique index, that a write went against; '' when it was none. */
export const violated = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : '';

export type TenantOptions = { readOnly?: boolean; isolation?: 'read committed' | 'repeatable read' };

/**
 * The one way to a tenant's rows: a transaction that says whose rows it may see. `SET LOCAL` as a statement with a
 * validated literal, because set_config() with a parameter does not reach the workers of a distributed database.
 * The body may run again after a deadlock: it must have no effect outside the transaction.
 */
export const inTenant = async <T>(
  database: Database,
  org: OrgId,
  body: (tx: Tx) => Promise<T>,
  options: TenantOptions = {},
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      let builder = database.transaction();
      if (options.isolation) builder = builder.setIsolationLevel(options.isolation);
      if (options.readOnly) builder = builder.setAccessMode('read only');
      return await builder.execute(async (tx) => {
        await sql.raw(`set local app.org = '${org}'; set local search_path = encaisse`).execute(tx);
        return body(tx);
      });
    } catch (error) {
      const state = sqlState(error);
      if (state === undefined || !RETRYABLE.has(state) || attempt >= ATTEMPTS) throw error;
    }
  }
};
