import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { SecretBox } from '../../shell/secrets.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

const NAME = 'seal-key';

/** Signs a hash for the organisation: Ed25519, base 64. `keyNo`: which of its keys, 1 at first. */
export type Sign = ((hash: string) => string) & { readonly keyNo: number };

/** Opened once per box of secrets, and kept with its public half: another process may open a new one. */
type Opened = { readonly publicKey: string; readonly key: KeyObject };
const opened = new WeakMap<SecretBox, Map<string, Opened>>();

const openedBy = (secrets: SecretBox): Map<string, Opened> => {
  const known = opened.get(secrets) ?? new Map<string, Opened>();
  opened.set(secrets, known);
  return known;
};

/**
 * The organisation's key; made with its first sealed link. The private half is sealed among its secrets, the public one
 * stands beside the company, for whoever verifies an export.
 */
export const signerOf = async (context: Scope, secrets: SecretBox): Promise<Sign> => {
  const { publicKey, keyNo } = await readPresentKey(context);
  const kept = openedBy(secrets).get(context.org);
  if (kept !== undefined && kept.publicKey === publicKey) return signWith(kept.key, keyNo);
  const key = await readKey(context, secrets);
  if (key === null) return signWith(await makeFirst(context, secrets), keyNo);
  openedBy(secrets).set(context.org, { publicKey, key });
  return signWith(key, keyNo);
};

export const signWith = (key: KeyObject, keyNo: number): Sign =>
  Object.assign((hash: string) => sign(null, Buffer.from(hash, 'hex'), key).toString('base64'), { keyNo });

/** The public key that signs now (SPKI in base 64; '' before the first link), and its number. */
export const readPresentKey = async ({ tx, org }: Scope): Promise<{ publicKey: string; keyNo: number }> => {
  const row = await tx
    .selectFrom('organization')
    .select(['seal_public_key', 'seal_key_no'])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow();
  return { publicKey: row.seal_public_key, keyNo: row.seal_key_no };
};

/** The private key; null: none was made yet. Refused when it cannot be opened. */
export const readKey = async (context: Scope, secrets: SecretBox): Promise<KeyObject | null> => {
  const row = await context.tx
    .selectFrom('secret')
    .select('sealed')
    .where('org_id', '=', context.org)
    .where('name', '=', NAME)
    .executeTakeFirst();
  if (row === undefined) return null;
  return createPrivateKey({
    key: Buffer.from(openSealed(secrets, row.sealed, `${context.org}/${NAME}`), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
};

/** The same; null when it cannot be opened, too: what a new key is opened for. */
export const tryReadKey = async (context: Scope, secrets: SecretBox): Promise<KeyObject | null> => {
  try {
    return await readKey(context, secrets);
  } catch (problem) {
    if (problem instanceof Problem) return null;
    throw problem;
  }
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
const makeFirst = async (context: Scope, secrets: SecretBox): Promise<KeyObject> => {
  await context.tx
    .selectFrom('organization')
    .select('org_id')
    .where('org_id', '=', context.org)
    .forNoKeyUpdate()
    .execute();
  const made = await readKey(context, secrets);
  return made ?? (await keepNewKey(context, secrets, 1)).key;
};

export type NewKey = { readonly key: KeyObject; readonly publicKey: string };

/** Makes a key and puts it in the place of the one before: its private half among the secrets, the public one in sight. */
export const keepNewKey = async (context: Scope, secrets: SecretBox, keyNo: number): Promise<NewKey> => {
  const { publicKey: half, privateKey: key } = generateKeyPairSync('ed25519');
  const plain = key.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const sealed = secrets.seal(plain, `${context.org}/${NAME}`);
  const publicKey = half.export({ format: 'der', type: 'spki' }).toString('base64');
  await context.tx
    .insertInto('secret')
    .values({ org_id: context.org, name: NAME, sealed })
    .onConflict((conflict) => conflict.columns(['org_id', 'name']).doUpdateSet({ sealed }))
    .execute();
  await context.tx
    .updateTable('organization')
    .set({ seal_public_key: publicKey, seal_key_no: keyNo })
    .where('org_id', '=', context.org)
    .execute();
  return { key, publicKey };
};
