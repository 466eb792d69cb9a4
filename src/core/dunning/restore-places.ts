import type { FillValues } from '../invoicing/placeholders.ts';

/** What moves by itself while a message waits: the sum with a payment, the deadline with the day it leaves. */
const LIVE = ['total', 'deadline'] as const;

/**
 * A text as a person edited it, its sums and dates filled in, back with the places they came from: written once, it goes on
 * saying what is true. Only what reads exactly as the value does; two values that read alike are left as they stand.
 */
export function restorePlaces(text: string, values: FillValues): string {
  const readings = Object.values(values).map(String);
  return LIVE.reduce((left, name) => {
    const value = values[name];
    if (value === undefined || value === '') return left;
    const reading = String(value);
    if (readings.filter((one) => one === reading).length > 1) return left;
    return replaceWhole(left, reading, `{{${name}}}`);
  }, text);
}

/** « 1 200,00 € » within « 11 200,00 € » or « 3 décembre » within « 13 décembre » is another value. */
function replaceWhole(text: string, reading: string, place: string): string {
  let result = '';
  let from = 0;
  for (;;) {
    const at = text.indexOf(reading, from);
    if (at < 0) return result + text.slice(from);
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + reading.length, at + reading.length + 1);
    const isPart = /\d[\s.,'’]?$/u.test(before) || /^\d/.test(after);
    result += text.slice(from, at) + (isPart ? reading : place);
    from = at + reading.length;
  }
}
