import { maxDate } from '../calendar/index.ts';
import { error, accepted, refused } from '../finding.ts';
import type { Result } from '../finding.ts';
import type { OpenItem } from './open-item.ts';

export type ChosenPair = {
  debitItemId: string;
  creditItemId: string;
  amountMinor: bigint;
  /** The day both exist. */
  effectiveOn: OpenItem['issuedOn'];
};

const byAge = (a: OpenItem, b: OpenItem): number => {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/**
 * Settles debits with credits that a person chose, the oldest due first on both sides (C. civ. art. 1342-10). What does not
 * sum to zero stays open on the youngest of its side: a partial lettrage.
 */
export function pairItems(items: readonly OpenItem[]): Result<ChosenPair[]> {
  const [first] = items;
  if (first !== undefined) {
    if (items.some((one) => one.account !== first.account)) return refused(error('openitems.other-account'));
    if (items.some((one) => one.partyId !== first.partyId)) return refused(error('openitems.other-party'));
    if (items.some((one) => one.currency !== first.currency))
      return refused(error('openitems.other-currency'));
  }
  const debits = items.filter((one) => one.openMinor > 0n).toSorted(byAge);
  const credits = items.filter((one) => one.openMinor < 0n).toSorted(byAge);
  if (debits.length === 0 || credits.length === 0) return refused(error('openitems.same-side'));
  const pairs: ChosenPair[] = [];
  const left = new Map(items.map((one) => [one.id, one.openMinor < 0n ? -one.openMinor : one.openMinor]));
  let [d, c] = [0, 0];
  while (d < debits.length && c < credits.length) {
    const [debit, credit] = [debits[d]!, credits[c]!];
    const [owed, paid] = [left.get(debit.id)!, left.get(credit.id)!];
    const amountMinor = owed < paid ? owed : paid;
    const effectiveOn = maxDate(debit.issuedOn, credit.issuedOn);
    pairs.push({ debitItemId: debit.id, creditItemId: credit.id, amountMinor, effectiveOn });
    left.set(debit.id, owed - amountMinor);
    left.set(credit.id, paid - amountMinor);
    if (owed === amountMinor) d += 1;
    if (paid === amountMinor) c += 1;
  }
  return accepted(pairs);
}
