import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Seals secrets (SMTP password, provider keys) with AES-256-GCM; the key stands outside the database. */
export type SecretBox = {
  readonly seal: (plain: string, context: string) => Buffer;
  readonly open: (sealed: Buffer, context: string) => string;
  /** 256 bits, base64url, that follow from the key and the context: made again at need, so kept nowhere. */
  readonly derive: (context: string) => string;
};

const VERSION = 1;

export const createSecretBox = (key: Buffer): SecretBox => {
  if (key.length !== 32) throw new Error('the secret key has 32 bytes');
  return {
    seal: (plain, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      // The context (organisation and name) is authenticated: a sealed value cannot be moved to another place.
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed, context) => {
      if (sealed[0] !== VERSION) throw new Error('sealed by an unknown version');
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13));
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(13, 29));
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8');
    },
    derive: (context) =>
      Buffer.from(hkdfSync('sha256', key, '', `derive/${context}`, 32)).toString('base64url'),
  };
};

/** ENCAISSE_SECRET_KEY (64 hex digits), else a file of mode 0600 made at the first start. */
export const loadSecretKey = (environment: string | undefined, file: string): Buffer => {
  if (environment) {
    const key = Buffer.from(environment, 'hex');
    if (key.length !== 32) throw new Error('ENCAISSE_SECRET_KEY must be 64 hexadecimal digits');
    return key;
  }
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
};
