import type { Context } from '../../shell/http/context.ts';

/** Undone elsewhere already. */
export const isReversed = async (context: Context, paymentId: string): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('payment')
    .select('reversal_entry_id')
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .executeTakeFirstOrThrow();
  return row.reversal_entry_id !== null;
};
