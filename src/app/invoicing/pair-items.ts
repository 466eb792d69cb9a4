import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Pair } from '../openitems/index.ts';

export type Item = { id: string; account: string; open: bigint };

/** What is still open of invoices, on every account. */
export const itemsOf = async (
  context: Pick<Context, 'tx' | 'org'>,
  invoiceIds: readonly string[],
): Promise<Item[]> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .select(['id', 'account', 'open_minor'])
    .where('org_id', '=', context.org)
    .where('invoice_id', 'in', [...invoiceIds])
    .where('settled_on', 'is', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, account: row.account, open: row.open_minor }));
};

/** Debits with credits of the same account, oldest due first, until one side is used up. */
export const pairUp = (items: readonly Item[], on: PlainDate): Pair[] => {
  const pairs: Pair[] = [];
  for (const account of new Set(items.map((item) => item.account))) {
    const left = new Map(items.map((item) => [item.id, item.open < 0n ? -item.open : item.open]));
    const debits = items.filter((item) => item.account === account && item.open > 0n);
    const credits = items.filter((item) => item.account === account && item.open < 0n);
    for (const debit of debits) {
      for (const credit of credits) {
        const amountMinor = smaller(left.get(debit.id)!, left.get(credit.id)!);
        if (amountMinor === 0n) continue;
        left.set(debit.id, left.get(debit.id)! - amountMinor);
        left.set(credit.id, left.get(credit.id)! - amountMinor);
        pairs.push({ debitItemId: debit.id, creditItemId: credit.id, amountMinor, effectiveOn: on });
      }
    }
  }
  return pairs;
};

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
