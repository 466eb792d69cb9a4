import type { MatchItem } from './match.ts';

const MAX_ITEMS = 60;
const MAX_TERMS = 14;
const STEPS = { likely: 4_000, known: 20_000 } as const;

export type Subsets = {
  /** At most two. */
  readonly sets: readonly (readonly MatchItem[])[];
  /** The search ended and nothing else adds up: two ways to add up prove nothing. */
  readonly isOnly: boolean;
};

/** Items of one customer, two or more, that add up to the amount. */
export const findSubset = (items: readonly MatchItem[], target: bigint, isKnown: boolean): Subsets => {
  const sorted = items
    .filter((item) => item.openMinor > 0n && item.openMinor <= target)
    .toSorted((a, b) => (a.openMinor > b.openMinor ? -1 : a.openMinor < b.openMinor ? 1 : 0));
  if (sorted.length < 2) return { sets: [], isOnly: false };
  const kept = sorted.slice(0, MAX_ITEMS);
  // What all items from here on add up to: a branch that cannot reach the target is left at once.
  const reach = kept.map(() => 0n);
  for (let at = kept.length - 1, sum = 0n; at >= 0; at -= 1) reach[at] = sum += kept[at]!.openMinor;
  const limit = isKnown ? STEPS.known : STEPS.likely;
  const chosen: MatchItem[] = [];
  const solutions: MatchItem[][] = [];
  let steps = 0;
  const search = (at: number, missing: bigint): void => {
    steps += 1;
    if (steps > limit || solutions.length > 1) return;
    if (missing === 0n) {
      solutions.push([...chosen]);
      return;
    }
    if (at >= kept.length || chosen.length >= MAX_TERMS || reach[at]! < missing) return;
    const item = kept[at]!;
    if (item.openMinor <= missing) {
      chosen.push(item);
      search(at + 1, missing - item.openMinor);
      chosen.pop();
    }
    // Its twins would only give the same set again.
    let next = at + 1;
    while (next < kept.length && kept[next]!.openMinor === item.openMinor) next += 1;
    search(next, missing);
  };
  search(0, target);
  const sets = solutions.filter((one) => one.length > 1);
  return { sets, isOnly: sets.length === 1 && steps <= limit && !hasTwinOutside(sets[0]!, kept) };
};

/** Twins are tried once: a set with one of several equal items is not the only one. */
const hasTwinOutside = (chosen: readonly MatchItem[], all: readonly MatchItem[]): boolean =>
  all.some((item) => !chosen.includes(item) && chosen.some((one) => one.openMinor === item.openMinor));
