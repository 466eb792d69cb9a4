import { expect, it } from 'vitest';
import { plainDate } from '../calendar/index.ts';
import { undisputedMinor, type Dispute } from './index.ts';

const day = plainDate;

it('leaves the rest of an invoice contested in part to be asked for, from the day it was said', () => {
  const dispute: Dispute = {
    partyId: 'dupont',
    itemId: 'FA-1',
    amountMinor: 30_000n,
    reason: 'Marchandise abîmée',
    openedOn: day('2026-03-05'),
    closedOn: null,
  };
  const item = { id: 'FA-1', openMinor: 100_000n };
  expect(undisputedMinor(item, [dispute], day('2026-03-10'))).toBe(70_000n);
  expect(undisputedMinor(item, [dispute], day('2026-03-04'))).toBe(100_000n);
  expect(undisputedMinor(item, [{ ...dispute, amountMinor: 100_000n }], day('2026-03-10'))).toBe(0n);
  expect(undisputedMinor(item, [{ ...dispute, closedOn: day('2026-03-09') }], day('2026-03-10'))).toBe(
    100_000n,
  );
});
