import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../calendar/index.ts';
import { layPromises, promiseReceipts, promiseState, type GivenPromise, type Receipt } from './index.ts';

const day = plainDate;
const today = day('2026-11-25');

const promise = (
  id: string,
  amountMinor: bigint,
  dueOn: string,
  more: Partial<GivenPromise> = {},
): GivenPromise => ({
  id,
  itemIds: ['FA-1'],
  currency: 'EUR',
  amountMinor,
  dueOn: day(dueOn),
  madeAt: '2026-11-01T08:00:00.000000',
  ...more,
});
const receipt = (amountMinor: bigint, effectiveOn: string, more: Partial<Receipt> = {}): Receipt => ({
  itemId: 'FA-1',
  currency: 'EUR',
  amountMinor,
  effectiveOn: day(effectiveOn),
  knownAt: `${effectiveOn}T09:00:00.000000`,
  ...more,
});
const invoice = { id: 'FA-1', currency: 'EUR', dueOn: day('2026-10-01'), openMinor: 120_000n };
const lay = (promises: GivenPromise[], receipts: Receipt[], openMinor: bigint) =>
  layPromises(promises, promiseReceipts(promises, receipts), [{ ...invoice, openMinor }], today).get(
    'FA-1',
  ) ?? [];

describe('what is still promised', () => {
  it('is the new date once an old one was missed', () => {
    const both = [promise('old', 120_000n, '2026-11-20'), promise('new', 120_000n, '2026-12-15')];
    expect(lay(both, [], 120_000n)).toEqual([{ dueOn: '2026-12-15', amountMinor: 120_000n }]);
  });

  it('goes down with what was paid: 400 € promised and paid, 800 € are asked for', () => {
    const one = [promise('one', 40_000n, '2026-12-15')];
    expect(lay(one, [receipt(40_000n, '2026-11-24')], 80_000n)).toEqual([]);
    expect(lay(one, [receipt(15_000n, '2026-11-24')], 105_000n)).toEqual([
      { dueOn: '2026-12-15', amountMinor: 25_000n },
    ]);
  });

  it('leaves the missed rest beside a new date for a part', () => {
    const both = [promise('old', 120_000n, '2026-11-20'), promise('new', 40_000n, '2026-12-15')];
    expect(lay(both, [], 120_000n)).toEqual([
      { dueOn: '2026-12-15', amountMinor: 40_000n },
      { dueOn: '2026-11-20', amountMinor: 80_000n },
    ]);
  });
});

describe('what a promise has received', () => {
  it('counts a payment once: two promises of 400 €, 400 € paid', () => {
    const both = [promise('first', 40_000n, '2026-11-20'), promise('second', 40_000n, '2026-12-15')];
    const received = promiseReceipts(both, [receipt(40_000n, '2026-11-19')]);
    expect([...received.keys()]).toEqual(['first']);
  });

  it('counts nothing that was there when it was made, nor another currency or invoice', () => {
    const one = [promise('one', 40_000n, '2026-11-20')];
    const before = receipt(40_000n, '2026-10-30');
    const others = [
      receipt(1n, '2026-11-19', { itemId: 'FA-2' }),
      receipt(1n, '2026-11-19', { currency: 'CHF' }),
    ];
    expect(promiseReceipts(one, [before, ...others]).size).toBe(0);
  });

  it('never gives out more than came in, nor more to a promise than it names; no promise, no change', () => {
    const amount = fc.bigInt({ min: 1n, max: 5_000n });
    const item = fc.constantFrom('FA-1', 'FA-2');
    const on = fc.integer({ min: -40, max: 40 }).map((days) => addDays(today, days));
    const promises = fc.uniqueArray(
      fc.record({ id: fc.uuid(), itemIds: fc.subarray(['FA-1', 'FA-2']), amountMinor: amount, dueOn: on }),
      { selector: (one) => one.id, maxLength: 6 },
    );
    const receipts = fc.array(fc.record({ itemId: item, amountMinor: amount, effectiveOn: on }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(promises, receipts, fc.record({ a: amount, b: amount }), (some, money, open) => {
        const given = some.map((one) => ({ ...promise(one.id, one.amountMinor, one.dueOn), ...one }));
        const came = money.map((one) => receipt(one.amountMinor, one.effectiveOn, { itemId: one.itemId }));
        const received = promiseReceipts(given, came);
        const of = (id: string): bigint =>
          (received.get(id) ?? []).reduce((sum, one) => sum + one.amountMinor, 0n);
        for (const one of given) expect(of(one.id) <= one.amountMinor).toBe(true);
        const total = given.reduce((sum, one) => sum + of(one.id), 0n);
        expect(total <= came.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(true);
        const items = [
          { ...invoice, openMinor: open.a },
          { ...invoice, id: 'FA-2', openMinor: open.b },
        ];
        const laid = layPromises(given, received, items, today);
        for (const { id, openMinor } of items) {
          const parts = laid.get(id) ?? [];
          expect(parts.reduce((sum, one) => sum + one.amountMinor, 0n) <= openMinor).toBe(true);
          expect(parts.every((one) => one.amountMinor > 0n)).toBe(true);
        }
      }),
    );
  });
});

describe('what became of a promise', () => {
  const promised = promise('one', 100_000n, '2026-03-20');

  it.each([
    ['open', 0n, 0, 0],
    ['kept', 100_000n, 0, 0],
    ['kept', 100_000n, 2, 5],
    ['broken', 100_000n, 4, 5],
    ['part_kept', 40_000n, 1, 1],
    ['broken', 0n, 0, 1],
  ])(
    '%s: %s received %s days after its day, seen %s days after it, with three days of grace',
    (state, received, came, days) => {
      const parts =
        received === 0n ? [] : [{ effectiveOn: addDays(promised.dueOn, came), amountMinor: received }];
      expect(promiseState(promised, parts, addDays(promised.dueOn, days), 3)).toBe(state);
    },
  );
});
