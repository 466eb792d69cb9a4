export { byNature } from './by-nature.ts';
export { checkDraft } from './check-draft.ts';
export { checkLines } from './check-lines.ts';
export { correctiveOf, depositOf, duplicate, finalOf, fromQuote, progressOf } from './convert.ts';
export type { DepositSize } from './convert.ts';
export type { Correction } from './correcting.ts';
export { credit, creditable, creditableQuantity } from './credit.ts';
export type { CreditPart } from './credit.ts';
export { deductDeposits } from './deduct-deposits.ts';
export type { IssuedDeposit } from './deduct-deposits.ts';
export { checkProduct } from './check-product.ts';
export type { Market, ProductToCheck } from './check-product.ts';
export { UNITS, isUnit } from './data/units.ts';
export type { Unit } from './data/units.ts';
export { VAT_EXEMPTIONS } from './data/vat-exemptions.ts';
export type { VatExemption } from './data/vat-exemptions.ts';
export type { VatTerritory } from './data/vat-rates.ts';
export { checkDueLimit, dueLimit, tradeKinds } from './due-limit.ts';
export type { DueLimit, LimitOptions, PublicTerm, TradeKind } from './due-limit.ts';
export { groupDeliveries, groupFacts } from './summary-invoice.ts';
export type { Delivery, GroupFacts, Grouping } from './summary-invoice.ts';
export { anniversaries, indexFactor, occurrenceLines } from './indexation.ts';
export type { Indexation } from './indexation.ts';
export { issueDelay } from './issue-delay.ts';
export type { IssueDelay } from './issue-delay.ts';
export { firstDueOn, instalments } from './instalments.ts';
export { isInvoice } from './kinds.ts';
export { legalMentions } from './legal-mentions.ts';
export type { Mention, MentionKey } from './legal-mentions.ts';
export { lineAmount } from './line-amount.ts';
export type { LineAmount } from './line-amount.ts';
export { documentKinds } from './model.ts';
export type {
  Address,
  Adjustment,
  Buyer,
  Document,
  DocumentAdjustment,
  DocumentKind,
  Holder,
  Instalment,
  ItemLine,
  Line,
  Seller,
  VatCategory,
  VatTreatment,
} from './model.ts';
export { numberFollows } from './number-follows.ts';
export { nextOccurrence, occurrenceBetween, occurrencesUntil } from './schedule.ts';
export type { Occurrence, ScheduleRule } from './schedule.ts';
export { checkSeries, nextNumber, readNumber } from './numbering.ts';
export type { LastNumber, NumberSeries } from './numbering.ts';
export { priceFor } from './price-for.ts';
export type { PricedProduct } from './price-for.ts';
export { suggestStart } from './suggest-series.ts';
export { computeTotals, isItem, rateOf, vatKey } from './totals.ts';
export type { AdjustmentAmount, Priced, Totals, VatAmount } from './totals.ts';
export { customerVat, vatOfNature } from './customer-vat.ts';
export { exemptionsOf, findExemption } from './vat-exemptions.ts';
export { ratesOn, vatTerritory } from './vat-rates.ts';
