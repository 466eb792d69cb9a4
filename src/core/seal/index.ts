export { canonicalJson } from './canonical.ts';
export { genesisHash, linkHash, nextLink } from './chain.ts';
export type { Hash, SealLink, Subject } from './chain.ts';
export { closePeriod, verifyClosings } from './closing.ts';
export type { Closing, ClosingPeriod, PeriodToClose, SealedAmounts } from './closing.ts';
export { verifyChain } from './verify-chain.ts';
export type { Anchor, SealedChain } from './verify-chain.ts';
