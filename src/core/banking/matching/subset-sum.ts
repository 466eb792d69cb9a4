import type { MatchItem } from './match.ts';

const MAX_ITEMS = 60;
const MAX_TERMS = 12;
const MAX_STEPS = 4_000;

/**
 * Items of one customer that add up to the amount. Stops at the second solution: two ways to add up prove nothing.
 * `unique` is false too when the search was cut short.
 */
export const findSubset = (
  items: readonly MatchItem[],
  target: bigint,
): { items: MatchItem[]; unique: boolean } | null => {
  const sorted = items
    .filter((item) => item.openMinor > 0n && item.openMinor <= target)
    .sort((a, b) => (a.openMinor > b.openMinor ? -1 : a.openMinor < b.openMinor ? 1 : 0));
  if (sorted.length > MAX_ITEMS || sorted.length < 2) return null;
  // What all items from here on add up to: a branch that cannot reach the target is left at once.
  const reach = sorted.map(() => 0n);
  for (let at = sorted.length - 1, sum = 0n; at >= 0; at -= 1) reach[at] = sum += sorted[at]!.openMinor;
  const chosen: MatchItem[] = [];
  const solutions: MatchItem[][] = [];
  let steps = 0;
  const search = (at: number, missing: bigint): void => {
    steps += 1;
    if (steps > MAX_STEPS || solutions.length > 1) return;
    if (missing === 0n) {
      solutions.push([...chosen]);
      return;
    }
    if (at >= sorted.length || chosen.length >= MAX_TERMS || reach[at]! < missing) return;
    const item = sorted[at]!;
    if (item.openMinor <= missing) {
      chosen.push(item);
      search(at + 1, missing - item.openMinor);
      chosen.pop();
    }
    search(at + 1, missing);
  };
  search(0, target);
  const first = solutions[0];
  return first && first.length > 1
    ? { items: first, unique: solutions.length === 1 && steps <= MAX_STEPS }
    : null;
};
