/** A day alone is a period of one day; without a day there is none. */
export function withPeriod(from: string | null, to: string | null): { from: string; to: string } | null {
  const start = from ?? to;
  const end = to ?? from;
  return start === null || end === null ? null : { from: start, to: end };
}
