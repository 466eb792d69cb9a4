export { byNature } from './by-nature.ts';
export { checkDraft } from './check-draft.ts';
export { checkLines } from './check-lines.ts';
export { correctiveOf, depositOf, duplicate, finalOf, fromQuote, progressOf } from './convert.ts';
export type { DepositSize } from './convert.ts';
export type { Correction } from './correcting.ts';
export { creditLeft, exceedingCredit, sumLeft } from './credit-left.ts';
export type { Credited } from './credit-left.ts';
export { turnIntoCredit } from './turn-into-credit.ts';
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
export { checkDueLimit, dueLimit, termsWithin, tradeKinds } from './due-limit.ts';
export type { DueLimit, LimitOptions, PublicTerm, TradeKind } from './due-limit.ts';
export { groupDeliveries, groupFacts, summaryDeadline } from './summary-invoice.ts';
export type { Delivery, GroupFacts, Grouping } from './summary-invoice.ts';
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
  DocumentTemplate,
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
export { occurrenceDocument } from './occurrence-document.ts';
export type { OccurrenceWords } from './occurrence-document.ts';
export { optionIds, optionsOf, withOptions } from './options.ts';
export type { QuoteOption } from './options.ts';
export { checkSeries, nextNumber, readNumber } from './numbering.ts';
export type { LastNumber, NumberSeries } from './numbering.ts';
export { mayPrintSame } from './same-numbers.ts';
export { pricedOptions } from './price-options.ts';
export type { PricedOption } from './price-options.ts';
export { priceFor } from './price-for.ts';
export type { PricedProduct } from './price-for.ts';
export { suggestStart } from './suggest-series.ts';
export { computeTotals, isItem, rateOf, vatKey } from './totals.ts';
export type { AdjustmentAmount, Priced, Totals, VatAmount } from './totals.ts';
export { usualVat } from './usual-vat.ts';
export { customerVat, vatOfNature } from './customer-vat.ts';
export { exemptionsOf, findExemption } from './vat-exemptions.ts';
export { ratesOn, vatTerritory } from './vat-rates.ts';
