/**
 * A small generator of its own (mulberry32), so that the demonstration and the measured problems are the same on every
 * machine and in every test; Math.random cannot be seeded.
 */
export type Random = {
  /** 0 ≤ x < 1 */
  next: () => number;
  /** Whole number, both ends included. */
  int: (from: number, to: number) => number;
  chance: (share: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
};

export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { next, int, chance: (share) => next() < share, pick: (list) => list[int(0, list.length - 1)]! };
};
