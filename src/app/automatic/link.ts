import { timingSafeEqual } from 'node:crypto';
import type { OrgId } from '../../shell/ids.ts';
import type { SecretBox } from '../../shell/secrets.ts';

/*
 * The link of one person's mail: company, mail and a signature that follows from the secret key. Nothing of it is kept,
 * so a copy of the database opens nothing; whom it speaks for, until when and with which rights is read when it is used.
 */
const ID_BYTES = 16;
const SIGNATURE_BYTES = 32;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const signature = (secrets: SecretBox, org: string, mailId: string): Buffer =>
  Buffer.from(secrets.derive(`${org}/announcement/${mailId}`), 'base64url');

export const tokenOf = (secrets: SecretBox, org: OrgId, mailId: string): string =>
  Buffer.concat([bytesOf(org), bytesOf(mailId), signature(secrets, org, mailId)]).toString('base64url');

/** Null for whatever this program has not signed. */
export const readToken = (secrets: SecretBox, token: string): { org: string; mailId: string } | null => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 2 * ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null;
  const org = uuidOf(bytes.subarray(0, ID_BYTES));
  const mailId = uuidOf(bytes.subarray(ID_BYTES, 2 * ID_BYTES));
  return timingSafeEqual(bytes.subarray(2 * ID_BYTES), signature(secrets, org, mailId))
    ? { org, mailId }
    : null;
};
