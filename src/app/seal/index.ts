export { createChainCheck, type ChainCheck, type Checks } from './check-chain.ts';
export {
  appendLink,
  beginOf,
  chainName,
  DOCUMENTS,
  lockHead,
  sealLink,
  sha256,
  type Head,
} from './append-link.ts';
export { isSignatureOf, readPublicKey } from './check-signature.ts';
export { closePeriods, createClosingTick } from './close-periods.ts';
export { readClosings, type KeptClosing } from './closings.ts';
export type { ContentReader, ContentReaders, Reading, Scope } from './ports.ts';
export { readLinks, type KeptLink, type LinkWithContent } from './read-links.ts';
export { signerOf, type Sign } from './signing-key.ts';
export { FINDINGS_PER_CODE, verifySeals, type SealReport } from './verify-seals.ts';
export { sealRoom, type SealRoomPorts } from './seal-room.ts';
