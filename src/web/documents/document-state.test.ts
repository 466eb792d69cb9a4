import { describe, expect, it } from 'vitest';
import { conversions, seriesOfKind, shownState, type StateFacts } from './document-state.ts';

const today = '2026-11-25';
const invoice: StateFacts = {
  kind: 'invoice',
  state: 'issued',
  validUntil: null,
  dueOn: '2026-12-24',
  grossMinor: '12000',
  openMinor: '12000',
};

describe('shownState', () => {
  it.each<[string, Partial<StateFacts>, string]>([
    ['a draft', { state: 'draft', openMinor: null }, 'draft'],
    ['nothing paid yet', {}, 'waiting'],
    ['on its due date it is not late', { dueOn: today }, 'waiting'],
    ['late the day after', { dueOn: '2026-11-24' }, 'late'],
    ['paid in part, and not late', { openMinor: '4000' }, 'partPaid'],
    ['late comes before paid in part', { openMinor: '4000', dueOn: '2026-11-01' }, 'late'],
    ['settled', { openMinor: '0' }, 'paid'],
    ['a credit note to use', { kind: 'credit_note', openMinor: '-12000' }, 'toUse'],
    ['a credit note used', { kind: 'credit_note', openMinor: '0' }, 'used'],
    ['a quote sent', { kind: 'quote', state: 'sent', validUntil: today, openMinor: null }, 'sent'],
    [
      'a quote that expired',
      { kind: 'quote', state: 'sent', validUntil: '2026-11-24', openMinor: null },
      'expired',
    ],
    ['a quote accepted in time', { kind: 'quote', state: 'accepted', validUntil: '2026-11-01' }, 'accepted'],
    ['an order confirmation', { kind: 'order_confirmation', state: 'sent', openMinor: null }, 'sent'],
  ])('%s', (_, more, state) => {
    expect(shownState({ ...invoice, ...more }, today)).toBe(state);
  });
});

it('deposits and final invoices stand in the series of invoices; a pro forma in none', () => {
  expect(seriesOfKind('deposit')).toBe('invoice');
  expect(seriesOfKind('final')).toBe('invoice');
  expect(seriesOfKind('credit_note')).toBe('credit_note');
  expect(seriesOfKind('pro_forma')).toBeNull();
});

it('an accepted quote becomes an order, a deposit, a final invoice; a draft nothing', () => {
  expect(conversions('quote', 'accepted')).toContain('deposit');
  expect(conversions('quote', 'draft')).toEqual([]);
  expect(conversions('invoice', 'issued')).toEqual([]);
});
