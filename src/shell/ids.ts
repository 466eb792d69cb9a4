import { randomUUID } from 'node:crypto';

let lastMs = 0;
let sequence = 0;

/**
 * UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then a 12-bit counter that keeps ids of one millisecond in
 * order, then 62 random bits. Made by the application, so that a row knows its id before the database does.
 */
export const newId = (): string => {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const count = sequence.toString(16).padStart(3, '0');
  // The variant and the random half of a version 4, which Node makes from a pool of random bytes.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type OrgId = string & { readonly __orgId: true };

/** The only door to the type OrgId: what is put into the tenant wrapper’s statement has this shape and nothing else. */
export const orgId = (text: string): OrgId => {
  if (!UUID.test(text)) throw new Error(`not an organisation id: ${JSON.stringify(text)}`);
  return text as OrgId;
};
