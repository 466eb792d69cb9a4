import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import type { Currency } from '../money/index.ts';
import { checkEntry } from './entry.ts';
import { releaseEntry } from './release-entry.ts';

const release = { entryOn: plainDate('2027-03-02'), number: 'F-12', partyId: 'p', baseMinor: 6_000n };

describe('the release of a retention of guarantee (loi 71-584, art. 2)', () => {
  it('takes 60,00 from 4117 to 411', () => {
    const entry = releaseEntry(release);
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings).toEqual([
      { account: '411', partyId: 'p', debitMinor: 6_000n, creditMinor: 0n },
      { account: '4117', partyId: 'p', debitMinor: 0n, creditMinor: 6_000n },
    ]);
  });

  it('keeps the rate of the invoice in another currency', () => {
    const foreign = { currency: 'USD' as Currency, amountMinor: 7_500n };
    const entry = releaseEntry({ ...release, foreign });
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings.map((one) => [one.currency, one.amountMinor])).toEqual([
      ['USD', 7_500n],
      ['USD', -7_500n],
    ]);
  });
});
