export { batchKinds, buildBatches, isBalanced, settleBatch } from './batch.ts';
export type { Batch, BatchHypothesis, BatchIndex, BatchKind, BatchPart } from './batch.ts';
export { claimItems } from './claims.ts';
export type { Claims } from './claims.ts';
export { readEvidence } from './evidence.ts';
export type { Evidence } from './evidence.ts';
export type {
  Hypothesis,
  MatchCustomer,
  MatchDecision,
  MatchItem,
  MatchLine,
  Reason,
  ReasonKey,
  ResidualKind,
} from './match.ts';
export { applyAllocations, buildIndex } from './match-index.ts';
export type { MatchIndex } from './match-index.ts';
export { freshState, matchLine } from './match-line.ts';
export type { MatchState } from './match-line.ts';
export { compactNumber, normaliseIban } from './normalise.ts';
export { matchInput, runMatch } from './run-match.ts';
export type { MatchRunInput, MatchRunLine } from './run-match.ts';
export { calibrate, upperErrorRate } from './calibrate.ts';
export type { Judged } from './calibrate.ts';
export { STRICT_THRESHOLD } from './weights.ts';
