import { randomFillSync } from 'node:crypto';

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
  const bytes = randomFillSync(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(lastMs / 0x1_0000_0000));
  view.setUint32(2, lastMs >>> 0);
  view.setUint16(6, 0x7000 | sequence);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type OrgId = string & { readonly __orgId: true };

/** The only door to the type OrgId: what is put into the tenant wrapper’s statement has this shape and nothing else. */
export const orgId = (text: string): OrgId => {
  if (!UUID.test(text)) throw new Error(`not an organisation id: ${JSON.stringify(text)}`);
  return text as OrgId;
};
