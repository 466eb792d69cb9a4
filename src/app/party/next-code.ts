import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** After C-00417 comes C-00418; the first is C-00001. */
export const nextCode = async (context: Pick<Context, 'tx' | 'org'>): Promise<string> => {
  const last = await sql<{ no: number | null }>`
    select max(substring(code from 3)::int) as no from customer
    where org_id = ${context.org} and code ~ '^C-[0-9]{5,8}$'`.execute(context.tx);
  return `C-${String((last.rows[0]?.no ?? 0) + 1).padStart(5, '0')}`;
};
