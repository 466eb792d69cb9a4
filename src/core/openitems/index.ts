export { allocate, openAt, reverseAllocation } from './allocation.ts';
export type { Allocation } from './allocation.ts';
export { undisputedMinor } from './disputes.ts';
export type { Dispute } from './disputes.ts';
export { impute } from './impute.ts';
export type { Imputation } from './impute.ts';
export { itemState } from './open-item.ts';
export type { ItemState, OpenItem } from './open-item.ts';
export { pairItems } from './pair.ts';
export type { ChosenPair } from './pair.ts';
export { prescription, prescriptionRule } from './prescription.ts';
export type {
  DebtorKind,
  Interruption,
  Prescription,
  PrescriptionFacts,
  PrescriptionRule,
} from './prescription.ts';
export { checkPlan, MAX_INSTALMENTS, planStanding, spreadPlan } from './plan.ts';
export type { Instalment, KeptInstalment, PlanStanding } from './plan.ts';
export { layPromises, promiseReceipts, promiseState } from './promises.ts';
export type {
  GivenPromise,
  PromisedItem,
  PromisedPart,
  PromiseReceipt,
  PromiseState,
  Receipt,
} from './promises.ts';
export { shareDifference } from './share-difference.ts';
