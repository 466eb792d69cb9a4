import type { OpenItem } from './open-item.ts';

type Debt = Pick<OpenItem, 'id' | 'openMinor' | 'issuedOn' | 'dueOn' | 'number'>;

export type Imputation = {
  /** In the order they are paid. */
  shares: { itemId: string; amountMinor: bigint }[];
  /** What no debt took: a payment on account. */
  restMinor: bigint;
};

/**
 * Which debts a payment extinguishes (C. civ. art. 1342-10): those the debtor names, in the order named; then the
 * rest by due date, oldest first. Among debts due the same day the older invoice goes first, then the lower number:
 * whole invoices are settled, rather than all of them in proportion. Credits are passed over.
 * Pass only the named items to leave the rest on account.
 */
export function impute(
  amountMinor: bigint,
  items: readonly Debt[],
  chosen: readonly string[] = [],
): Imputation {
  if (amountMinor < 0n) throw new Error('A payment to impute is positive');
  const byId = new Map(items.map((item) => [item.id, item]));
  const named = [...new Set(chosen)].map((id) => {
    const item = byId.get(id);
    if (item === undefined) throw new Error(`Chosen item is not among the items: ${id}`);
    return item;
  });
  const unnamed = items.filter((item) => !chosen.includes(item.id)).sort(oldestFirst);

  const shares: Imputation['shares'] = [];
  let restMinor = amountMinor;
  for (const item of [...named, ...unnamed]) {
    if (restMinor === 0n) break;
    if (item.openMinor <= 0n) continue;
    const share = item.openMinor < restMinor ? item.openMinor : restMinor;
    shares.push({ itemId: item.id, amountMinor: share });
    restMinor -= share;
  }
  return { shares, restMinor };
}

function oldestFirst(a: Debt, b: Debt): number {
  return (
    order(a.dueOn, b.dueOn) || order(a.issuedOn, b.issuedOn) || order(a.number ?? a.id, b.number ?? b.id)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
