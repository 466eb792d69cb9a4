import { listBases } from './basis.ts';
import { buildBatches, type BatchIndex } from './batch.ts';
import type { Claims } from './claims.ts';
import { readEvidence, type Evidence } from './evidence.ts';
import { matchBatches } from './match-batch.ts';
import { reason, type MatchDecision, type MatchLine, type Reason } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import type { SettledNumbers } from './read-text.ts';
import { vetoesOf, type Weighed } from './vetoes.ts';
import { weigh, weighTold, type Bookable } from './weigh.ts';
import { STRICT_THRESHOLD } from './weights.ts';

export type MatchState = {
  readonly index: MatchIndex;
  readonly batches: BatchIndex;
  readonly settled: SettledNumbers;
  readonly claims: Claims;
  /** From how many points a line is posted by itself (calibrate.ts). */
  readonly threshold: number;
  /** Above it a person always decides; null: no limit. */
  readonly limitMinor: bigint | null;
  readonly bookable: Bookable;
};

const EVERY: Bookable = new Set(['none', 'overpayment', 'rounding', 'discount', 'fee', 'exchange']);

/** A state that knows nothing but its index: no history, no batches; every difference can be booked. */
export const freshState = (index: MatchIndex): MatchState => ({
  index,
  batches: buildBatches([]),
  settled: new Map(),
  claims: new Map(),
  threshold: STRICT_THRESHOLD,
  limitMinor: null,
  bookable: EVERY,
});

const MAX_SHOWN = 3;
/** How far the best explanation must lead over another one with other items. */
const LEAST_LEAD = 15;

/** One line of money in: what it pays, why, and whether that is certain enough to post without asking. */
export const matchLine = (line: MatchLine, state: MatchState): MatchDecision => {
  if (line.amountMinor <= 0n) return { decision: 'none', hypotheses: [], batches: [], vetoes: [] };
  const evidence = readEvidence(line, state.index, state.settled);
  return withBatches(line, state, evidence, matchItems(line, state, evidence));
};

/** A batch whose reference is read goes first; one of the right amount only where no invoice is certain. */
const withBatches = (
  line: MatchLine,
  state: MatchState,
  evidence: Evidence,
  ofItems: MatchDecision,
): MatchDecision => {
  const { hypotheses: batches, vetoes: found } = matchBatches(line, state, evidence);
  const [best] = batches;
  if (best === undefined) {
    if (found.length === 0) return ofItems;
    // Money of a batch that is named but cannot be this line is nobody's transfer.
    const decision = ofItems.hypotheses.length > 0 ? 'propose' : 'none';
    return { ...ofItems, decision, vetoes: [...found, ...ofItems.vetoes] };
  }
  const vetoes = [...found];
  if (!best.isNamed && ofItems.decision === 'auto') {
    const parts = new Set(best.allocations.map((one) => one.itemId));
    if (!ofItems.hypotheses[0]!.allocations.some((one) => parts.has(one.itemId))) return ofItems;
    vetoes.push(reason('match.veto.batch-covers'));
  }
  vetoes.push(...aboveLimit(line, state));
  if (vetoes.length === 0 && best.points >= state.threshold)
    return { decision: 'auto', hypotheses: [], batches, vetoes };
  return { decision: 'propose', hypotheses: best.isNamed ? [] : ofItems.hypotheses, batches, vetoes };
};

const aboveLimit = (line: MatchLine, { limitMinor }: MatchState): Reason[] =>
  limitMinor !== null && line.amountMinor > limitMinor
    ? [reason('match.veto.above-limit', { limitMinor: String(limitMinor) })]
    : [];

/** Items of one customer, or of several that are named. */
const matchItems = (line: MatchLine, state: MatchState, evidence: Evidence): MatchDecision => {
  const { index, claims, threshold, bookable } = state;
  const weighed = new Map<string, Weighed>();
  const keep = (one: Weighed): void => {
    const key = one.hypothesis.allocations
      .map((part) => part.itemId)
      .toSorted()
      .join();
    const known = weighed.get(key);
    if (known === undefined || known.hypothesis.points < one.hypothesis.points) weighed.set(key, one);
  };
  for (const basis of listBases(line, index, evidence)) {
    const hypothesis = weigh(line, index, evidence, basis, bookable);
    if (hypothesis !== null) keep({ line, basis, hypothesis });
  }
  for (const { currency, minor } of bookable.has('exchange') ? evidence.told.amounts : []) {
    const told = { ...line, currency, amountMinor: minor };
    for (const basis of listBases(told, index, evidence)) {
      const hypothesis = weighTold(told, index, evidence, basis);
      if (hypothesis !== null) keep({ line: told, basis, hypothesis });
    }
  }
  const ranked = [...weighed.values()].toSorted((a, b) => b.hypothesis.points - a.hypothesis.points);
  const [best, second] = ranked;
  if (best === undefined) {
    const [paid] = evidence.told.settled.keys();
    const vetoes = paid === undefined ? [] : [reason('match.veto.names-paid-item', { number: paid })];
    return { decision: 'none', hypotheses: [], batches: [], vetoes };
  }
  const vetoes = vetoesOf(index, evidence, best, claims);
  const lead = best.hypothesis.points - (second?.hypothesis.points ?? 0);
  if (lead < LEAST_LEAD && vetoes.length === 0) vetoes.push(reason('match.veto.close-second'));
  vetoes.push(...aboveLimit(line, state));
  const isSure = vetoes.length === 0 && best.hypothesis.points >= threshold;
  return {
    decision: isSure ? 'auto' : 'propose',
    hypotheses: ranked.slice(0, MAX_SHOWN).map((one) => one.hypothesis),
    batches: [],
    vetoes,
  };
};
