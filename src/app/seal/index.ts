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
export { signerOf, type Sign } from './signing-key.ts';
