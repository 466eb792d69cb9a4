export { readEvidence } from './evidence.ts';
export type { Evidence } from './evidence.ts';
export type { Hypothesis, MatchCustomer, MatchDecision, MatchItem, MatchLine, Reason } from './match.ts';
export { applyAllocations, buildIndex } from './match-index.ts';
export type { MatchIndex } from './match-index.ts';
export { matchLine } from './match-line.ts';
export { compactNumber, normaliseIban } from './normalise.ts';
export { runMatch } from './run-match.ts';
export type { MatchRunInput, MatchRunLine } from './run-match.ts';
