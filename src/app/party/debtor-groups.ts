import type { Context } from '../../shell/http/context.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

const named = async (context: Scope, column: 'debtor_group' | 'salesperson'): Promise<string[]> => {
  const rows = await context.tx
    .selectFrom('customer')
    .select(`${column} as name`)
    .distinct()
    .where('org_id', '=', context.org)
    .where(column, '<>', '')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
};

/** The groups that customers were put into, by name. */
export const debtorGroups = (context: Scope): Promise<string[]> => named(context, 'debtor_group');

/** Who looks after customers, by name. */
export const salespeople = (context: Scope): Promise<string[]> => named(context, 'salesperson');
