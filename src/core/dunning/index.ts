export type {
  CompletedStep,
  CreditFacts,
  CustomerFacts,
  DisputeFacts,
  DunningFacts,
  HoldFacts,
  ItemFacts,
  PromiseFacts,
  SuspenseFacts,
} from './facts.ts';
export { defaultPolicyFr, indexOfLevel, levelAt, stepIndex, stepOf } from './policy.ts';
export type { Channel, Policy, PolicyVersion, Step, StepKind } from './policy.ts';
export { checkPolicy } from './check-policy.ts';
export { decide } from './decide.ts';
export type {
  Decision,
  DraftCredit,
  DraftItem,
  DunningDraft,
  Exclusion,
  ExclusionCode,
  Fallback,
  Params,
  ReasonKey,
} from './draft.ts';
export { progress } from './level.ts';
export type { Progress } from './level.ts';
export { canonicalFacts } from './canonical.ts';
export { recheck } from './recheck.ts';
export type { Dropped, Recheck, RecheckOutcome } from './recheck.ts';
export { withStep, withoutItem } from './review.ts';
