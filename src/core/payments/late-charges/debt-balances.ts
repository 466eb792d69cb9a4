import type { PlainDate } from '../../calendar/index.ts';
import type { BalanceFrom } from './late-interest.ts';

/** What lowered a debt: from which day on, and whether it was never owed. */
export type Lowering = {
  readonly on: PlainDate;
  /** Positive; negative where it was undone. */
  readonly minor: bigint;
  /** A credit note for this very invoice: that much was never owed, so it counts from the due date on. */
  readonly neverOwed: boolean;
};

/**
 * What was owed on the due date and after each payment since. `contestedMinor`: the part in an open dispute bears nothing
 * as long as it is open; what is not contested does.
 */
export const debtBalances = (
  dueOn: PlainDate,
  amountMinor: bigint,
  lowerings: readonly Lowering[],
  contestedMinor: bigint,
): BalanceFrom[] => {
  const byDay = new Map<PlainDate, bigint>([[dueOn, 0n]]);
  for (const { on, minor, neverOwed } of lowerings) {
    const day = neverOwed || on < dueOn ? dueOn : on;
    byDay.set(day, (byDay.get(day) ?? 0n) + minor);
  }
  let owed = amountMinor;
  return [...byDay.keys()].sort().map((on) => {
    owed -= byDay.get(on)!;
    const openMinor = owed - contestedMinor;
    return { on, openMinor: openMinor > 0n ? openMinor : 0n };
  });
};
