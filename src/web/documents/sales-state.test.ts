import { describe, expect, it } from 'vitest';
import { sales } from '../../i18n/sales.fr.ts';
import { isOver, salesState } from './sales-state.ts';

const invoice = {
  itemId: 'i1',
  state: 'to-come' as const,
  isDisputed: false,
  daysLate: -10,
  bucket: 0,
  amountMinor: '12000',
  openMinor: '12000',
};
const colours = ['blue', 'amber', 'red'];
const draft = { ...invoice, itemId: null, state: 'draft' as const, openMinor: null };

describe('salesState', () => {
  it.each([
    ['nothing paid yet', invoice, 'en attente', 'blue'],
    [
      'late, in the colour of its delay',
      { ...invoice, state: 'late', daysLate: 12, bucket: 1 },
      'en retard · 12\u00a0j',
      'amber',
    ],
    ['in dispute, late or not', { ...invoice, state: 'late', isDisputed: true }, 'en litige', 'plum'],
    [
      'settled, whatever was disputed',
      { ...invoice, state: 'paid', openMinor: '0', isDisputed: true },
      'payée',
      'green',
    ],
    [
      'a credit to use',
      { ...invoice, state: 'due', amountMinor: '-500', openMinor: '-500' },
      'à imputer',
      'amber',
    ],
    ['a credit used', { ...invoice, state: 'paid', amountMinor: '-500', openMinor: '0' }, 'imputé', 'grey'],
    ['a draft', draft, 'brouillon', 'grey'],
    ['a quote that expired', { ...draft, state: 'expired' }, 'expiré', 'orange'],
    ['a final invoice paid by its deposits', { ...draft, state: 'paid' }, 'rien à payer', 'green'],
  ] as const)('%s', (_, row, text, colour) => {
    expect(salesState(row, sales, colours)).toEqual([text, colour]);
  });
});

it('what is over steps back', () => {
  expect(isOver({ ...invoice, state: 'paid' })).toBe(true);
  expect(isOver(invoice)).toBe(false);
});
