/** What a person is asked about a waiting line; lines of one group are decided alike. */
export type DecisionGroup = 'sure' | 'return' | 'rule' | 'duplicate' | 'not-ours' | 'look';

export type WaitingFacts = {
  readonly amountMinor: bigint;
  /** Of the best explanation; null without one. */
  readonly score: number | null;
  /** It explains the money to the cent. */
  readonly isWhole: boolean;
  readonly vetoes: readonly string[];
  /** Somebody took a decision about it back. */
  readonly wasUndone: boolean;
  readonly hasReturn: boolean;
  /** It may be a payment recorded before, whose money another answer would book twice. */
  readonly hasRecorded: boolean;
  readonly hasRule: boolean;
};

/** From this score on a suggestion without a doubt is accepted together with others. */
export const SURE_SCORE = 80;
const DUPLICATE = new Set(['match.veto.names-paid-item', 'match.veto.claimed']);

/** The one question that a line asks. Precision first: what anybody doubted or took back is looked at alone. */
export const groupOf = (line: WaitingFacts): DecisionGroup => {
  if (line.hasReturn) return 'return';
  if (line.hasRecorded) return 'look';
  if (line.hasRule && line.score === null) return 'rule';
  if (line.amountMinor < 0n) return 'not-ours';
  if (line.vetoes.some((veto) => DUPLICATE.has(veto))) return 'duplicate';
  if (line.vetoes.includes('match.veto.not-ours')) return line.hasRule ? 'rule' : 'not-ours';
  const isSure =
    line.vetoes.length === 0 && line.isWhole && !line.wasUndone && (line.score ?? 0) >= SURE_SCORE;
  return isSure ? 'sure' : 'look';
};
