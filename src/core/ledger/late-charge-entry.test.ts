import { describe, expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { parseCurrency } from '../money/index.ts';
import { checkEntry } from './entry.ts';
import { lateChargeEntry, type LateChargeBooking } from './late-charge-entry.ts';

const booking: LateChargeBooking = {
  entryOn: plainDate('2025-11-25'),
  label: 'Frais de retard F-12',
  piece: 'F-12',
  partyId: 'p',
  account: '411',
  interestMinor: 9_986n,
  indemnityMinor: 4_000n,
};

describe('a late charge in the books (C. com. L441-10 II, D441-5)', () => {
  it('is owed by the customer, without VAT: 411 to 7631 and 7581', () => {
    const entry = lateChargeEntry(booking);
    expect(checkEntry(entry)).toEqual([]);
    expect(entry.postings).toEqual([
      { account: '411', partyId: 'p', debitMinor: 13_986n, creditMinor: 0n },
      { account: '7631', debitMinor: 0n, creditMinor: 9_986n },
      { account: '7581', debitMinor: 0n, creditMinor: 4_000n },
    ]);
  });

  it('on the accounts of the company; what is nothing has no line', () => {
    const accounts = { interest: '76310', indemnity: '758100' };
    expect(
      lateChargeEntry({ ...booking, interestMinor: 0n }, accounts).postings.map((one) => one.account),
    ).toEqual(['411', '758100']);
    expect(() => lateChargeEntry({ ...booking, interestMinor: 0n, indemnityMinor: 0n })).toThrow('nothing');
  });

  it('keeps the currency of the claim', () => {
    const USD = parseCurrency('USD')!;
    const [owed] = lateChargeEntry({
      ...booking,
      indemnityMinor: 0n,
      foreign: { currency: USD, amountMinor: 11_000n },
    }).postings;
    expect(owed).toMatchObject({ debitMinor: 9_986n, currency: USD, amountMinor: 11_000n });
  });
});
