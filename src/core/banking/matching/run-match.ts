import type { Currency } from '../../money/index.ts';
import { applyAllocations, buildIndex } from './match-index.ts';
import type { Hypothesis, MatchCustomer, MatchItem, MatchLine } from './match.ts';
import { matchLine } from './match-line.ts';
import { compactNumber } from './normalise.ts';

/** Records of the JSONL files of `encaisse bank match` (amounts in whole minor units). */
export type MatchRunInput = {
  readonly customers: readonly { id: string; name: string; knownIbans?: readonly string[] }[];
  readonly items: readonly {
    id: string;
    number: string;
    customer: string;
    amount: number;
    currency: string;
  }[];
  readonly lines: readonly {
    id: string;
    amount: number;
    currency: string;
    name?: string;
    iban?: string;
    text?: string;
    e2e?: string;
  }[];
};

export type MatchRunLine = {
  id: string;
  auto: boolean;
  /** Minor units as exact decimal text would break the published shape: whole numbers, as in the input. */
  alloc: [string, number][];
  residual: number;
  residualKind: '' | 'over' | 'under';
  why: string[];
  suggestions: { customer: string; alloc: [string, number][]; score: number; why: string[] }[];
};

const allocOf = (hypothesis: Hypothesis): [string, number][] =>
  hypothesis.allocations.map((one) => [one.itemId, Number(one.amountMinor)]);

const wordsOf = (
  reasons: readonly { key: string; params: Readonly<Record<string, string | number>> }[],
): string[] => reasons.map(({ key, params }) => [key, ...Object.values(params)].join(' '));

/** Lines in their order; what is certain is taken off the open items before the next line. */
export const runMatch = (input: MatchRunInput): MatchRunLine[] => {
  const customers = input.customers.map((one): MatchCustomer => ({
    id: one.id,
    name: one.name,
    ibans: one.knownIbans ?? [],
  }));
  const items = input.items.map((one): MatchItem => ({
    id: one.id,
    number: one.number,
    customerId: one.customer,
    currency: one.currency as Currency,
    openMinor: BigInt(one.amount),
  }));
  const index = buildIndex(items, customers);
  const settled = new Set<string>();
  return input.lines.map((one) => {
    const line: MatchLine = {
      amountMinor: BigInt(one.amount),
      currency: one.currency as Currency,
      counterpartyName: one.name ?? '',
      counterpartyIban: one.iban ?? '',
      text: one.text ?? '',
      endToEndId: one.e2e ?? '',
    };
    const { decision, hypotheses, vetoes } = matchLine(line, index, settled);
    const best = hypotheses[0];
    const auto = decision === 'auto' && best !== undefined;
    const openAfter = auto ? best.allocations.reduce((sum, part) => sum + part.amountMinor, 0n) : 0n;
    if (auto)
      for (const number of applyAllocations(index, best.allocations)) settled.add(compactNumber(number));
    return {
      id: one.id,
      auto,
      alloc: auto ? allocOf(best) : [],
      residual: auto ? Number(line.amountMinor - openAfter) : 0,
      residualKind: '',
      why: wordsOf([...(best?.reasons ?? []), ...vetoes]),
      suggestions: auto
        ? []
        : hypotheses.map((hypothesis) => ({
            customer: hypothesis.customerId,
            alloc: allocOf(hypothesis),
            score: hypothesis.score,
            why: wordsOf(hypothesis.reasons),
          })),
    };
  });
};
