import type { Hypothesis } from './match.ts';

/** Items that an earlier line, still waiting for a person, probably pays: it names them, or it was only guessed. */
export type Claims = ReadonlyMap<string, 'named' | 'guessed'>;

/** Evidence this good (weights.ts) claims. */
const CLAIMING_POINTS = 60;

/** The items of a line's best explanation are claimed for it until a person decides: its twin must not take them. */
export const claimItems = (claims: Map<string, 'named' | 'guessed'>, best: Hypothesis): void => {
  if (best.points < CLAIMING_POINTS) return;
  for (const { itemId } of best.allocations) {
    if (best.isNamed || !claims.has(itemId)) claims.set(itemId, best.isNamed ? 'named' : 'guessed');
  }
};
