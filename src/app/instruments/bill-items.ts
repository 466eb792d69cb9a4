import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Facts } from './facts.ts';

export type HeldItem = { readonly id: string; readonly account: string; readonly issuedOn: PlainDate };

/** The two items that a bill in hand opened: what is owed on 413, and the credit on 411 that settles its invoices. */
export const heldItems = async (
  context: Pick<Context, 'tx' | 'org'>,
  bill: Pick<Facts, 'held_entry_id'>,
): Promise<{ owed: HeldItem; credit: HeldItem }> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .select(['id', 'account', 'issued_on'])
    .where('org_id', '=', context.org)
    .where('entry_id', '=', bill.held_entry_id)
    .orderBy('line_no')
    .execute();
  const [owed, credit] = rows.map((row) => ({
    id: row.id,
    account: row.account,
    issuedOn: row.issued_on as PlainDate,
  }));
  return { owed: owed!, credit: credit! };
};
