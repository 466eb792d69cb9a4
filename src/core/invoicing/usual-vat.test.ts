import { expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { usualVat } from './usual-vat.ts';
import { ratesOn } from './vat-rates.ts';

const today = plainDate('2026-11-25');

it.each([
  ['a company in Lyon', 'real', 'metropole', { category: 'S', rate: '20' }],
  ['in Réunion (CGI art. 296)', 'real', 'dom', { category: 'S', rate: '8.5' }],
  [
    'in Guyane (CGI art. 294)',
    'real',
    'without-vat',
    { category: 'O', rate: '0', exemption: 'guyane-mayotte' },
  ],
  [
    'under the franchise (CGI art. 293 B)',
    'franchise',
    'metropole',
    { category: 'E', rate: '0', exemption: 'franchise' },
  ],
] as const)('%s', (_who, regime, territory, vat) => {
  expect(usualVat(regime, ratesOn(territory, today))).toEqual(vat);
});
