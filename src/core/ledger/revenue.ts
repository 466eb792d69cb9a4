import { isItem, vatKey } from '../invoicing/index.ts';
import type { Document, ItemLine, Totals } from '../invoicing/index.ts';
import { EUR, allocate } from '../money/index.ts';

export const DEPOSITS = '4191';
const REBATES = '709';
/** Ports et frais accessoires facturés. */
const CHARGES = '7085';

/** What a document adds to an account, in its currency; negative takes back. */
export type RevenueAmount = { account: string; label?: string; minor: bigint };

/**
 * The net of a document by account. A rebate on the invoice lowers the sales it is on (PCG art. 944-70: 709 is for those
 * granted afterwards), shared over their accounts by what they sell; charges go to 7085. A deposit invoice is no sale
 * yet: all of it waits on 4191, until the final invoice takes it off, each deposit on its own.
 */
export function revenueAmounts(document: Pick<Document, 'kind' | 'lines'>, totals: Totals): RevenueAmount[] {
  const amounts = new Map<string, RevenueAmount>();
  const add = (account: string, minor: bigint, label?: string): void => {
    const where = document.kind === 'deposit' ? DEPOSITS : account;
    const key = `${where} ${label ?? ''}`;
    const before = amounts.get(key)?.minor ?? 0n;
    amounts.set(key, { account: where, minor: before + minor, ...(label === undefined ? {} : { label }) });
  };
  const items = document.lines.filter(isItem);
  items.forEach((line, index) => add(line.account, totals.lines[index]!.netMinor, line.deposit?.number));
  for (const { isCharge, shares } of totals.adjustments) {
    for (const { vat, minor } of shares) {
      if (isCharge) add(CHARGES, minor);
      else for (const [account, part] of spread(minor, vatKey(vat), items, totals)) add(account, -part);
    }
  }
  return [...amounts.values()].filter((one) => one.minor !== 0n);
}

/** A rebate of one VAT rate over the accounts that sell at it. */
function spread(minor: bigint, key: string, items: readonly ItemLine[], totals: Totals): [string, bigint][] {
  const sold = new Map<string, bigint>();
  items.forEach((line, index) => {
    if (vatKey(line.vat) !== key || line.deposit) return;
    sold.set(line.account, (sold.get(line.account) ?? 0n) + totals.lines[index]!.netMinor);
  });
  const selling = [...sold].filter(([, net]) => net > 0n);
  if (selling.length === 0) return [[REBATES, minor]];
  const parts = allocate(
    { minor, currency: EUR },
    selling.map(([, net]) => net),
  );
  return selling.map(([account], index) => [account, parts[index]!.minor]);
}
