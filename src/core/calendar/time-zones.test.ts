import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRY_ZONES } from './data/country-zones.ts';
import { hourHasCome } from './local-time.ts';
import { addDays, plainDate } from './plain-date.ts';
import { customerZone, zoneOf } from './zone-of.ts';

describe('the time zone of an address', () => {
  it.each([
    ['FR', '69005', 'Europe/Paris'],
    ['FR', '97 400', 'Indian/Reunion'],
    ['FR', '97150', 'America/Guadeloupe'],
    ['FR', '98714', 'Pacific/Tahiti'],
    ['FR', '98800', 'Pacific/Noumea'],
    ['RE', '97400', 'Indian/Reunion'],
    ['BE', '1000', 'Europe/Brussels'],
    ['ES', '28001', 'Europe/Madrid'],
    ['ES', '35001', 'Atlantic/Canary'],
    ['JP', '', 'Asia/Tokyo'],
    // Several clocks, or no address.
    ['US', '94103', null],
    ['FR', '', null],
    ['', '', null],
  ])('%s %s is %s', (country, postalCode, zone) => {
    expect(zoneOf({ country, postalCode })).toBe(zone);
  });

  it('knows only zones that exist', () => {
    for (const timeZone of Object.values(COUNTRY_ZONES)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    }
  });

  it('is the record’s first, then the address’s, then the company’s', () => {
    const paris = { country: 'FR', postalCode: '75001' };
    expect(customerZone({ own: 'Asia/Tokyo', ...paris }, 'Indian/Reunion')).toEqual({
      zone: 'Asia/Tokyo',
      from: 'record',
    });
    expect(customerZone({ own: '', ...paris }, 'Indian/Reunion')).toEqual({
      zone: 'Europe/Paris',
      from: 'address',
    });
    expect(customerZone({ own: '', country: 'US', postalCode: '10001' }, 'Indian/Reunion')).toEqual({
      zone: 'Indian/Reunion',
      from: 'company',
    });
  });
});

describe('an hour of a day', () => {
  const on = plainDate('2026-11-30');
  const come = (company: readonly [string, number], customer: readonly [string, number]): boolean =>
    hourHasCome(
      { date: on, hour: 8 },
      {
        company: { date: plainDate(company[0]), hour: company[1] },
        customer: { date: plainDate(customer[0]), hour: customer[1] },
      },
    );

  it.each([
    ['at the customer’s hour', ['2026-11-30', 7], ['2026-11-30', 8], true],
    ['not an hour before', ['2026-11-30', 8], ['2026-11-30', 7], false],
    ['Nouméa is there, Paris still in yesterday', ['2026-11-29', 22], ['2026-11-30', 8], false],
    ['Nouméa, from the first hour in Paris', ['2026-11-30', 0], ['2026-11-30', 10], true],
    ['Papeete, in the evening in Paris', ['2026-11-30', 19], ['2026-11-30', 8], true],
    ['Papeete still sleeps', ['2026-11-30', 18], ['2026-11-30', 7], false],
    ['Honolulu: in the last hour of the day in Paris', ['2026-11-30', 23], ['2026-11-30', 12], true],
    ['the day after, whatever the customer’s clock', ['2026-12-01', 0], ['2026-11-30', 1], true],
  ] as const)('%s', (_case, company, customer, expected) => {
    expect(come(company, customer)).toBe(expected);
  });

  it('comes once and stays, within its day at the company', () => {
    fc.assert(
      fc.property(fc.integer({ min: -11, max: 14 }), fc.nat({ max: 23 }), (offset, hour) => {
        const wall = (hours: number) => ({
          date: addDays(on, Math.floor(hours / 24) - 1),
          hour: ((hours % 24) + 24) % 24,
        });
        const states = Array.from({ length: 72 }, (_, hours) =>
          hourHasCome({ date: on, hour }, { company: wall(hours), customer: wall(hours + offset) }),
        );
        const first = states.indexOf(true);
        expect(wall(first).date).toBe(on);
        expect(states.slice(first).every(Boolean)).toBe(true);
      }),
    );
  });
});
