import { expect, it } from 'vitest';
import { parseTerms } from '../calendar/index.ts';
import { exceedsLme } from './lme-limit.ts';

it.each([
  ['30 jours', false],
  ['60 jours', false],
  ['61 jours', true],
  ['45 jours fin de mois', false],
  ['fin de mois 45 jours', false],
  ['60 jours fin de mois', true],
  ['30 jours fin de mois le 10', false],
])('%s between companies', (terms, exceeds) => {
  expect(exceedsLme(parseTerms(terms)!, '2026-11-02', 'company')).toBe(exceeds);
});

it('says nothing of individuals', () => {
  expect(exceedsLme(parseTerms('90 jours')!, '2026-11-02', 'individual')).toBe(false);
});
