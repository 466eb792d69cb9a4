import type { PlainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';
import { claimItems } from './claims.ts';
import { applyAllocations, buildIndex } from './match-index.ts';
import type { Hypothesis, MatchCustomer, MatchItem, MatchLine, Reason } from './match.ts';
import { freshState, matchLine } from './match-line.ts';
import { compactNumber } from './normalise.ts';

/** Records of the JSONL files of `encaisse bank match` (amounts in whole minor units). */
export type MatchRunInput = {
  readonly customers: readonly {
    id: string;
    name: string;
    code?: string;
    knownIbans?: readonly string[];
    aliases?: readonly string[];
  }[];
  readonly items: readonly {
    id: string;
    number: string;
    customer: string;
    amount: number;
    currency: string;
    due?: string;
    /** Whole percent for early payment. */
    discountPct?: number;
    discountUntil?: string;
  }[];
  readonly lines: readonly {
    id: string;
    date?: string;
    amount: number;
    currency: string;
    name?: string;
    iban?: string;
    text?: string;
    e2e?: string;
  }[];
  /** What a reviewer decided, by line: the state follows it instead of what was posted. For measuring. */
  readonly confirmed?: ReadonlyMap<string, readonly (readonly [string, number])[]>;
};

export type MatchRunLine = {
  id: string;
  auto: boolean;
  /** Minor units as exact decimal text would break the published shape: whole numbers, as in the input. */
  alloc: [string, number][];
  residual: number;
  residualKind: '' | 'over' | 'under' | 'discount' | 'fee' | 'fx';
  why: string[];
  suggestions: {
    customer: string;
    alloc: [string, number][];
    residual: number;
    residualKind: MatchRunLine['residualKind'];
    score: number;
    why: string[];
  }[];
};

/** The records as the matching knows them. */
export const matchInput = (
  input: MatchRunInput,
): { items: MatchItem[]; customers: MatchCustomer[]; lines: MatchLine[] } => ({
  items: input.items.map(itemOf),
  customers: input.customers.map(customerOf),
  lines: input.lines.map(lineOf),
});

/** Lines in their order; what is certain is taken off the open items before the next line. */
export const runMatch = (input: MatchRunInput): MatchRunLine[] => {
  const { items, customers, lines } = matchInput(input);
  const index = buildIndex(items, customers);
  const settled = new Map<string, string>();
  const claims = new Map<string, 'named' | 'guessed'>();
  const state = { ...freshState(index), settled, claims };
  const take = (allocations: Hypothesis['allocations']): void => {
    for (const item of applyAllocations(index, allocations))
      settled.set(compactNumber(item.number), item.customerId);
  };
  return input.lines.map((one, at) => {
    const line = lines[at]!;
    const { decision, hypotheses, vetoes } = matchLine(line, state);
    const best = hypotheses[0];
    const isAuto = decision === 'auto' && best !== undefined;
    const decided = input.confirmed?.get(one.id);
    if (decided !== undefined) {
      take(decided.map(([itemId, minor]) => ({ itemId, amountMinor: BigInt(minor) })));
    } else if (isAuto) take(best.allocations);
    else if (best !== undefined) claimItems(claims, best);
    return {
      id: one.id,
      auto: isAuto,
      ...(isAuto ? settlementOf(best) : { alloc: [], residual: 0, residualKind: '' as const }),
      why: wordsOf([...(best?.reasons ?? []), ...vetoes]),
      suggestions: isAuto
        ? []
        : hypotheses.map((hypothesis) => ({
            customer: hypothesis.customerId,
            ...settlementOf(hypothesis),
            score: hypothesis.score,
            why: wordsOf(hypothesis.reasons),
          })),
    };
  });
};

const settlementOf = (hypothesis: Hypothesis): Pick<MatchRunLine, 'alloc' | 'residual' | 'residualKind'> => ({
  alloc: hypothesis.allocations.map((one): [string, number] => [one.itemId, Number(one.amountMinor)]),
  residual: Number(hypothesis.residualMinor),
  residualKind: kindOf(hypothesis),
});

const kindOf = ({ residualKind, residualMinor }: Hypothesis): MatchRunLine['residualKind'] => {
  if (residualKind === 'exchange') return 'fx';
  if (residualKind === 'discount' || residualKind === 'fee') return residualKind;
  return residualMinor > 0n ? 'over' : residualMinor < 0n ? 'under' : '';
};

const wordsOf = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ key, params }) => [key, ...Object.values(params)].join(' '));

const customerOf = (one: MatchRunInput['customers'][number]): MatchCustomer => ({
  id: one.id,
  name: one.name,
  code: one.code ?? '',
  aliases: one.aliases ?? [],
  ibans: one.knownIbans ?? [],
});

const itemOf = (one: MatchRunInput['items'][number]): MatchItem => ({
  id: one.id,
  number: one.number,
  customerId: one.customer,
  currency: one.currency as Currency,
  openMinor: BigInt(one.amount),
  ...(one.due !== undefined && { dueOn: one.due as PlainDate }),
  ...((one.discountPct ?? 0) > 0 && {
    discount: {
      rate: Math.round(one.discountPct! * 100),
      until: (one.discountUntil ?? null) as PlainDate | null,
    },
  }),
});

const lineOf = (one: MatchRunInput['lines'][number]): MatchLine => ({
  amountMinor: BigInt(one.amount),
  currency: one.currency as Currency,
  counterpartyName: one.name ?? '',
  counterpartyIban: one.iban ?? '',
  text: one.text ?? '',
  endToEndId: one.e2e ?? '',
  ...(one.date !== undefined && { bookedOn: one.date as PlainDate }),
});
