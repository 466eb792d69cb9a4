import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import type pg from 'pg';

const MARK = '/* plan kept */ ';

/**
 * Put before a statement that runs often with the same text: each connection parses and plans it once. For those that
 * others wait for; planning ten writes takes longer than half of them.
 */
export const keepPlan: RawBuilder<unknown> = sql.raw(MARK);

const names = new Map<string, string>();

/** Names a marked statement by its text, which is how pg asks PostgreSQL to keep it. */
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (name === undefined) {
    name = `kept_${createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 40)}`;
    names.set(text, name);
  }
  return name;
};

/** Makes a connection keep the plans of marked statements; every other statement goes as it came. */
export const keepPlansOf = (client: pg.PoolClient): void => {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const kept = (text: unknown, values?: unknown, ...rest: unknown[]): unknown =>
    typeof text === 'string' && text.startsWith(MARK)
      ? query({ name: nameOf(text), text, values }, ...rest)
      : query(text, values, ...rest);
  client.query = kept as typeof client.query;
};
