import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

const BATCH = 2000;

/** Many rows of one table in few statements. Amounts are bigint: they travel as text and arrive as bigint. */
export const insertRows = async (
  context: Pick<Context, 'tx' | 'org'>,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> => {
  const [first] = rows;
  if (first === undefined) return;
  const columns = sql.join(['org_id', ...Object.keys(first)].map((name) => sql.ref(name)));
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH).map((row) => ({ org_id: context.org, ...row }));
    const json = JSON.stringify(batch, (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    await sql`
      insert into ${sql.ref(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.ref(table)}, ${json}::jsonb)`.execute(
      context.tx,
    );
  }
};
