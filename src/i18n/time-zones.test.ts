import { expect, it } from 'vitest';
import { allZones, zoneName } from './time-zones.ts';

it.each([
  ['Indian/Reunion', 'fr', 'heure de La Réunion'],
  ['America/Cayenne', 'en', 'French Guiana Time'],
] as const)('%s in %s is %s', (zone, locale, name) => {
  expect(zoneName(zone, locale)).toBe(name);
});

it('knows the zones of overseas places', () => {
  expect(allZones()).toEqual(expect.arrayContaining(['Indian/Reunion', 'Pacific/Noumea']));
});
