import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** Two texts can stand for the same bytes (RFC 4648, 3.5): only the one we write counts, so that any change shows. */
export const readBase64 = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
};

/** Ed25519, SPKI in base 64; null: it is none. */
export const readPublicKey = (spki: string): KeyObject | null => {
  try {
    return createPublicKey({ key: readBase64(spki) ?? Buffer.alloc(0), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
};

/** Over the bytes of a hash in hexadecimal. */
export const isSignatureOf = (key: KeyObject, hash: string, signature: string): boolean => {
  const bytes = readBase64(signature);
  return bytes !== null && verify(null, Buffer.from(hash, 'hex'), key, bytes);
};

/** The same by the text of the key, which is read once however many links it signed. */
export const createSignatureCheck = (): ((spki: string, hash: string, signature: string) => boolean) => {
  const known = new Map<string, KeyObject | null>();
  return (spki, hash, signature) => {
    if (!known.has(spki)) known.set(spki, readPublicKey(spki));
    const key = known.get(spki) ?? null;
    return key !== null && isSignatureOf(key, hash, signature);
  };
};
