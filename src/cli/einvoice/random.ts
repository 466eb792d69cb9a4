/** A repeatable draw: the same seed and name give the same numbers on every machine. */
export type Draw = {
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True once in `n`. */
  readonly oneIn: (n: number) => boolean;
};

/** mulberry32 (T. Ettinger): 32 bits of state, whole-number steps only. */
export function createDraw(seed: number, name: string): Draw {
  let state = (seed ^ hash(name)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const int = (low: number, high: number): number => low + (next() % (high - low + 1));
  return { int, pick: (from) => from[int(0, from.length - 1)]!, oneIn: (n) => int(1, n) === 1 };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
