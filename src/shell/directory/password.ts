import { hash, verify } from '@node-rs/argon2';

// argon2id (the package's default), 19 MiB, 2 passes: OWASP Password Storage Cheat Sheet.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password);

let decoy: Promise<string> | undefined;

/** For an unknown user: the same time is spent, so that the answer does not tell who has an account. */
export const verifyNothing = async (password: string): Promise<false> => {
  decoy ??= hashPassword('nobody has this password');
  await verifyPassword(await decoy, password);
  return false;
};

const COMMON = new Set([
  'motdepasse123',
  'motdepasse1234',
  'password1234',
  'azertyuiop12',
  'azertyuiop123',
  'azerty123456',
  'qwertyuiop12',
  '123456789012',
  '1234567890123',
  'administrateur',
  'administrator',
  'encaisse1234',
  'bienvenue1234',
  'soleil123456',
]);

/** At least 12 characters, not a common password, not made of the name or address (ASVS 5.0 V6). */
export const isWeakPassword = (password: string, context: readonly string[]): boolean => {
  const lower = password.toLowerCase();
  if (Array.from(password).length < 12 || password.length > 256 || COMMON.has(lower)) return true;
  if (new Set(lower).size < 5) return true;
  return context.some(
    (word) => word.length >= 6 && lower.includes(word.toLowerCase()) && lower.length < word.length + 6,
  );
};
