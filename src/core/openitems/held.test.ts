import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { isHeld, promiseState, undisputedMinor } from './index.ts';
import type { Dispute, Hold, HoldingFacts, PromiseToPay } from './index.ts';

const day = plainDate;
const item = { id: 'FA-1', partyId: 'dupont', openMinor: 100_000n };
const facts = (more: Partial<HoldingFacts>): HoldingFacts => ({
  holds: [],
  promises: [],
  disputes: [],
  ...more,
});

const hold = (more: Partial<Hold> = {}): Hold => ({
  partyId: 'dupont',
  itemId: null,
  reason: 'Accord commercial',
  fromOn: day('2026-03-01'),
  untilOn: day('2026-03-15'),
  ...more,
});
const promise = (more: Partial<PromiseToPay> = {}): PromiseToPay => ({
  partyId: 'dupont',
  itemIds: ['FA-1'],
  amountMinor: 100_000n,
  currency: EUR,
  promisedOn: day('2026-03-02'),
  dueOn: day('2026-03-20'),
  state: 'open',
  ...more,
});
const dispute = (more: Partial<Dispute> = {}): Dispute => ({
  partyId: 'dupont',
  itemId: 'FA-1',
  amountMinor: 100_000n,
  reason: 'Marchandise abîmée',
  openedOn: day('2026-03-05'),
  closedOn: null,
  ...more,
});

describe('what holds an item back', () => {
  it('is nothing by default, and nothing of another customer or invoice', () => {
    const others = facts({
      holds: [hold({ partyId: 'martin' }), hold({ itemId: 'FA-2' }), hold({ lifted: true })],
      promises: [promise({ itemIds: ['FA-2'] }), promise({ state: 'broken' })],
      disputes: [dispute({ itemId: 'FA-2' }), dispute({ closedOn: day('2026-03-10') })],
    });
    expect(isHeld(item, others, day('2026-03-10'))).toBeNull();
  });

  it('is a hold from its first to its last day', () => {
    const held = { code: 'openitems.held-by-person', untilOn: '2026-03-15', reason: 'Accord commercial' };
    expect(isHeld(item, facts({ holds: [hold()] }), day('2026-02-28'))).toBeNull();
    expect(isHeld(item, facts({ holds: [hold()] }), day('2026-03-01'))).toEqual(held);
    expect(isHeld(item, facts({ holds: [hold()] }), day('2026-03-15'))).toEqual(held);
    expect(isHeld(item, facts({ holds: [hold()] }), day('2026-03-16'))).toBeNull();
  });

  it('is a promise until its day, on the named invoices or the whole account', () => {
    expect(isHeld(item, facts({ promises: [promise()] }), day('2026-03-20'))?.code).toBe(
      'openitems.held-by-promise',
    );
    expect(isHeld(item, facts({ promises: [promise({ itemIds: [] })] }), day('2026-03-20'))?.untilOn).toBe(
      '2026-03-20',
    );
    expect(isHeld(item, facts({ promises: [promise()] }), day('2026-03-21'))).toBeNull();
  });

  it('is a dispute over all of it; a dispute over a part leaves the rest to be asked for', () => {
    expect(isHeld(item, facts({ disputes: [dispute()] }), day('2026-03-10'))).toEqual({
      code: 'openitems.held-by-dispute',
      untilOn: null,
      reason: 'Marchandise abîmée',
    });
    const part = [dispute({ amountMinor: 30_000n })];
    expect(isHeld(item, facts({ disputes: part }), day('2026-03-10'))).toBeNull();
    expect(undisputedMinor(item, part, day('2026-03-10'))).toBe(70_000n);
    expect(undisputedMinor(item, part, day('2026-03-04'))).toBe(100_000n);
  });

  it('says the reason that lasts longest', () => {
    const both = facts({ holds: [hold()], promises: [promise()] });
    expect(isHeld(item, both, day('2026-03-10'))?.code).toBe('openitems.held-by-promise');
    const all = { ...both, disputes: [dispute()] };
    expect(isHeld(item, all, day('2026-03-10'))?.code).toBe('openitems.held-by-dispute');
  });
});

describe('what became of a promise', () => {
  const promised = { amountMinor: 100_000n, dueOn: day('2026-03-20') };

  it.each([
    ['open', 0n, 0],
    ['kept', 100_000n, 0],
    ['kept', 100_000n, 5],
    ['part_kept', 40_000n, 1],
    ['broken', 0n, 1],
  ])('%s: %s received, %s days after', (state, received, days) => {
    expect(promiseState(promised, received, addDays(promised.dueOn, days))).toBe(state);
  });
});
