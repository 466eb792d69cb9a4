import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { keepPlan } from './keep-plan.ts';
import { createDatabase, createPool } from './tenant.ts';

const { admin } = inject('cluster');

test('a marked statement is prepared once on its connection, others never', async () => {
  const database = createDatabase(createPool({ ...admin, database: 'postgres', max: 1 }));
  try {
    const sum = async (a: number, b: number): Promise<number> => {
      const { rows } = await sql<{ sum: number }>`${keepPlan}select ${a}::int + ${b}::int as sum`.execute(
        database,
      );
      return rows[0]!.sum;
    };
    expect([await sum(1, 2), await sum(3, 4), await sum(5, 6)]).toEqual([3, 7, 11]);
    await sql`select ${1}::int as other`.execute(database);
    const { rows } = await sql<{ statement: string; runs: number }>`
      select statement, (generic_plans + custom_plans)::int as runs from pg_prepared_statements
      where statement not like '%pg_prepared_statements%'`.execute(database);
    expect(rows).toEqual([{ statement: '/* plan kept */ select $1::int + $2::int as sum', runs: 3 }]);
  } finally {
    await database.destroy();
  }
});

test('a kept statement that failed leaves the connection usable, and runs again', async () => {
  const database = createDatabase(createPool({ ...admin, database: 'postgres', max: 1 }));
  try {
    const share = async (by: number): Promise<number> => {
      const { rows } = await sql<{ share: number }>`${keepPlan}select 12 / ${by}::int as share`.execute(
        database,
      );
      return rows[0]!.share;
    };
    await expect(share(0)).rejects.toMatchObject({ code: '22012' });
    expect(await share(4)).toBe(3);
  } finally {
    await database.destroy();
  }
});
