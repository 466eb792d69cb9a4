import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addDays,
  addMonths,
  daysBetween,
  easterSunday,
  endOfMonth,
  fromEpochDay,
  holidays,
  isBusinessDay,
  maxDate,
  minDate,
  nextBusinessDay,
  parseDate,
  plainDate,
  toEpochDay,
  weekday,
  year,
} from './index.ts';

/** The years 0002 to 9998: room to move a little either way. */
const days = fc.integer({ min: -718_000, max: 2_930_000 }).map(fromEpochDay);

describe('days', () => {
  it('counts from 1 January 1970', () => {
    expect(toEpochDay(plainDate('1970-01-01'))).toBe(0);
    expect(toEpochDay(plainDate('2000-03-01'))).toBe(11_017);
    expect(fromEpochDay(-1)).toBe('1969-12-31');
    expect(weekday(plainDate('2026-03-12'))).toBe(4);
    expect(weekday(plainDate('1969-12-28'))).toBe(7);
  });

  it('knows leap years', () => {
    expect(addDays(plainDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(plainDate('2100-02-28'), 1)).toBe('2100-03-01');
    expect(addDays(plainDate('2000-02-28'), 1)).toBe('2000-02-29');
    expect(() => plainDate('2026-02-29')).toThrow('Not a date');
    expect(() => plainDate('2026-2-9')).toThrow('Not a date');
  });

  it('keeps to the month when adding months', () => {
    expect(addMonths(plainDate('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(plainDate('2026-03-31'), -13)).toBe('2025-02-28');
    expect(endOfMonth(plainDate('2028-02-03'))).toBe('2028-02-29');
  });

  it('finds the first and the last', () => {
    const [a, b, c] = ['2026-03-01', '2025-12-31', '2026-02-01'].map(plainDate);
    expect(minDate(a!, b!, c!)).toBe('2025-12-31');
    expect(maxDate(a!, b!, c!)).toBe('2026-03-01');
  });

  it('adds and counts consistently, in calendar order', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (date, n) => {
        const moved = addDays(date, n);
        expect(daysBetween(date, moved)).toBe(n);
        expect(fromEpochDay(toEpochDay(date))).toBe(date);
        expect(Math.sign(n)).toBe(moved < date ? -1 : moved > date ? 1 : 0);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
    );
  });
});

describe('holidays', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter %s is on %s', (y, sunday) => {
    expect(easterSunday(y)).toBe(sunday);
  });

  it('C. trav. L3133-1: eleven public holidays in 2026', () => {
    expect(holidays(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('counts once a holiday that is two: Ascension on 8 May 2059', () => {
    expect(holidays(2059)).toHaveLength(10);
  });

  it('goes round weekends and holidays', () => {
    expect(isBusinessDay(plainDate('2026-05-25'))).toBe(false);
    expect(nextBusinessDay(plainDate('2026-12-25'))).toBe('2026-12-28');
    expect(nextBusinessDay(plainDate('2026-12-28'))).toBe('2026-12-28');
    expect(addBusinessDays(plainDate('2026-04-02'), 2)).toBe('2026-04-07');
    expect(addBusinessDays(plainDate('2026-04-02'), 2, 'TARGET')).toBe('2026-04-08');
  });

  it('Easter is always a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9998 }), (y) => {
        const sunday = easterSunday(y);
        expect(weekday(sunday)).toBe(7);
        expect(year(sunday)).toBe(y);
        expect(sunday.slice(5) >= '03-22' && sunday.slice(5) <= '04-25').toBe(true);
      }),
    );
  });
});

describe('reading a date', () => {
  it.each([
    ['2026-03-12', '2026-03-12'],
    ['2026-03-12T23:59:59.999Z', '2026-03-12'],
    ['12/03/2026', '2026-03-12'],
    ['12/03/2026 08:15', '2026-03-12'],
    ['1/2/26', '2026-02-01'],
    ['12.03.26', '2026-03-12'],
    ['12-03-1999', '1999-03-12'],
    ['12.03.85', '1985-03-12'],
    ['20260312', '2026-03-12'],
    ['2026/3/12', '2026-03-12'],
    ['12 mars 2026', '2026-03-12'],
    ['1er janvier 2026', '2026-01-01'],
    ['jeudi 12 mars 2026', '2026-03-12'],
    ['mardi 3 mars 2026', '2026-03-03'],
    ['14 juil. 2026', '2026-07-14'],
    ['15 août 2026', '2026-08-15'],
    ['3 févr. 2026', '2026-02-03'],
    ['12-Mar-26', '2026-03-12'],
    ['March 12, 2026', '2026-03-12'],
    ['12th June 2026', '2026-06-12'],
    ['31 déc 2026', '2026-12-31'],
  ])('%s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each(['', '31/02/2026', '2026-13-01', '12/2026', '46093', '12 brumaire 2026', '00/01/2026', '1/2-2026'])(
    'refuses %j',
    (text) => {
      expect(parseDate(text)).toBeNull();
    },
  );

  it('follows the order of its source', () => {
    expect(parseDate('03/04/2026', 'mdy')).toBe('2026-03-04');
    expect(parseDate('03/04/2026', 'dmy')).toBe('2026-04-03');
    expect(parseDate('26-03-12', 'ymd')).toBe('2026-03-12');
    expect(parseDate('2026-03-12', 'mdy')).toBe('2026-03-12');
  });

  it('reads back every day in each spelling', () => {
    fc.assert(
      fc.property(days, (date) => {
        const [y, m, d] = date.split('-');
        expect(parseDate(date)).toBe(date);
        expect(parseDate(`${d}/${m}/${y}`)).toBe(date);
        expect(parseDate(`${m}/${d}/${y}`, 'mdy')).toBe(date);
        expect(parseDate(`${y}${m}${d}`)).toBe(date);
      }),
    );
  });
});
