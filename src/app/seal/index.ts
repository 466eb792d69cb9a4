export { appendLink, chainName, DOCUMENTS, lockHead, sha256, type Head } from './append-link.ts';
export { signerOf, type Sign } from './signing-key.ts';
