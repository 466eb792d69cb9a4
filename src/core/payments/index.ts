export { CASH_LIMIT_ARTICLE, cashLimit, checkPayment } from './check-payment.ts';
export type { Payer, PaymentDraft } from './check-payment.ts';
export { agreedRate } from './late-charges/agreed-rate.ts';
export { claimLine, claimTotals, compareClaims, isWaivedByRule } from './late-charges/claim-lines.ts';
export type { ClaimLine, ClaimSource } from './late-charges/claim-lines.ts';
export { claimSum, claimSums } from './late-charges/claims.ts';
export type { Claim, ClaimKind, ClaimState, ClaimSum } from './late-charges/claims.ts';
export { INDEMNITY_MINOR, lateCharges, ruleFor } from './late-charges/late-charges.ts';
export type { LateCharges, LateDebt, LateDebtor } from './late-charges/late-charges.ts';
export { debtBalances } from './late-charges/debt-balances.ts';
export type { Lowering } from './late-charges/debt-balances.ts';
export { lateInterest, slicesAfter } from './late-charges/late-interest.ts';
export type { BalanceFrom, InterestSlice, LateInterest } from './late-charges/late-interest.ts';
export { PUBLISHED_RATES, rateTable } from './late-charges/published-rates.ts';
export type { LateRate, RateTable } from './late-charges/published-rates.ts';
export {
  PROFESSIONAL_RULE,
  PUBLIC_RULE,
  floorBroken,
  floorPercent,
  percentOn,
} from './late-charges/rate-rule.ts';
export type { RateRule } from './late-charges/rate-rule.ts';
export {
  endOfSemester,
  isSemester,
  nextSemester,
  semesterOf,
  startOfSemester,
} from './late-charges/semester.ts';
export type { Semester } from './late-charges/semester.ts';
export { PAYMENT_METHODS, collectionAccount, isPaymentMethod, paymentJournal } from './method.ts';
export type { PaymentMethod } from './method.ts';
