import type { Context } from '../../shell/http/context.ts';

/** The groups that customers were put into, by name. */
export const debtorGroups = async (context: Pick<Context, 'tx' | 'org'>): Promise<string[]> => {
  const rows = await context.tx
    .selectFrom('customer')
    .select('debtor_group')
    .distinct()
    .where('org_id', '=', context.org)
    .where('debtor_group', '<>', '')
    .orderBy('debtor_group')
    .execute();
  return rows.map((row) => row.debtor_group);
};
