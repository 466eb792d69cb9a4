import type { PlainDate } from '../calendar/index.ts';
import { checkSeries } from './numbering.ts';
import type { NumberSeries } from './numbering.ts';

/**
 * How to go on after the former system: its last number becomes a format and the next count. 'FA-2026-0417', issued in
 * 2026 → FA-{YYYY}-{0000}, yearly, from 418. The last run of digits counts. null without one.
 */
export function suggestStart(last: string, issuedOn: PlainDate): NumberSeries | null {
  const match = /^(.*?)(\d+)(\D*)$/.exec(last.trim());
  if (match === null) return null;
  const [, before = '', digits = '', after = ''] = match;
  const safe = (text: string): string => text.replace(/[^A-Za-z0-9+\-_/]+/g, '-');
  const dated = withDate(safe(before), issuedOn);
  const split = dated === safe(before) ? splitYear(digits, issuedOn) : null;
  const counter = split?.counter ?? digits;
  const prefix = split ? `${safe(before)}${split.prefix}` : dated;
  const reset = prefix.includes('{MM}') ? 'monthly' : prefix.includes('{YY') ? 'yearly' : 'never';
  const series: NumberSeries = {
    format: `${prefix}{${'0'.repeat(counter.length)}}${safe(after)}`,
    reset,
    start: Number(counter) + 1,
  };
  return checkSeries(series).ok ? series : null;
}

/** 'FA-2026-11-' → FA-{YYYY}-{MM}-, when it is the year and month of the day. */
function withDate(before: string, on: PlainDate): string {
  const [full, short, mm] = [on.slice(0, 4), on.slice(2, 4), on.slice(5, 7)];
  const yearly = before.replace(new RegExp(`(?<!\\d)(?:${full}|${short})(?=\\D)`), (found) =>
    found.length === 4 ? '{YYYY}' : '{YY}',
  );
  if (yearly === before) return before;
  return yearly.replace(new RegExp(`(?<=\\}\\D?)(?<!\\d)${mm}(?=\\D)`), '{MM}');
}

/** 'FA20260417': the year runs into the count. */
function splitYear(digits: string, on: PlainDate): { prefix: string; counter: string } | null {
  const full = on.slice(0, 4);
  if (!digits.startsWith(full) || digits.length < 6) return null;
  return { prefix: '{YYYY}', counter: digits.slice(4) };
}
