export { readDirectDebits } from './read-direct-debits.ts';
export { readPayouts } from './read-payouts.ts';
export type { Payout, PayoutPart } from './read-payouts.ts';
export { payoutFeeEntry } from './fee-entry.ts';
