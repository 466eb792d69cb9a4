import { describe, expect, it } from 'vitest';
import {
  balancing,
  blankRow,
  isBlank,
  keptIndex,
  linesOf,
  totalsOf,
  withBlank,
  type Row,
} from './draft-lines.ts';

const row = (more: Partial<Row>): Row => ({ ...blankRow(), ...more });
const rent = row({ key: 'rent', account: '6132', debitMinor: '100000' });
const vat = row({ key: 'vat', account: '44566', debitMinor: '20000' });
const bank = row({ key: 'bank', account: '512' });

describe('the lines of a draft', () => {
  it('end with one empty line', () => {
    expect(withBlank([rent]).map(isBlank)).toEqual([false, true]);
    expect(withBlank(withBlank([rent]))).toHaveLength(2);
  });

  it('say what a cell has to hold for the entry to balance', () => {
    const rows = [rent, vat, bank];
    expect(totalsOf(rows)).toEqual({ debitMinor: 120_000n, creditMinor: 0n, gapMinor: 120_000n });
    expect(balancing(rows, 'bank', 'creditMinor')).toBe('120000');
    expect(balancing(rows, 'bank', 'debitMinor')).toBeNull();
    expect(balancing([rent, vat, { ...bank, creditMinor: '5' }], 'bank', 'creditMinor')).toBe('120000');
  });

  it('are sent without the empty ones, and refusals find their line again', () => {
    const rows = [rent, blankRow(), vat, blankRow()];
    expect(linesOf(rows).map((one) => one.account)).toEqual(['6132', '44566']);
    expect(keptIndex(rows, 2)).toBe(1);
  });
});
