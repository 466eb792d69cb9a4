import { describe, expect, it } from 'vitest';
import { compact, readFilter, readSort, refinements } from './filter.ts';

describe('the filter in the address', () => {
  it('keeps what the list understands and drops the rest', () => {
    expect(
      readFilter({
        state: 'late',
        bucket: 3,
        search: 2026,
        issuedFrom: '2026-01-01',
        amountFrom: 120000,
        kind: 'nothing',
        dueTo: 'yesterday',
        utm_source: 'mail',
      }),
    ).toEqual({ state: 'late', bucket: 3, search: '2026', issuedFrom: '2026-01-01', amountFrom: '120000' });
  });

  it('counts a range once', () => {
    expect(
      refinements({ issuedFrom: '2026-01-01', issuedTo: '2026-03-31', amountTo: '100', state: 'late' }),
    ).toBe(2);
    expect(refinements(compact({ search: '', kind: undefined }))).toBe(0);
  });

  it('remembers an order, and only one it knows', () => {
    const fallback = { key: 'due', direction: 'ascending' } as const;
    expect(readSort('open descending', fallback)).toEqual({ key: 'open', direction: 'descending' });
    expect(readSort('colour descending', fallback)).toEqual(fallback);
    expect(readSort(null, fallback)).toEqual(fallback);
  });
});
