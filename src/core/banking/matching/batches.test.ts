import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../calendar/index.ts';
import { EUR, type Currency } from '../../money/index.ts';
import {
  applyAllocations,
  buildBatches,
  buildIndex,
  claimItems,
  freshState,
  matchLine,
  settleBatch,
  type Batch,
  type MatchItem,
  type MatchLine,
} from './index.ts';

const customers = [
  { id: 'val', name: 'SARL Menuiserie du Val', ibans: [] },
  { id: 'helios', name: 'Peinture Hélios', ibans: ['FR7610107001012233445566778'] },
];
const item = (id: string, number: string, customerId: string, openMinor: bigint): MatchItem => ({
  id,
  number,
  customerId,
  currency: EUR,
  openMinor,
});
const items = [
  item('a', 'FA-2026-0119', 'val', 120_000n),
  item('b1', 'FA-2026-0120', 'val', 45_050n),
  item('b2', 'FA-2026-0120', 'val', 45_050n),
  item('c', 'FA-2026-0121', 'helios', 98_765n),
];
const day = (text: string) => text as PlainDate;
/** Two direct debits handed to the bank on one day. */
const debits: Batch = {
  id: 'dd',
  kind: 'direct_debit',
  references: ['PRLV-2026-11'],
  expectedOn: day('2026-11-20'),
  currency: EUR,
  grossMinor: 218_765n,
  feeMinor: 0n,
  netMinor: 218_765n,
  state: 'open',
  settlesItems: true,
  parts: [
    { number: 'FA 2026 0119', amountMinor: 120_000n },
    { itemId: 'c', amountMinor: 98_765n },
  ],
};
/** A card payout: its charges were booked on the day they were made. */
const payout: Batch = {
  id: 'po',
  kind: 'payout',
  references: ['po_1PXabc99', 'STRIPE-77120'],
  payer: 'Stripe',
  expectedOn: day('2026-11-20'),
  currency: EUR,
  grossMinor: 50_000n,
  feeMinor: 725n,
  netMinor: 49_275n,
  state: 'open',
  settlesItems: false,
  parts: [
    { number: 'FA-2026-0150', amountMinor: 60_000n },
    { number: 'FA-2026-0140', amountMinor: -10_000n },
  ],
};
const cheques: Batch = {
  ...debits,
  id: 'ch',
  kind: 'cheque_deposit',
  references: ['7000012'],
  grossMinor: 120_000n,
  netMinor: 120_000n,
  parts: [{ payer: 'MENUISERIE DU VAL', amountMinor: 120_000n }],
};
const line = (amountMinor: bigint, text: string, over: Partial<MatchLine> = {}): MatchLine => ({
  amountMinor,
  currency: EUR,
  counterpartyName: '',
  counterpartyIban: '',
  endToEndId: '',
  text,
  bookedOn: day('2026-11-20'),
  ...over,
});
const fresh = (batches: readonly Batch[]) => ({
  ...freshState(buildIndex(items, customers)),
  batches: buildBatches(batches),
});
const decide = (one: MatchLine, batches: readonly Batch[] = [debits, payout, cheques]) =>
  matchLine(one, fresh(batches));
const shown = (one: MatchLine, batches?: readonly Batch[]) => {
  const { decision, batches: found, vetoes } = decide(one, batches);
  return [
    decision,
    found[0]?.batchId ?? '',
    vetoes.map((veto) => veto.key.replace('match.veto.', '')).join(),
  ];
};

describe('a line that pays a batch', () => {
  test.each<[string, MatchLine, Batch[], string[]]>([
    ['by its reference', line(218_765n, 'REMISE PRLV SEPA PRLV202611 NBRE 2'), [debits], ['auto', 'dd', '']],
    [
      'by its end-to-end id',
      line(49_275n, 'VIREMENT', { endToEndId: 'STRIPE 77120' }),
      [payout],
      ['auto', 'po', ''],
    ],
    [
      'late, but named',
      line(49_275n, 'PO 1PXABC99', { bookedOn: day('2026-12-20') }),
      [payout],
      ['auto', 'po', ''],
    ],
    ['by amount, day and words', line(218_765n, 'REMISE PRLV NBRE 2'), [debits], ['auto', 'dd', '']],
    [
      'by amount, day and payer',
      line(49_275n, 'VIR', { counterpartyName: 'STRIPE' }),
      [payout],
      ['auto', 'po', ''],
    ],
    [
      'by amount and day alone',
      line(218_765n, 'VIREMENT RECU'),
      [debits],
      ['propose', 'dd', 'batch-amount-only'],
    ],
    [
      'no day is known',
      line(218_765n, 'REMISE PRLV NBRE 2'),
      [{ ...debits, expectedOn: null }],
      ['propose', 'dd', 'batch-amount-only'],
    ],
    [
      'a month too late, without its reference',
      line(218_765n, 'REMISE PRLV', { bookedOn: day('2026-12-20') }),
      [debits],
      ['none', '', ''],
    ],
    ['another amount', line(218_000n, 'REMISE PRLV202611'), [debits], ['none', '', 'batch-amount']],
    [
      'another currency',
      line(218_765n, 'REMISE PRLV202611', { currency: 'CHF' as Currency }),
      [debits],
      ['none', '', 'batch-currency'],
    ],
    [
      'arrived already',
      line(218_765n, 'PRLV202611'),
      [{ ...debits, state: 'settled' }],
      ['none', '', 'batch-settled'],
    ],
    [
      'cancelled',
      line(218_765n, 'PRLV202611'),
      [{ ...debits, state: 'reversed' }],
      ['none', '', 'batch-reversed'],
    ],
    [
      'two of equal amount',
      line(218_765n, 'REMISE PRLV NBRE 2'),
      [debits, { ...debits, id: 'dd2', references: ['PRLV-2026-12'] }],
      ['propose', 'dd', 'batch-twin'],
    ],
    [
      'two of equal amount, one is named',
      line(218_765n, 'REMISE PRLV202612'),
      [debits, { ...debits, id: 'dd2', references: ['PRLV-2026-12'] }],
      ['auto', 'dd2', ''],
    ],
    [
      'two with the same reference',
      line(218_765n, 'REMISE PRLV202611'),
      [debits, { ...debits, id: 'dd2' }],
      ['propose', 'dd', 'batch-twin'],
    ],
    [
      'parts that are not its total',
      line(218_765n, 'PRLV202611'),
      [{ ...debits, parts: debits.parts.slice(0, 1) }],
      ['propose', 'dd', 'batch-unbalanced'],
    ],
    [
      'a part that is paid',
      line(218_765n, 'PRLV202611'),
      [
        {
          ...debits,
          parts: [debits.parts[0]!, { itemId: 'gone', number: 'FA-2026-0001', amountMinor: 98_765n }],
        },
      ],
      ['propose', 'dd', 'batch-part-unknown'],
    ],
    [
      'a part above what is open',
      line(218_765n, 'PRLV202611'),
      [
        {
          ...debits,
          parts: [
            { itemId: 'a', amountMinor: 120_001n },
            { itemId: 'c', amountMinor: 98_764n },
          ],
        },
      ],
      ['propose', 'dd', 'batch-part-unknown'],
    ],
    [
      'cheques known by who signed',
      line(120_000n, 'REMISE CHEQUES BORDEREAU N 7000012 NBRE 1'),
      [cheques],
      ['propose', 'ch', 'batch-part-guessed'],
    ],
    [
      'it names an invoice that is not in it',
      line(218_765n, 'PRLV202611 FA-2026-0120'),
      [debits],
      ['propose', 'dd', 'names-other-item'],
    ],
    [
      'an invoice owes the same',
      line(120_000n, 'REMISE CHEQUES', { bookedOn: day('2026-11-21') }),
      [{ ...cheques, settlesItems: false }],
      ['propose', 'ch', 'batch-amount-only'],
    ],
  ])('%s', (_, one, batches, expected) => {
    expect(shown(one, batches)).toEqual(expected);
  });

  test('the parts that it settles: instalments of one number in their order, part of the last one', () => {
    const both: Batch = {
      ...debits,
      grossMinor: 60_000n,
      netMinor: 60_000n,
      parts: [{ number: 'FA-2026-0120', amountMinor: 60_000n }],
    };
    expect(decide(line(60_000n, 'PRLV202611'), [both]).batches[0]!.allocations).toEqual([
      { itemId: 'b1', amountMinor: 45_050n },
      { itemId: 'b2', amountMinor: 14_950n },
    ]);
  });

  test('what is booked already is not settled again; the fee is told', () => {
    const [found] = decide(line(49_275n, 'PO 1PXABC99')).batches;
    expect([found!.allocations, found!.feeMinor]).toEqual([[], 725n]);
    expect(found!.reasons.map((one) => one.key)).toEqual([
      'match.batch-payout',
      'match.batch-reference',
      'match.amount-equal',
      'match.batch-fee',
    ]);
  });

  test('an invoice that is named and paid to the cent goes before a batch of that amount, unless the batch holds it', () => {
    const named = line(120_000n, 'FA-2026-0119');
    const other: Batch = { ...payout, grossMinor: 120_000n, feeMinor: 0n, netMinor: 120_000n };
    expect(shown(named, [other])).toEqual(['auto', '', '']);
    const holding: Batch = { ...cheques, parts: [{ itemId: 'a', amountMinor: 120_000n }] };
    expect(shown(named, [holding])).toEqual(['propose', 'ch', 'batch-amount-only,batch-covers']);
  });

  test('the same reference twice: the second line waits', () => {
    const state = fresh([debits]);
    const one = line(218_765n, 'REMISE PRLV202611');
    const [first] = matchLine(one, state).batches;
    applyAllocations(state.index, first!.allocations);
    settleBatch(state.batches, first!.batchId);
    const second = matchLine(one, state);
    expect([second.decision, second.vetoes[0]!.key]).toEqual(['none', 'match.veto.batch-settled']);
  });

  test('a batch that an earlier line names and that waits is not taken by the next one', () => {
    const claims = new Map<string, 'named' | 'guessed'>();
    const state = { ...fresh([debits]), claims, limitMinor: 100n };
    claimItems(claims, matchLine(line(218_765n, 'PRLV202611'), state));
    const next = matchLine(line(218_765n, 'PRLV202611'), { ...state, limitMinor: null });
    expect(next.vetoes.map((veto) => veto.key)).toEqual(['match.veto.batch-claimed']);
  });

  test('above the amount from which a person decides', () => {
    const { decision, vetoes } = matchLine(line(218_765n, 'PRLV202611'), {
      ...fresh([debits]),
      limitMinor: 200_000n,
    });
    expect([decision, vetoes[0]!.key]).toEqual(['propose', 'match.veto.above-limit']);
  });

  test('property: whatever the line and the batches, what is posted by itself is the money to the cent, from open items', () => {
    const amounts = fc.constantFrom(120_000n, 98_765n, 45_050n, 218_765n, 90_100n, 49_275n);
    const part = fc.record({ itemId: fc.constantFrom('a', 'b1', 'b2', 'c', 'gone'), amountMinor: amounts });
    const batch = fc.record({
      parts: fc.array(part, { minLength: 1, maxLength: 4 }),
      feeMinor: fc.constantFrom(0n, 725n),
      reference: fc.constantFrom('PRLV-2026-11', 'PRLV-2026-12', '7000012'),
      off: fc.constantFrom(0n, 0n, 0n, 1n),
      state: fc.constantFrom('open' as const, 'open' as const, 'settled' as const, 'reversed' as const),
    });
    const texts = fc.constantFrom(
      'REMISE PRLV202611',
      'REMISE PRLV',
      'VIR FA-2026-0119',
      'PRLV202612 7000012',
    );
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 4 }), texts, fc.nat(5), (given, text, chosen) => {
        const batches = given.map((one, at): Batch => {
          const grossMinor = one.parts.reduce((sum, two) => sum + two.amountMinor, 0n);
          const netMinor = grossMinor - one.feeMinor + one.off;
          return { ...debits, ...one, id: `b${at}`, references: [one.reference], grossMinor, netMinor };
        });
        const amountMinor = batches[chosen]?.netMinor ?? 120_000n;
        const state = fresh(batches);
        const { decision, batches: found } = matchLine(line(amountMinor, text), state);
        if (decision !== 'auto' || found.length === 0) return;
        const taken = batches.find((one) => one.id === found[0]!.batchId)!;
        const settled = found[0]!.allocations.reduce((sum, one) => sum + one.amountMinor, 0n);
        expect(taken.state).toBe('open');
        expect(settled - found[0]!.feeMinor).toBe(amountMinor);
        for (const { itemId, amountMinor: part } of found[0]!.allocations)
          expect(part <= state.index.items.get(itemId)!.openMinor).toBe(true);
      }),
    );
  });
});
