import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isBusinessDay, plainDate, weekday, type PlainDate } from '../calendar/index.ts';
import { dueSlot } from './schedule.ts';

const day = plainDate;
const mondays = { weekdays: [1], hour: 8 };

describe('the day to make up for', () => {
  it('is today from its hour on', () => {
    const at = (hour: number) => dueSlot(mondays, { date: day('2026-11-23'), hour }, day('2026-11-22'));
    expect(at(7)).toBeNull();
    expect(at(8)).toBe('2026-11-23');
    expect(at(22)).toBe('2026-11-23');
  });
  it('is dealt with once', () => {
    expect(dueSlot(mondays, { date: day('2026-11-23'), hour: 9 }, day('2026-11-23'))).toBeNull();
  });
  it('is made up for after an outage, once, at the hour of a business day', () => {
    // Down from Friday 20 to Tuesday 24.
    expect(dueSlot(mondays, { date: day('2026-11-24'), hour: 7 }, day('2026-11-16'))).toBeNull();
    expect(dueSlot(mondays, { date: day('2026-11-24'), hour: 8 }, day('2026-11-16'))).toBe('2026-11-23');
    expect(dueSlot(mondays, { date: day('2026-11-25'), hour: 8 }, day('2026-11-24'))).toBeNull();
  });
  it('moves to the next business day from a holiday: Easter Monday 2026 is 6 April', () => {
    expect(dueSlot(mondays, { date: day('2026-04-06'), hour: 8 }, day('2026-03-30'))).toBeNull();
    expect(dueSlot(mondays, { date: day('2026-04-07'), hour: 8 }, day('2026-03-30'))).toBe('2026-04-06');
  });
  it('never comes when no day is chosen', () => {
    expect(
      dueSlot({ weekdays: [], hour: 8 }, { date: day('2026-11-24'), hour: 9 }, day('2026-01-01')),
    ).toBeNull();
  });
});

describe('for any plan and any hours at which somebody looks', () => {
  const plan = fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })), hour: fc.nat(23) });
  const looks = fc.array(fc.record({ later: fc.nat(30), hour: fc.nat(23) }), { maxLength: 60 });
  it('never acts twice for a day, nor outside business days, nor before the hour', () => {
    fc.assert(
      fc.property(plan, looks, (schedule, steps) => {
        let handled: PlainDate = day('2026-03-31');
        let now = { date: day('2026-04-01'), hour: 0 };
        const acted: PlainDate[] = [];
        for (const step of steps) {
          const date = addDays(now.date, Math.floor(step.later / 6));
          now = { date, hour: date === now.date ? Math.max(now.hour, step.hour) : step.hour };
          const slot = dueSlot(schedule, now, handled);
          if (slot === null) continue;
          expect(slot > handled && slot <= now.date).toBe(true);
          expect(schedule.weekdays).toContain(weekday(slot));
          expect(isBusinessDay(now.date)).toBe(true);
          expect(now.hour).toBeGreaterThanOrEqual(schedule.hour);
          acted.push(now.date);
          handled = now.date;
        }
        expect(new Set(acted).size).toBe(acted.length);
      }),
      { numRuns: 2000 },
    );
  });
  it('an outage moves a day and loses none: within a week of looking, what was due is done', () => {
    fc.assert(
      fc.property(plan, fc.nat(6), (schedule, downDays) => {
        fc.pre(schedule.weekdays.length > 0);
        const start = day('2026-06-01');
        let handled = start;
        let done = 0;
        for (let i = 1 + downDays; i <= 14; i += 1) {
          const slot = dueSlot(schedule, { date: addDays(start, i), hour: 23 }, handled);
          if (slot === null) continue;
          handled = addDays(start, i);
          done += 1;
        }
        expect(done).toBeGreaterThan(0);
      }),
    );
  });
});
