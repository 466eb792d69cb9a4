/** How often something followed by payment was, out of how often. */
export type Tried = { paid: number; of: number };

export type CallFacts = {
  amountMinor: bigint;
  /** Of the customer's earlier invoices that were still unpaid at this delay: those paid within the days that follow. */
  alone: Tried;
  /** The same of the company's customers as a whole: what is assumed of one that little is known of. */
  others: Tried;
  /** Earlier calls to the customer: those followed by a payment. */
  calls: Tried;
};

/** Shares in ten-thousandths; the gain in minor units of the amount. */
export type ExpectedGain = { gainMinor: bigint; alone: number; called: number };

/** Days within which a payment counts as having followed. */
export const CALL_DAYS = 14;

const WHOLE = 10_000;
/** So many assumed cases beside those that are known: three invoices do not make a habit. */
const ASSUMED = 5;
/** Of those who would not pay by themselves, the share that a call is taken to move while no call says otherwise. */
const MOVED_PERCENT = 20;

/**
 * What a call is worth: the amount times by how much a call makes it likelier that it is paid soon. Whoever pays anyway is
 * called last, however much it owes. The two shares come from what is known of the customer, drawn towards what is assumed
 * while that is little.
 */
export function expectedGain({ amountMinor, alone, others, calls }: CallFacts): ExpectedGain {
  const usual = Math.round(((others.paid + 1) * WHOLE) / (others.of + 2));
  const byItself = drawn(alone, usual);
  const moved = byItself + Math.round(((WHOLE - byItself) * MOVED_PERCENT) / 100);
  const called = Math.max(byItself, drawn(calls, moved));
  return {
    gainMinor: (amountMinor * BigInt(called - byItself)) / BigInt(WHOLE),
    alone: byItself,
    called,
  };
}

const drawn = ({ paid, of }: Tried, assumed: number): number =>
  Math.round((paid * WHOLE + ASSUMED * assumed) / (of + ASSUMED));

/** The call worth most first; among equals the oldest debt. Amounts of two currencies are not compared: most calls first. */
export function byExpectedGain<
  Call extends { currency: string; gainMinor: bigint; daysLate: number; id: string },
>(calls: readonly Call[]): Call[] {
  const count = new Map<string, number>();
  for (const { currency } of calls) count.set(currency, (count.get(currency) ?? 0) + 1);
  const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...calls].sort(
    (a, b) =>
      (count.get(b.currency) ?? 0) - (count.get(a.currency) ?? 0) ||
      text(a.currency, b.currency) ||
      Number(b.gainMinor > a.gainMinor) - Number(b.gainMinor < a.gainMinor) ||
      b.daysLate - a.daysLate ||
      text(a.id, b.id),
  );
}
