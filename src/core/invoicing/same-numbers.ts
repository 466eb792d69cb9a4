import { isCounter, partsOf } from './numbering.ts';

/** One place of a number: a sign, or any digit; a counter goes on with as many digits as it needs. */
type Place = { readonly sign: string | null; readonly mayGoOn: boolean };

const placesOf = (format: string): Place[] =>
  partsOf(format).flatMap((part): Place[] => {
    const { length } = 'text' in part ? part.text : part.token;
    return Array.from({ length }, (_, index) => ({
      sign: 'text' in part ? part.text.charAt(index) : null,
      mayGoOn: isCounter(part) && index === length - 1,
    }));
  });

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';
const mayBeSame = (a: Place, b: Place): boolean =>
  a.sign === null
    ? b.sign === null || isDigit(b.sign)
    : b.sign === null
      ? isDigit(a.sign)
      : a.sign === b.sign;

/**
 * Whether two series may print the same number one day: the number of an invoice, or of a credit note, is given once
 * (CGI ann. II art. 242 nonies A, I-7°). Which digits a year has is not looked at: a format refused for nothing takes a letter.
 */
export function mayPrintSame(a: string, b: string): boolean {
  const [left, right] = [placesOf(a), placesOf(b)];
  // Walked together, a place of each at a time; a place that goes on may stand still.
  const seen = new Set<string>();
  const waiting: [number, number][] = [[0, 0]];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [i, j] = at;
    if (i === left.length && j === right.length) return true;
    const key = `${i} ${j}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [x, nextI] of steps(left, i)) {
      for (const [y, nextJ] of steps(right, j)) {
        if (mayBeSame(x, y)) waiting.push([nextI, nextJ]);
      }
    }
  }
  return false;
}

/** The sign that comes next, and where that leads; after the last digit of a counter, one more. */
const steps = (places: readonly Place[], at: number): [Place, number][] => {
  const [before, next] = [places[at - 1], places[at]];
  return [
    ...(next === undefined ? [] : [[next, at + 1] as [Place, number]]),
    ...(before?.mayGoOn === true ? [[before, at] as [Place, number]] : []),
  ];
};
