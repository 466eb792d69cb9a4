import type { NumberSeries, LastNumber } from './numbering.ts';
import { nextNumber } from './numbering.ts';

const parts = (number: string): string[] => number.split(/(\d+)/);

/**
 * Whether a number comes right after the one before it in its series (CGI ann. II art. 242 nonies A, I-7°), told from
 * the numbers alone: the format may have changed since. A number written otherwise begins a new format.
 */
export function numberFollows(series: NumberSeries, before: LastNumber, next: LastNumber): boolean {
  const expected = nextNumber(series, before, next.issuedOn);
  if (expected.ok && expected.value === next.number) return true;
  const [mine, theirs] = [parts(before.number), parts(next.number)];
  const isSameFormat =
    mine.length === theirs.length && mine.every((part, index) => index % 2 === 1 || part === theirs[index]);
  if (!isSameFormat) return true;
  const changed = mine.filter((part, index) => part !== theirs[index]).length;
  const counter = mine.length - 2;
  const [count, nextCount] = [Number(mine[counter]), Number(theirs[counter])];
  // In a new year or month the count goes on, or begins again.
  const isNewPeriod = before.issuedOn.slice(0, 7) !== next.issuedOn.slice(0, 7);
  return isNewPeriod ? nextCount === 1 || nextCount === count + 1 : changed === 1 && nextCount === count + 1;
}
