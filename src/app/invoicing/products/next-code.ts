import { sql } from 'kysely';
import type { Context } from '../../../shell/http/context.ts';

/** After ART-0041 comes ART-0042; the first is ART-0001. */
export const nextProductCode = async (context: Pick<Context, 'tx' | 'org'>): Promise<string> => {
  const last = await sql<{ no: number | null }>`
    select max(substring(code from 5)::int) as no from product
    where org_id = ${context.org} and code ~ '^ART-[0-9]{4,8}$'`.execute(context.tx);
  return `ART-${String((last.rows[0]?.no ?? 0) + 1).padStart(4, '0')}`;
};
