export {
  DOUBTFUL_ACCOUNTS,
  doubtfulEntry,
  impairmentEntry,
  impairmentOf,
  isPercent,
  netOfTax,
  proposedPercent,
} from './doubtful.ts';
export type { DoubtfulItem, ImpairmentChange, ScaleStep } from './doubtful.ts';
export { lastKnown, perUnit, rateOn, toBase } from './exchange-rate.ts';
export type { ExchangeRate, RateFound, RateSource } from './exchange-rate.ts';
export { lastPublished, missingDays } from './feed-day.ts';
export { readEcbFeed, readEcbRates } from './read-ecb.ts';
export {
  REVALUATION_ACCOUNTS,
  bankRevaluationEntry,
  exchangeProvisionEntry,
  latentSums,
  revaluationEntry,
  revalueBank,
  revalueItem,
} from './revalue.ts';
export type { ForeignBank, ForeignItem, Rates, Revalued } from './revalue.ts';
export { unpaidMention } from './unpaid-mention.ts';
