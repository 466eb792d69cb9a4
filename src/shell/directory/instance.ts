import type { Database } from '../db/tenant.ts';

/** Facts about this installation, outside any organisation. */
export type InstanceKey = 'instance_id' | 'quarantine';

export const readInstance = async (database: Database, key: InstanceKey): Promise<string | null> => {
  const row = await database
    .selectFrom('directory.instance')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value ?? null;
};

export const writeInstance = async (database: Database, key: InstanceKey, value: string): Promise<void> => {
  await database
    .insertInto('directory.instance')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
};

export const clearInstance = async (database: Database, key: InstanceKey): Promise<void> => {
  await database.deleteFrom('directory.instance').where('key', '=', key).execute();
};

/** A restored or copied database sends nothing until a person confirms that it is the one at work. */
export const isQuarantined = async (database: Database): Promise<boolean> =>
  (await readInstance(database, 'quarantine')) !== null;
