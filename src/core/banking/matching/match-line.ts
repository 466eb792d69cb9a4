import { listBases } from './basis.ts';
import type { Claims } from './claims.ts';
import { readEvidence } from './evidence.ts';
import { reason, type MatchDecision, type MatchLine } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import type { SettledNumbers } from './read-text.ts';
import { vetoesOf, type Weighed } from './vetoes.ts';
import { weigh, weighTold, type Bookable } from './weigh.ts';
import { STRICT_THRESHOLD } from './weights.ts';

export type MatchState = {
  readonly index: MatchIndex;
  readonly settled: SettledNumbers;
  readonly claims: Claims;
  /** From how many points a line is posted by itself (calibrate.ts). */
  readonly threshold: number;
  /** Above it a person always decides; null: no limit. */
  readonly limitMinor: bigint | null;
  readonly bookable: Bookable;
};

const EVERY: Bookable = new Set(['none', 'overpayment', 'rounding', 'discount', 'fee', 'exchange']);

/** A state that knows nothing but its index: no history; every difference can be booked. */
export const freshState = (index: MatchIndex): MatchState => ({
  index,
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
  if (line.amountMinor <= 0n) return { decision: 'none', hypotheses: [], vetoes: [] };
  const { index, settled, claims, threshold, limitMinor, bookable } = state;
  const evidence = readEvidence(line, index, settled);
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
    return { decision: 'none', hypotheses: [], vetoes };
  }
  const vetoes = vetoesOf(index, evidence, best, claims);
  const lead = best.hypothesis.points - (second?.hypothesis.points ?? 0);
  if (lead < LEAST_LEAD && vetoes.length === 0) vetoes.push(reason('match.veto.close-second'));
  if (limitMinor !== null && line.amountMinor > limitMinor)
    vetoes.push(reason('match.veto.above-limit', { limitMinor: String(limitMinor) }));
  const isSure = vetoes.length === 0 && best.hypothesis.points >= threshold;
  return {
    decision: isSure ? 'auto' : 'propose',
    hypotheses: ranked.slice(0, MAX_SHOWN).map((one) => one.hypothesis),
    vetoes,
  };
};
