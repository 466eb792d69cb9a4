import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EUR } from '../../money/index.ts';
import {
  applyAllocations,
  buildIndex,
  compactNumber,
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
];
const settled = new Set(['FA-2026-0101'].map(compactNumber));
const line = (amountMinor: bigint, text: string, over: Partial<MatchLine> = {}): MatchLine => ({
  amountMinor,
  currency: EUR,
  counterpartyName: '',
  counterpartyIban: '',
  endToEndId: 'NOTPROVIDED',
  text,
  ...over,
});
const decide = (one: MatchLine) => matchLine(one, buildIndex(items, customers), settled);
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
    ['part payment', line(50_000n, 'ACOMPTE FA-2026-0119'), ['propose', 'a 50000', '']],
    ['too much', line(130_000n, 'FA-2026-0119'), ['propose', 'a 120000', 'overpayment']],
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
      ['propose', 'a 120000', 'iban-of-other-customer'],
    ],
    [
      'short reference, known payer, only amount of its kind',
      line(98_765n, 'FACT 121', { counterpartyName: 'PEINTURE HELIOS SAS' }),
      ['auto', 'c 98765', ''],
    ],
    ['short reference, unknown payer', line(98_765n, 'FACT 121'), ['propose', 'c 98765', '']],
    [
      'short reference, two items of the amount',
      line(300_000n, 'FACT 123', { counterpartyIban: 'FR7610107001012233445566778' }),
      ['propose', 'e 300000', 'twin-amount'],
    ],
    [
      'IBAN and amount',
      line(45_050n, 'VIREMENT', { counterpartyIban: customers[0]!.ibans[0]! }),
      ['propose', 'b 45050', ''],
    ],
    [
      'name and amount',
      line(300_000n, 'VIR', { counterpartyName: 'MAIRIE ST AUBIN' }),
      ['propose', 'd 300000', ''],
    ],
    [
      'several without a number',
      line(165_050n, 'VIR', { counterpartyName: 'MENUISERIE DU VAL' }),
      ['propose', 'a 120000 + b 45050', ''],
    ],
    ['a unique amount alone', line(98_765n, 'VIREMENT'), ['propose', 'c 98765', '']],
    ['nothing to go by', line(77n, 'REMBOURSEMENT'), ['none', '', '']],
    ['money out', line(-120_000n, 'FA-2026-0119'), ['none', '', '']],
  ])('%s', (_, one, expected) => {
    expect(shown(one)).toEqual(expected);
  });

  test('says why, with what was read', () => {
    const { hypotheses } = decide(line(120_000n, 'FA-2026-0119', { counterpartyName: 'Menuiserie du Val' }));
    expect(hypotheses[0]).toMatchObject({ customerId: 'val', residualMinor: 0n, score: 100 });
    expect(hypotheses[0]?.reasons.map((one) => one.key)).toEqual([
      'match.reference-exact',
      'match.amount-equal',
      'match.name-same',
    ]);
  });

  test('the same payment twice is posted once', () => {
    const index = buildIndex(items, customers);
    const first = matchLine(line(120_000n, 'FA-2026-0119'), index, settled);
    const paid = applyAllocations(index, first.hypotheses[0]!.allocations);
    expect(paid).toEqual(['FA-2026-0119']);
    const again = matchLine(line(120_000n, 'FA-2026-0119'), index, new Set(paid.map(compactNumber)));
    expect([again.decision, again.hypotheses]).toEqual(['none', []]);
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
      for (const { allocations, residualMinor, score } of hypotheses) {
        const sum = allocations.reduce((total, part) => total + part.amountMinor, 0n);
        expect(sum <= amount && sum + residualMinor >= amount).toBe(true);
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
test('the shared cash-application problem: nothing wrong is posted', (context) => {
  context.skip(!existsSync(recon), 'the shared corpus is not beside the project');
  const rows = <T>(name: string): T[] =>
    readFileSync(path.join(recon, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as T);
  const truth = new Map(
    rows<{ id: string; alloc: [string, number][] }>('truth').map((one) => [one.id, one.alloc]),
  );
  const answers = runMatch({ customers: rows('customers'), items: rows('invoices'), lines: rows('lines') });
  const auto = answers.filter((one) => one.auto);
  const ids = (alloc: [string, number][]) => alloc.map(([id]) => id).sort();
  expect(auto.filter((one) => ids(one.alloc).join() !== ids(truth.get(one.id)!).join())).toEqual([]);
  expect(auto.length).toBeGreaterThan(750);
});
