import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../calendar/index.ts';
import { EUR } from '../../money/index.ts';
import {
  applyAllocations,
  buildIndex,
  claimItems,
  compactNumber,
  freshState,
  matchLine,
  runMatch,
  type MatchCustomer,
  type MatchItem,
  type MatchLine,
} from './index.ts';

const customers: MatchCustomer[] = [
  { id: 'val', name: 'SARL Menuiserie du Val', ibans: ['FR7630004000031234567890143'] },
  { id: 'helios', name: 'Peinture Hélios', ibans: ['FR7610107001012233445566778'] },
  { id: 'mairie', name: 'Mairie de Saint-Aubin', ibans: [] },
];
const item = (id: string, number: string, customerId: string, openMinor: bigint): MatchItem => ({
  id,
  number,
  customerId,
  currency: EUR,
  openMinor,
});
const items: MatchItem[] = [
  item('a', 'FA-2026-0119', 'val', 120_000n),
  item('b', 'FA-2026-0120', 'val', 45_050n),
  item('c', 'FA-2026-0121', 'helios', 98_765n),
  item('d', 'FA-2026-0122', 'mairie', 300_000n),
  item('e', 'FA-2026-0123', 'helios', 300_000n),
  item('n', 'AV-2026-0007', 'val', -20_000n),
  { ...item('f', 'FA-2026-0130', 'val', 50_000n), discount: { rate: 200, until: '2026-11-30' as PlainDate } },
  { ...item('g', 'FA-2026-0131', 'helios', 80_000n), currency: 'CHF' as typeof EUR },
];
const settled = new Map([[compactNumber('FA-2026-0101'), 'val']]);
const VAL: Partial<MatchLine> = { counterpartyName: 'MENUISERIE DU VAL' };
const HELIOS = 'FR76 1010 7001 0122 3344 5566 778';
const line = (amountMinor: bigint, text: string, over: Partial<MatchLine> = {}): MatchLine => ({
  amountMinor,
  currency: EUR,
  counterpartyName: '',
  counterpartyIban: '',
  endToEndId: 'NOTPROVIDED',
  text,
  ...over,
});
const decide = (one: MatchLine) => matchLine(one, { ...freshState(buildIndex(items, customers)), settled });
const shown = (one: MatchLine) => {
  const { decision, hypotheses, vetoes } = decide(one);
  const allocated =
    hypotheses[0]?.allocations.map((part) => `${part.itemId} ${part.amountMinor}`).join(' + ') ?? '';
  return [decision, allocated, vetoes.map((veto) => veto.key.replace('match.veto.', '')).join()];
};

describe('a line of money in', () => {
  test.each<[string, MatchLine, string[]]>([
    ['number and amount', line(120_000n, 'VIR SEPA FA-2026-0119'), ['auto', 'a 120000', '']],
    ['written otherwise', line(120_000n, 'règlement fa 2026 0119 merci'), ['auto', 'a 120000', '']],
    ['O for 0', line(120_000n, 'FA-2026-O119'), ['auto', 'a 120000', '']],
    [
      'in the end-to-end id',
      line(120_000n, 'VIREMENT', { endToEndId: 'FA20260119' }),
      ['auto', 'a 120000', ''],
    ],
    [
      'two numbers, one sum',
      line(165_050n, 'FA-2026-0119 ET FA-2026-0120'),
      ['auto', 'a 120000 + b 45050', ''],
    ],
    [
      'credit note netted',
      line(100_000n, 'FA-2026-0119 / AV-2026-0007'),
      ['auto', 'a 120000 + n -20000', ''],
    ],
    [
      'part payment, payer unknown',
      line(60_000n, 'ACOMPTE FA-2026-0119'),
      ['propose', 'a 60000', 'payer-unknown'],
    ],
    ['part payment of a known payer', line(60_000n, 'ACOMPTE FA-2026-0119', VAL), ['auto', 'a 60000', '']],
    [
      'part payment that is another item whole',
      line(45_050n, 'FA-2026-0119', VAL),
      ['propose', 'a 45050', 'part-doubtful'],
    ],
    ['a small rest unexplained', line(118_500n, 'FA-2026-0119', VAL), ['propose', 'a 118500', 'small-rest']],
    ['cents less', line(119_998n, 'FA-2026-0119', VAL), ['auto', 'a 120000', '']],
    ['cents more', line(120_005n, 'FA-2026-0119', VAL), ['auto', 'a 120000', '']],
    ['a discount told', line(117_600n, 'FA-2026-0119 ESCOMPTE 2%', VAL), ['auto', 'a 120000', '']],
    [
      'a discount offered',
      line(49_000n, 'FA-2026-0130', { ...VAL, bookedOn: '2026-11-30' as PlainDate }),
      ['auto', 'f 50000', ''],
    ],
    [
      'a discount offered, taken too late',
      line(49_000n, 'FA-2026-0130', { ...VAL, bookedOn: '2026-12-01' as PlainDate }),
      ['propose', 'f 50000', 'discount-not-offered'],
    ],
    [
      'a discount nobody offered',
      line(117_600n, 'FA-2026-0119', VAL),
      ['propose', 'a 120000', 'discount-not-offered'],
    ],
    ['a fee kept', line(118_500n, 'FA-2026-0119 CHGS SHA', VAL), ['propose', 'a 120000', 'fee-kept']],
    ['paid in another currency, told', line(83_120n, 'FA-2026-0131 CHF 800,00'), ['auto', 'g 80000', '']],
    ['paid in another currency, not told', line(83_120n, 'FA-2026-0131'), ['none', '', '']],
    [
      'a number that is nothing of ours',
      line(98_765n, 'FA-2026-0919', { counterpartyIban: HELIOS }),
      ['propose', 'c 98765', 'names-unknown-item'],
    ],
    [
      'two digits swapped',
      line(98_765n, 'FA-2026-0211', { counterpartyIban: HELIOS }),
      ['auto', 'c 98765', ''],
    ],
    [
      'the word for a credit note without one',
      line(120_000n, 'FA-2026-0119 MOINS AVOIR', VAL),
      ['propose', 'a 120000', 'credit-note-missing'],
    ],
    [
      'a credit note that is not named',
      line(100_000n, 'FA-2026-0119 MOINS AVOIR', VAL),
      ['auto', 'a 120000 + n -20000', ''],
    ],
    [
      'money that is not from customers',
      line(98_765n, 'REMBOURSEMENT CREDIT DE TVA', { counterpartyName: 'DGFIP' }),
      ['propose', 'c 98765', 'not-ours,payer-unknown'],
    ],
    ['too much', line(130_000n, 'FA-2026-0119', VAL), ['propose', 'a 120000', 'overpayment']],
    ['paid already', line(12_345n, 'FA-2026-0101'), ['none', '', 'names-paid-item']],
    [
      'one paid, one open',
      line(120_000n, 'FA-2026-0101 FA-2026-0119'),
      ['propose', 'a 120000', 'names-paid-item'],
    ],
    [
      'a number never seen',
      line(120_000n, 'FA-2026-0119 FA-2026-9999'),
      ['propose', 'a 120000', 'names-unknown-item'],
    ],
    [
      'a number outside the sum',
      line(120_000n, 'FA-2026-0119 + FA-2026-0121'),
      ['propose', 'a 120000', 'names-other-item'],
    ],
    [
      'the account of another customer',
      line(120_000n, 'FA-2026-0119', { counterpartyIban: 'FR76 1010 7001 0122 3344 5566 778' }),
      ['auto', 'a 120000', ''],
    ],
    [
      'the account of another customer, who owes that amount',
      line(98_765n, 'FA-2026-0119', { counterpartyIban: HELIOS }),
      ['propose', 'c 98765', 'names-other-item'],
    ],
    [
      'short reference, known payer, only amount of its kind',
      line(98_765n, 'FACT 121', { counterpartyName: 'PEINTURE HELIOS SAS' }),
      ['auto', 'c 98765', ''],
    ],
    ['short reference, unknown payer', line(98_765n, 'FACT 121'), ['propose', 'c 98765', 'payer-unknown']],
    [
      'short reference, another customer owes the amount too',
      line(300_000n, 'FACT 123', { counterpartyIban: HELIOS }),
      ['auto', 'e 300000', ''],
    ],
    [
      'IBAN and amount',
      line(45_050n, 'VIREMENT', { counterpartyIban: customers[0]!.ibans[0]! }),
      ['auto', 'b 45050', ''],
    ],
    [
      'name and amount',
      line(300_000n, 'VIR', { counterpartyName: 'MAIRIE ST AUBIN' }),
      ['propose', 'd 300000', 'payer-unknown'],
    ],
    [
      'several without a number',
      line(165_050n, 'VIR', { counterpartyName: 'MENUISERIE DU VAL' }),
      ['propose', 'a 120000 + b 45050', 'name-only,sum-only'],
    ],
    ['a unique amount alone', line(98_765n, 'VIREMENT'), ['propose', 'c 98765', 'payer-unknown']],
    ['nothing to go by', line(77n, 'REMBOURSEMENT'), ['none', '', '']],
    ['money out', line(-120_000n, 'FA-2026-0119'), ['none', '', '']],
  ])('%s', (_, one, expected) => {
    expect(shown(one)).toEqual(expected);
  });

  test('says why, with what was read', () => {
    const { hypotheses } = decide(line(120_000n, 'FA-2026-0119', { counterpartyName: 'Menuiserie du Val' }));
    expect(hypotheses[0]).toMatchObject({
      customerId: 'val',
      residualMinor: 0n,
      residualKind: 'none',
      score: 99,
    });
    expect(hypotheses[0]?.reasons.map((one) => one.key)).toEqual([
      'match.reference-exact',
      'match.amount-equal',
      'match.amount-unique',
      'match.name-same',
    ]);
  });

  test('the same payment twice is posted once', () => {
    const state = freshState(buildIndex(items, customers));
    const first = matchLine(line(120_000n, 'FA-2026-0119'), state);
    const [paid] = applyAllocations(state.index, first.hypotheses[0]!.allocations);
    expect(paid).toMatchObject({ number: 'FA-2026-0119', customerId: 'val' });
    const after = { ...state, settled: new Map([[compactNumber(paid!.number), paid!.customerId]]) };
    const again = matchLine(line(120_000n, 'FA-2026-0119'), after);
    expect([again.decision, again.hypotheses]).toEqual(['none', []]);
  });

  test('what an earlier line names waits with it; what it only guesses yields to a number', () => {
    const waiting = line(118_500n, 'FA-2026-0119 CHGS SHA', VAL);
    const guessing = line(45_050n, 'VIR', VAL);
    const claims = new Map<string, 'named' | 'guessed'>();
    const state = { ...freshState(buildIndex(items, customers)), claims };
    for (const one of [waiting, guessing]) claimItems(claims, matchLine(one, state));
    const twin = matchLine(line(120_000n, 'FA-2026-0119', VAL), state);
    expect([twin.decision, twin.vetoes.map((one) => one.key)]).toEqual(['propose', ['match.veto.claimed']]);
    expect(matchLine(line(45_050n, 'FA-2026-0120', VAL), state).decision).toBe('auto');
  });

  test('a name that a person confirmed counts like an IBAN', () => {
    const known = [{ ...customers[2]!, aliases: ['SGC SAINT AUBIN'] }, ...customers.slice(0, 2)];
    const state = freshState(buildIndex(items, known));
    const paid = line(300_000n, 'MANDAT 4932', { counterpartyName: 'SGC SAINT-AUBIN' });
    expect(matchLine(paid, state)).toMatchObject({
      decision: 'auto',
      hypotheses: [{ customerId: 'mairie' }],
    });
  });

  test('differences that the caller cannot book are left open', () => {
    const state = {
      ...freshState(buildIndex(items, customers)),
      bookable: new Set(['none', 'overpayment'] as const),
    };
    const { hypotheses } = matchLine(line(117_600n, 'FA-2026-0119 ESCOMPTE 2%', VAL), state);
    expect(hypotheses[0]).toMatchObject({ residualKind: 'none', allocations: [{ amountMinor: 117_600n }] });
  });

  test('another currency never settles', () => {
    const { decision, hypotheses } = decide(
      line(120_000n, 'FA-2026-0119', { currency: 'CHF' as typeof EUR }),
    );
    expect([decision, hypotheses]).toEqual(['none', []]);
  });
});

test('never allocates more than the line brings or the item owes', () => {
  const words = fc.constantFrom(
    'FA-2026-0119',
    'FA-2026-0120',
    'AV-2026-0007',
    '121',
    'FACT 122',
    'VIR',
    'FA-2026-0101',
  );
  fc.assert(
    fc.property(fc.bigInt(1n, 500_000n), fc.array(words, { maxLength: 4 }), (amount, text) => {
      const { hypotheses } = decide(line(amount, text.join(' '), { counterpartyName: 'Menuiserie du Val' }));
      for (const { allocations, residualMinor, residualKind, score } of hypotheses) {
        const sum = allocations.reduce((total, part) => total + part.amountMinor, 0n);
        expect(sum + residualMinor).toBe(amount);
        if (residualKind === 'none') expect(residualMinor).toBe(0n);
        if (residualKind === 'overpayment') expect(residualMinor).toBeGreaterThan(0n);
        expect(score).toBeGreaterThan(0);
        for (const part of allocations) {
          const open = items.find((one) => one.id === part.itemId)!.openMinor;
          expect(
            open > 0n ? part.amountMinor > 0n && part.amountMinor <= open : part.amountMinor === open,
          ).toBe(true);
        }
      }
    }),
  );
});

const recon = path.resolve(import.meta.dirname, '../../../../../shared/corpus/bank/recon');
test('the shared cash-application problem: nothing wrong is posted, nearly all that is decidable is', (context) => {
  context.skip(!existsSync(recon), 'the shared corpus is not beside the project');
  const rows = <T>(name: string): T[] =>
    readFileSync(path.join(recon, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as T);
  type Truth = { id: string; alloc: [string, number][]; autoExpected: boolean };
  const truths = rows<Truth>('truth');
  const answers = runMatch({ customers: rows('customers'), items: rows('invoices'), lines: rows('lines') });
  const answered = new Map(answers.map((one) => [one.id, one]));
  const sorted = (alloc: [string, number][]) =>
    alloc
      .map((one) => one.join(' '))
      .toSorted()
      .join();
  const autos = truths.filter((one) => answered.get(one.id)!.auto);
  expect(autos.filter((one) => sorted(answered.get(one.id)!.alloc) !== sorted(one.alloc))).toEqual([]);
  const expected = truths.filter((one) => one.autoExpected);
  const posted = expected.filter((one) => answered.get(one.id)!.auto);
  expect(posted.length / expected.length).toBeGreaterThan(0.98);
  const matchable = truths.filter((one) => one.alloc.length > 0);
  const shown = matchable.filter((one) => {
    const { auto, alloc, suggestions } = answered.get(one.id)!;
    return (auto ? [alloc] : suggestions.map((two) => two.alloc)).some(
      (two) => sorted(two) === sorted(one.alloc),
    );
  });
  expect(shown.length / matchable.length).toBeGreaterThan(0.96);
});
