import { createHash } from 'node:crypto';
import type { KeyPeriod } from '../../core/seal/index.ts';

/** SHA-256 of a public key (SPKI in base 64): what people compare. */
export const fingerprintOf = (spki: string): string =>
  createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex');

/** A period of a key as it is told. */
export const keyFacts = ({ key, from, firstNumber, succession, isEndorsed }: KeyPeriod) => ({
  fingerprint: fingerprintOf(key),
  from,
  firstNumber,
  since: succession?.at ?? null,
  reason: succession?.reason ?? null,
  isEndorsed,
});
