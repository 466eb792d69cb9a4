import { describe, expect, it } from 'vitest';
import { compact, readSalesFilter, refinements, wholeOf } from './sales-filter.ts';

describe('the filter in the address', () => {
  it('keeps what the list understands and drops the rest', () => {
    expect(
      readSalesFilter({
        group: 'invoices',
        state: 'late',
        bucket: 3,
        search: 2026,
        issuedFrom: '2026-01-01',
        amountFrom: 120000,
        dueTo: 'yesterday',
        utm_source: 'mail',
      }),
    ).toEqual({
      group: 'invoices',
      state: 'late',
      bucket: 3,
      search: '2026',
      issuedFrom: '2026-01-01',
      amountFrom: '120000',
    });
    expect(readSalesFilter({ group: 'all', state: 'nothing' })).toEqual({});
  });

  it('counts a range once', () => {
    expect(
      refinements({ issuedFrom: '2026-01-01', issuedTo: '2026-03-31', amountTo: '100', state: 'late' }),
    ).toBe(2);
    expect(refinements(compact({ search: '', group: undefined }))).toBe(0);
  });
});

describe('taking the whole list', () => {
  it.each([
    [{}, 'all'],
    [{ search: 'toiture', customerId: 'x' }, 'all'],
    [{ group: 'drafts' as const }, 'drafts'],
    [{ group: 'quotes' as const }, null],
    [{ state: 'late' as const }, null],
    [{ group: 'drafts' as const, amountFrom: '100' }, null],
  ])('%j → %s', (filter, whole) => {
    expect(wholeOf(filter)).toBe(whole);
  });
});
