import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { numberFollows } from './number-follows.ts';

const yearly = { format: 'FA-{YYYY}-{0000}', reset: 'yearly', start: 1 } as const;
const monthly = { format: '{YYYY}{MM}{000}', reset: 'monthly', start: 1 } as const;
const on = (number: string, date: string) => ({ number, issuedOn: plainDate(date) });

describe('a number comes right after another', () => {
  it.each([
    [yearly, on('FA-2026-0041', '2026-03-01'), on('FA-2026-0042', '2026-03-02')],
    [yearly, on('FA-2026-9999', '2026-03-01'), on('FA-2026-10000', '2026-03-02')],
    [yearly, on('FA-2026-0041', '2026-12-31'), on('FA-2027-0001', '2027-01-01')],
    [monthly, on('202611042', '2026-11-30'), on('202612001', '2026-12-01')],
    // Counted in a format that was changed since.
    [yearly, on('F7', '2026-03-01'), on('F8', '2026-03-02')],
    [yearly, on('F8', '2026-03-01'), on('FA-2026-0009', '2026-03-02')],
  ])('%o: %o, %o', (series, before, next) => {
    expect(numberFollows(series, before, next)).toBe(true);
  });

  it.each([
    [yearly, on('FA-2026-0041', '2026-03-01'), on('FA-2026-0043', '2026-03-02')],
    [yearly, on('FA-2026-0041', '2026-03-01'), on('FA-2026-0041', '2026-03-02')],
    [yearly, on('FA-2026-0041', '2026-12-31'), on('FA-2027-0002', '2027-01-01')],
    [yearly, on('F7', '2026-03-01'), on('F9', '2026-03-02')],
    [yearly, on('F7', '2026-03-01'), on('F6', '2026-03-02')],
  ])('not %o: %o, %o', (series, before, next) => {
    expect(numberFollows(series, before, next)).toBe(false);
  });
});
