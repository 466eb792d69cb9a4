import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysInMonth, day, month, plainDate, year } from '../calendar/index.ts';
import { nextOccurrence, occurrencesUntil, type ScheduleRule } from './schedule.ts';

const rule = (over: Partial<ScheduleRule> = {}): ScheduleRule => ({
  everyMonths: 1,
  anchorDay: 1,
  timing: 'advance',
  startsOn: plainDate('2026-01-01'),
  endsOn: null,
  prorate: true,
  ...over,
});
const said = (one: { on: string; from: string; to: string; part: { days: number; of: number } | null }) =>
  `${one.on}: ${one.from} → ${one.to}${one.part === null ? '' : ` (${one.part.days}/${one.part.of})`}`;
const until = (over: Partial<ScheduleRule>, day: string, after: string | null = null): string[] =>
  occurrencesUntil(rule(over), after === null ? null : plainDate(after), plainDate(day)).map(said);

describe('when a subscription is invoiced', () => {
  it('in advance, on the first day of each month', () => {
    expect(until({}, '2026-03-15')).toEqual([
      '2026-01-01: 2026-01-01 → 2026-01-31',
      '2026-02-01: 2026-02-01 → 2026-02-28',
      '2026-03-01: 2026-03-01 → 2026-03-31',
    ]);
  });

  it('in arrears, on the last day of the period', () => {
    expect(until({ timing: 'arrears', everyMonths: 3 }, '2026-06-30')).toEqual([
      '2026-03-31: 2026-01-01 → 2026-03-31',
      '2026-06-30: 2026-04-01 → 2026-06-30',
    ]);
  });

  it('an anchor on the 31st keeps to the end of shorter months, and comes back to the 31st', () => {
    expect(until({ anchorDay: 31, startsOn: plainDate('2027-12-31') }, '2028-04-30')).toEqual([
      '2027-12-31: 2027-12-31 → 2028-01-30',
      '2028-01-31: 2028-01-31 → 2028-02-28',
      '2028-02-29: 2028-02-29 → 2028-03-30',
      '2028-03-31: 2028-03-31 → 2028-04-29',
      '2028-04-30: 2028-04-30 → 2028-05-30',
    ]);
  });

  it('charges a first and a last period by their days', () => {
    const short = { startsOn: plainDate('2026-01-20'), endsOn: plainDate('2026-03-15') };
    expect(until(short, '2026-12-31')).toEqual([
      '2026-01-20: 2026-01-20 → 2026-01-31 (12/31)',
      '2026-02-01: 2026-02-01 → 2026-02-28',
      '2026-03-01: 2026-03-01 → 2026-03-15 (15/31)',
    ]);
    expect(until({ ...short, prorate: false }, '2026-01-31')).toEqual([
      '2026-01-20: 2026-01-20 → 2026-01-31',
    ]);
  });

  it('goes on from the last day invoiced when the anchor was moved', () => {
    expect(until({ anchorDay: 15 }, '2026-04-30', '2026-02-28')).toEqual([
      '2026-03-01: 2026-03-01 → 2026-03-14 (14/28)',
      '2026-03-15: 2026-03-15 → 2026-04-14',
      '2026-04-15: 2026-04-15 → 2026-05-14',
    ]);
  });

  it('ends', () => {
    expect(nextOccurrence(rule({ endsOn: plainDate('2026-01-31') }), plainDate('2026-01-31'))).toBeNull();
  });

  const anyRule = fc
    .record({
      everyMonths: fc.integer({ min: 1, max: 60 }),
      anchorDay: fc.integer({ min: 1, max: 31 }),
      timing: fc.constantFrom('advance' as const, 'arrears' as const),
      start: fc.integer({ min: 0, max: 4000 }),
      length: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: null }),
      prorate: fc.boolean(),
    })
    .map(({ start, length, ...rest }): ScheduleRule => {
      const startsOn = addDays(plainDate('2024-01-01'), start);
      return { ...rest, startsOn, endsOn: length === null ? null : addDays(startsOn, length) };
    });

  it('never leaves a gap or a double, and begins on its anchor, clamped to the month', () => {
    fc.assert(
      fc.property(anyRule, (one) => {
        const found = occurrencesUntil(one, null, addMonths(one.startsOn, 150));
        found.forEach((occurrence, index) => {
          const before = found[index - 1];
          expect(occurrence.from).toBe(before === undefined ? one.startsOn : addDays(before.to, 1));
          expect(occurrence.to >= occurrence.from).toBe(true);
          expect(occurrence.on).toBe(one.timing === 'advance' ? occurrence.from : occurrence.to);
          if (before !== undefined) {
            expect(occurrence.on > before.on).toBe(true);
            const { from } = occurrence;
            expect(day(from)).toBe(Math.min(one.anchorDay, daysInMonth(year(from), month(from))));
          }
          const { part } = occurrence;
          if (part !== null) expect(part.days < part.of && part.days > 0).toBe(true);
        });
        if (one.endsOn !== null && found.at(-1) !== undefined) {
          expect(found.at(-1)!.to <= one.endsOn).toBe(true);
        }
      }),
    );
  });

  it('is the same list whether it is read at once or a day at a time', () => {
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 1, max: 400 }), (one, stride) => {
        const end = addMonths(one.startsOn, 30);
        const stepwise: string[] = [];
        let after: (typeof one)['endsOn'] = null;
        for (let today = one.startsOn; today <= end; today = addDays(today, stride)) {
          for (const occurrence of occurrencesUntil(one, after, today)) {
            stepwise.push(said(occurrence));
            after = occurrence.to;
          }
        }
        const whole = occurrencesUntil(one, null, end).map(said);
        expect(whole.slice(0, stepwise.length)).toEqual(stepwise);
      }),
      { numRuns: 60 },
    );
  });
});
