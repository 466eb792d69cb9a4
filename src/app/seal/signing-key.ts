import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

const NAME = 'seal-key';

/** Signs a hash for the organisation: Ed25519, base 64. */
export type Sign = (hash: string) => string;

/** Opened once per organisation: the key never changes. */
const opened = new Map<string, KeyObject>();

/**
 * The organisation's key; made with its first sealed document. The private half is sealed among its secrets, the public
 * one stands beside the company, for whoever verifies an export.
 */
export const signerOf = async (context: Scope, secrets: SecretBox): Promise<Sign> => {
  const key =
    opened.get(context.org) ?? (await readKey(context, secrets)) ?? (await makeKey(context, secrets));
  return (hash) => sign(null, Buffer.from(hash, 'hex'), key).toString('base64');
};

const readKey = async (context: Scope, secrets: SecretBox): Promise<KeyObject | null> => {
  const row = await context.tx
    .selectFrom('secret')
    .select('sealed')
    .where('org_id', '=', context.org)
    .where('name', '=', NAME)
    .executeTakeFirst();
  if (row === undefined) return null;
  const key = createPrivateKey({
    key: Buffer.from(openSealed(secrets, row.sealed, `${context.org}/${NAME}`), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  opened.set(context.org, key);
  return key;
};

/** A base restored without its secrets keeps the chain but cannot go on with it: nothing is issued unsigned. */
const openSealed = (secrets: SecretBox, sealed: Buffer, context: string): string => {
  try {
    return secrets.open(sealed, context);
  } catch {
    throw new Problem('record.refused', {}, [error('seal.key-unreadable')]);
  }
};

/** Under the lock of the company’s row: two first documents at once make one key. Kept in memory only once committed. */
const makeKey = async (context: Scope, secrets: SecretBox): Promise<KeyObject> => {
  await context.tx
    .selectFrom('organization')
    .select('org_id')
    .where('org_id', '=', context.org)
    .forNoKeyUpdate()
    .execute();
  const made = await readKey(context, secrets);
  if (made !== null) return made;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await context.tx
    .insertInto('secret')
    .values({ org_id: context.org, name: NAME, sealed: secrets.seal(plain, `${context.org}/${NAME}`) })
    .execute();
  await context.tx
    .updateTable('organization')
    .set({ seal_public_key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') })
    .where('org_id', '=', context.org)
    .execute();
  return privateKey;
};
