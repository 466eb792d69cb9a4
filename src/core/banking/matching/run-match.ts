import type { PlainDate } from '../../calendar/index.ts';
import type { Currency } from '../../money/index.ts';
import { buildBatches, settleBatch, type Batch, type BatchHypothesis, type BatchKind } from './batch.ts';
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
  /** Amounts that many customers paid together. */
  readonly batches?: readonly {
    id: string;
    kind: BatchKind;
    references: readonly string[];
    payer?: string;
    expected?: string;
    currency: string;
    gross: number;
    fee?: number;
    net: number;
    state?: Batch['state'];
    /** False: its parts were booked before the line arrives. */
    settles?: boolean;
    parts: readonly { item?: string; number?: string; payer?: string; amount: number }[];
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
  /** The batch that the line pays; only with `batches`. */
  batch?: string;
  suggestions: {
    /** Empty for a batch. */
    customer: string;
    batch?: string;
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
  const batches = buildBatches((input.batches ?? []).map(batchOf));
  const state = { ...freshState(index), batches, settled, claims };
  const take = (allocations: Hypothesis['allocations']): void => {
    for (const item of applyAllocations(index, allocations))
      settled.set(compactNumber(item.number), item.customerId);
  };
  return input.lines.map((one, at) => {
    const line = lines[at]!;
    const decision = matchLine(line, state);
    const [batch] = decision.batches;
    const best = batch ?? decision.hypotheses[0];
    const isAuto = decision.decision === 'auto' && best !== undefined;
    const decided = input.confirmed?.get(one.id);
    if (decided !== undefined) {
      take(decided.map(([itemId, minor]) => ({ itemId, amountMinor: BigInt(minor) })));
    } else if (isAuto) take(best.allocations);
    else claimItems(claims, decision);
    if (batch !== undefined && (isAuto || decided !== undefined)) settleBatch(batches, batch.batchId);
    return {
      id: one.id,
      auto: isAuto,
      ...(isAuto ? settlementOf(best) : { alloc: [], residual: 0, residualKind: '' as const }),
      why: wordsOf([...(best?.reasons ?? []), ...decision.vetoes]),
      suggestions: isAuto ? [] : [...decision.batches, ...decision.hypotheses].slice(0, 3).map(suggestionOf),
    };
  });
};

const suggestionOf = (found: Hypothesis | BatchHypothesis): MatchRunLine['suggestions'][number] => ({
  customer: 'kind' in found ? '' : found.customerId,
  ...settlementOf(found),
  score: found.score,
  why: wordsOf(found.reasons),
});

const settlementOf = (
  found: Hypothesis | BatchHypothesis,
): Pick<MatchRunLine, 'alloc' | 'residual' | 'residualKind' | 'batch'> => ({
  alloc: found.allocations.map((one): [string, number] => [one.itemId, Number(one.amountMinor)]),
  ...('kind' in found
    ? {
        residual: -Number(found.feeMinor),
        residualKind: found.feeMinor === 0n ? ('' as const) : ('fee' as const),
        batch: found.batchId,
      }
    : { residual: Number(found.residualMinor), residualKind: kindOf(found) }),
});

const kindOf = ({ residualKind, residualMinor }: Hypothesis): MatchRunLine['residualKind'] => {
  if (residualKind === 'exchange') return 'fx';
  if (residualKind === 'discount' || residualKind === 'fee') return residualKind;
  return residualMinor > 0n ? 'over' : residualMinor < 0n ? 'under' : '';
};

const wordsOf = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ key, params }) => [key, ...Object.values(params)].join(' '));

const batchOf = (one: NonNullable<MatchRunInput['batches']>[number]): Batch => ({
  id: one.id,
  kind: one.kind,
  references: one.references,
  payer: one.payer ?? '',
  expectedOn: (one.expected ?? null) as PlainDate | null,
  currency: one.currency as Currency,
  grossMinor: BigInt(one.gross),
  feeMinor: BigInt(one.fee ?? 0),
  netMinor: BigInt(one.net),
  state: one.state ?? 'open',
  settlesItems: one.settles ?? true,
  parts: one.parts.map(({ item, number, payer, amount }) => ({
    ...(item !== undefined && { itemId: item }),
    ...(number !== undefined && { number }),
    ...(payer !== undefined && { payer }),
    amountMinor: BigInt(amount),
  })),
});

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
