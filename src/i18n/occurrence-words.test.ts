import { expect, it } from 'vitest';
import { plainDate } from '../core/calendar/index.ts';
import { occurrenceWords } from './occurrence-words.ts';

it.each([
  ['2026-11-01', '2026-11-30', 'fr', 'novembre 2026'],
  ['2026-10-01', '2026-12-31', 'fr', 'octobre à décembre 2026'],
  ['2026-11-01', '2027-01-31', 'fr', 'novembre 2026 à janvier 2027'],
  ['2026-11-15', '2026-12-14', 'fr', 'du 15\u00a0novembre 2026 au 14\u00a0décembre 2026'],
  ['2026-11-01', '2026-11-15', 'en', 'from 1\u00a0November 2026 to 15\u00a0November 2026'],
  ['2026-10-01', '2026-12-31', 'en', 'October to December 2026'],
] as const)('%s to %s in %s is %s', (from, to, locale, period) => {
  const words = occurrenceWords({ from: plainDate(from), to: plainDate(to), part: null }, locale);
  expect(words).toMatchObject({ period, part: null });
});

it('says the days of a period cut short, and its ends', () => {
  const period = { from: plainDate('2026-10-20'), to: plainDate('2026-10-31') };
  expect(occurrenceWords({ ...period, part: { days: 12, of: 31 } }, 'fr')).toMatchObject({
    from: '20\u00a0octobre 2026',
    to: '31\u00a0octobre 2026',
    part: 'Prorata\u00a0: 12 jours sur 31',
  });
});
