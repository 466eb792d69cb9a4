import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import type { Finding, Result } from '../finding.ts';
import { checkSeries, nextNumber, readNumber } from './numbering.ts';
import { suggestStart } from './suggest-series.ts';
import type { LastNumber, NumberSeries } from './numbering.ts';

const series = (format: string, reset: NumberSeries['reset'] = 'yearly', start = 1): NumberSeries => ({
  format,
  reset,
  start,
});
const last = (number: string, on: string): LastNumber => ({ number, issuedOn: plainDate(on) });
const said = (result: Result<unknown>): unknown =>
  result.ok ? result.value : result.findings.map((finding: Finding) => finding.code).join(' ');

describe('the next number', () => {
  it.each<[string, NumberSeries, LastNumber | null, string, string]>([
    ['the first', series('FA-{YYYY}-{0000}'), null, '2026-03-12', 'FA-2026-0001'],
    ['after a take-over', series('FA-{YYYY}-{0000}', 'yearly', 418), null, '2026-03-12', 'FA-2026-0418'],
    [
      'the next',
      series('FA-{YYYY}-{0000}'),
      last('FA-2026-0041', '2026-03-12'),
      '2026-03-12',
      'FA-2026-0042',
    ],
    [
      'a new year',
      series('FA-{YYYY}-{0000}'),
      last('FA-2026-0041', '2026-12-31'),
      '2027-01-01',
      'FA-2027-0001',
    ],
    [
      'without end',
      series('{YYYY}/{000}', 'never'),
      last('2026/041', '2026-12-31'),
      '2027-01-01',
      '2027/042',
    ],
    [
      'a new month',
      series('{YY}{MM}-{000}', 'monthly'),
      last('2603-012', '2026-03-31'),
      '2026-04-01',
      '2604-001',
    ],
    [
      'same month',
      series('{YY}{MM}-{000}', 'monthly'),
      last('2603-012', '2026-03-30'),
      '2026-03-31',
      '2603-013',
    ],
    [
      'same month, other year',
      series('{YY}-{MM}-{0}', 'monthly'),
      last('26-03-7', '2026-03-30'),
      '2027-03-01',
      '27-03-1',
    ],
    ['longer than its zeros', series('F-{00}', 'never'), last('F-99', '2026-03-12'), '2026-03-12', 'F-100'],
  ])('%s', (_, one, before, on, number) => {
    expect(said(nextNumber(one, before, plainDate(on)))).toBe(number);
  });

  it.each<[string, NumberSeries, LastNumber | null, string]>([
    [
      'invoicing.number-before-last',
      series('FA-{YYYY}-{0000}'),
      last('FA-2026-0041', '2026-03-13'),
      '2026-03-12',
    ],
    [
      'invoicing.number-not-of-series',
      series('FA-{YYYY}-{0000}'),
      last('AV-2026-0041', '2026-03-12'),
      '2026-03-12',
    ],
    [
      'invoicing.number-too-long',
      series(`${'F'.repeat(34)}{0}`, 'never'),
      last(`${'F'.repeat(34)}9`, '2026-03-12'),
      '2026-03-12',
    ],
  ])('refuses: %s', (code, one, before, on) => {
    expect(said(nextNumber(one, before, plainDate(on)))).toBe(code);
  });
});

describe('a format', () => {
  it.each<[string, NumberSeries]>([
    ['invoicing.series-counter', series('FA-{YYYY}')],
    ['invoicing.series-counter', series('{YYYY}-{00}-{00}')],
    ['invoicing.series-characters', series('Facture n° {0}', 'never')],
    ['invoicing.series-characters', series('{YYYY}-{QQ}-{0}')],
    ['invoicing.series-year', series('FA-{0000}')],
    ['invoicing.series-month', series('FA-{YYYY}-{0000}', 'monthly')],
    ['invoicing.series-start', series('F-{0}', 'never', 0)],
    ['invoicing.series-start', series('F-{0}', 'never', 1.5)],
    ['invoicing.number-too-long', series(`{YYYY}-{${'0'.repeat(31)}}`)],
  ])('is refused: %s', (code, one) => {
    expect(said(checkSeries(one))).toBe(code);
  });

  it('reads its own numbers only', () => {
    expect(readNumber('FA+{YYYY}/{000}', 'FA+2026/0123')).toBe(123);
    expect(readNumber('FA+{YYYY}/{000}', 'FA+2026/12')).toBeNull();
    expect(readNumber('FA+{YYYY}/{000}', 'xFA+2026/123')).toBeNull();
  });
});

describe('going on after another system', () => {
  it.each([
    ['FA-2026-0417', 'FA-{YYYY}-{0000}', 'yearly', 418],
    ['F26/11/098', 'F{YY}/{MM}/{000}', 'monthly', 99],
    ['20260417', '{YYYY}{0000}', 'yearly', 418],
    ['FAC20260417', 'FAC{YYYY}{0000}', 'yearly', 418],
    ['1999', '{0000}', 'never', 2000],
    ['FA 0042', 'FA-{0000}', 'never', 43],
    ['A-07-B', 'A-{00}-B', 'never', 8],
    ['FA-2025-12', 'FA-2025-{00}', 'never', 13],
  ])('%s → %s', (number, format, reset, start) => {
    expect(suggestStart(number, plainDate('2026-11-20'))).toEqual({ format, reset, start });
  });

  it('suggests nothing without digits', () => {
    expect(suggestStart('FACTURE', plainDate('2026-11-20'))).toBeNull();
  });
});

it('never repeats and never leaves a gap, whatever the days', () => {
  const formats = fc.constantFrom<NumberSeries>(
    series('FA-{YYYY}-{0000}'),
    series('{YY}{MM}/{00}', 'monthly'),
    series('F-{0}', 'never', 77),
  );
  fc.assert(
    fc.property(formats, fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 }), (one, steps) => {
      let on = plainDate('2026-11-02');
      let before: LastNumber | null = null;
      const seen = new Set<string>();
      let count = one.start - 1;
      for (const step of steps) {
        const next = addDays(on, step);
        const period = one.reset === 'yearly' ? 4 : one.reset === 'monthly' ? 7 : 0;
        count = before !== null && on.slice(0, period) !== next.slice(0, period) ? 1 : count + 1;
        on = next;
        const result = nextNumber(one, before, on);
        if (!result.ok) throw new Error(String(said(result)));
        expect(seen.has(result.value)).toBe(false);
        expect(readNumber(one.format, result.value)).toBe(count);
        seen.add(result.value);
        before = { number: result.value, issuedOn: on };
      }
    }),
  );
});
