/** What to say of a password while it is typed; the server decides with the same rules and a list of common ones. */
export type PasswordAdvice = {
  kind: 'start' | 'missing' | 'varied' | 'personal' | 'good' | 'strong';
  /** 0 to 3 bars. */
  strength: 0 | 1 | 2 | 3;
  /** Characters still to type, for 'missing'. */
  missing: number;
};

const LEAST = 12;
const STRONG = 18;
const VARIED = 5;

/** ASVS 5.0 V6: length counts, composition rules do not; words of the person are refused. */
export function advisePassword(password: string, personal: readonly string[]): PasswordAdvice {
  const length = Array.from(password).length;
  const lower = password.toLowerCase();
  if (length === 0) return { kind: 'start', strength: 0, missing: LEAST };
  if (length < LEAST) return { kind: 'missing', strength: length > 6 ? 1 : 0, missing: LEAST - length };
  if (new Set(lower).size < VARIED) return { kind: 'varied', strength: 1, missing: 0 };
  const isPersonal = personal.some(
    (word) => word.length >= 6 && lower.includes(word.toLowerCase()) && lower.length < word.length + 6,
  );
  if (isPersonal) return { kind: 'personal', strength: 1, missing: 0 };
  return length < STRONG
    ? { kind: 'good', strength: 2, missing: 0 }
    : { kind: 'strong', strength: 3, missing: 0 };
}

export function isPasswordWeak(password: string, personal: readonly string[]): boolean {
  return advisePassword(password, personal).strength < 2;
}
