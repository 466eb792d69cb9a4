import { timingSafeEqual } from 'node:crypto';
import type { SecretBox } from './secrets.ts';

/*
 * The token of a link in a mail: company, what it is about, and a signature that follows from the secret key. Nothing of
 * it is kept, so a copy of the database opens nothing; what it allows, and until when, is read when it is used.
 */
const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What a token is for: one of another purpose opens nothing. */
export type TokenPurpose = 'announcement' | 'opening';

const signature = (secrets: SecretBox, purpose: TokenPurpose, org: string, id: string): Buffer =>
  Buffer.from(secrets.derive(`${org}/${purpose}/${id}`), 'base64url');

export const signToken = (secrets: SecretBox, purpose: TokenPurpose, org: string, id: string): string =>
  Buffer.concat([bytesOf(org), bytesOf(id), signature(secrets, purpose, org, id)]).toString('base64url');

/** Null for whatever this program has not signed for that purpose. */
export const readSignedToken = (
  secrets: SecretBox,
  purpose: TokenPurpose,
  token: string,
): { org: string; id: string } | null => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null;
  const org = uuidOf(bytes.subarray(0, ID_BYTES));
  const id = uuidOf(bytes.subarray(ID_BYTES, 2 * ID_BYTES));
  return timingSafeEqual(bytes.subarray(2 * ID_BYTES), signature(secrets, purpose, org, id))
    ? { org, id }
    : null;
};
