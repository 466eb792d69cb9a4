import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEpochDay, plainDate } from '../calendar/index.ts';
import { EUR } from '../money/index.ts';
import { allocate, pairItems, type OpenItem } from './index.ts';

const item = (id: string, openMinor: bigint, on = '2026-03-01', more: Partial<OpenItem> = {}): OpenItem => ({
  id,
  account: '411',
  partyId: 'dupont',
  currency: EUR,
  amountMinor: openMinor,
  openMinor,
  issuedOn: plainDate(on),
  dueOn: plainDate(on),
  number: id,
  ...more,
});

describe('items lettered by hand', () => {
  it('settle whole when they sum to zero, on the day both exist', () => {
    const chosen = [item('F1', 100n, '2026-01-05'), item('F2', 50n, '2026-02-05'), item('V', -150n)];
    expect(pairItems(chosen)).toMatchObject({
      ok: true,
      value: [
        { debitItemId: 'F1', creditItemId: 'V', amountMinor: 100n, effectiveOn: '2026-03-01' },
        { debitItemId: 'F2', creditItemId: 'V', amountMinor: 50n, effectiveOn: '2026-03-01' },
      ],
    });
  });

  it('settle the oldest debt first when they do not (C. civ. art. 1342-10)', () => {
    const answer = pairItems([
      item('F2', 80n, '2026-02-05'),
      item('F1', 100n, '2026-01-05'),
      item('V', -120n),
    ]);
    expect(answer).toMatchObject({
      value: [
        { debitItemId: 'F1', amountMinor: 100n },
        { debitItemId: 'F2', amountMinor: 20n },
      ],
    });
  });

  it.each([
    ['openitems.same-side', [item('F1', 1n), item('F2', 2n)]],
    ['openitems.other-account', [item('F1', 1n), item('V', -1n, '2026-03-01', { account: '4191' })]],
    ['openitems.other-party', [item('F1', 1n), item('V', -1n, '2026-03-01', { partyId: 'durand' })]],
    [
      'openitems.other-currency',
      [item('F1', 1n), item('V', -1n, '2026-03-01', { currency: 'USD' as typeof EUR })],
    ],
  ])('are refused: %s', (code, chosen) => {
    expect(pairItems(chosen)).toMatchObject({ ok: false, findings: [{ code }] });
  });

  it('settle as much as the smaller side, and each pair is acceptable', () => {
    const minor = fc.bigInt({ min: -1000n, max: 1000n }).filter((one) => one !== 0n);
    const day = fc.integer({ min: 20_000, max: 20_400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minor, day), { minLength: 2, maxLength: 12 }), (drawn) => {
        const items = drawn.map(([open, on], index) => item(`i${index}`, open, fromEpochDay(on)));
        const sum = (sign: 1n | -1n): bigint =>
          items.reduce(
            (total, one) => (one.openMinor * sign > 0n ? total + one.openMinor * sign : total),
            0n,
          );
        const answer = pairItems(items);
        if (!answer.ok) {
          expect(sum(1n) === 0n || sum(-1n) === 0n).toBe(true);
          return;
        }
        const settled = answer.value.reduce((total, one) => total + one.amountMinor, 0n);
        expect(settled).toBe(sum(1n) < sum(-1n) ? sum(1n) : sum(-1n));
        for (const pair of answer.value) {
          const debit = items.find((one) => one.id === pair.debitItemId)!;
          const credit = items.find((one) => one.id === pair.creditItemId)!;
          expect(allocate(debit, credit, pair.amountMinor, pair.effectiveOn).ok).toBe(true);
          debit.openMinor -= pair.amountMinor;
          credit.openMinor += pair.amountMinor;
        }
      }),
    );
  });
});
