import type { PlainDate } from '../calendar/index.ts';
import { EUR, money } from '../money/index.ts';
import type { Money } from '../money/index.ts';
import type { Payer } from './check-payment.ts';

/** C. com. D441-5. */
const PER_INVOICE = 4_000n;

type LateItem = {
  /** Positive for what the customer owes. */
  amountMinor: bigint;
  dueOn: PlainDate;
  /** null while open. */
  settledOn: PlainDate | null;
  /** A late charge bears no charge itself. */
  kind?: string;
};

/**
 * The flat compensation for recovery costs: 40 € for each invoice paid or still unpaid after its due date, whole
 * even after part payments, once whatever the length of the delay; from professionals and public bodies only.
 */
export function indemniteForfaitaire(
  items: readonly LateItem[],
  asOf: PlainDate,
  debtor: Payer['kind'],
): { count: number; total: Money } {
  const late = items.filter((item) => bearsCharge(item) && (item.settledOn ?? asOf) > item.dueOn);
  const count = debtor === 'individual' ? 0 : late.length;
  return { count, total: money(PER_INVOICE * BigInt(count), EUR) };
}

function bearsCharge(item: LateItem): boolean {
  return item.amountMinor > 0n && item.kind !== 'late_charge';
}
