const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds after each attempt that failed: quick at first, for a restart; then patient, over more than four days. */
const WAITS = [
  30,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
  24 * HOUR,
] as const;

const DISABLED_AFTER_SECONDS = 3 * 24 * HOUR;

/** When attempt number `attempts`, which failed, is followed by another; null when it was the last. */
export const retryAt = (now: string, attempts: number): string | null => {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? null : new Date(Date.parse(now) + wait * 1000).toISOString();
};

/** Nothing got through for days: it is asked no more, until a person has seen to it. */
export const shouldDisable = (failingSince: string, now: string): boolean =>
  Date.parse(now) - Date.parse(failingSince) >= DISABLED_AFTER_SECONDS * 1000;
