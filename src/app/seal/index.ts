export { createChainCheck, type ChainCheck, type Checks } from './check-chain.ts';
export { anchorsOf } from './anchors.ts';
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
export { createAuditTick, linkAudit } from './audit/link-audit.ts';
export { verifyAudit, type AuditReport } from './audit/verify-audit.ts';
export { createSignatureCheck, isSignatureOf, readPublicKey } from './check-signature.ts';
export { closePeriods, createClosingTick } from './close-periods.ts';
export { readClosings, type KeptClosing } from './closings.ts';
export type { ContentReader, ContentReaders, Reading, Scope } from './ports.ts';
export { readOverview, type SealOverview } from './read-overview.ts';
export { readLinks, type KeptLink, type LinkWithContent } from './read-links.ts';
export { FINDINGS_PER_CODE } from './collect-findings.ts';
export { keyFacts } from './key-facts.ts';
export { openNewKey, type KeyOpened, type NewKeyRequest } from './open-new-key.ts';
export { sealingTick } from './sealing-tick.ts';
export { signerOf, type Sign } from './signing-key.ts';
export { readSuccessions, type KeptSuccession } from './successions.ts';
export { verifySeals, type SealReport } from './verify-seals.ts';
export { sealRoom, type SealRoomPorts } from './seal-room.ts';
