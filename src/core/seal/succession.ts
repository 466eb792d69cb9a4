import { canonicalJson } from './canonical.ts';

/**
 * That a key follows another in a chain. The link that seals it is the first one the new key signs. With the old key at
 * hand (a rotation) that one signs it too; without (a base restored without its secrets) nothing but what is kept
 * outside shows that the same company goes on, and whoever verifies is told so.
 */
export type Succession = {
  /** Public keys, SPKI in base 64. */
  readonly oldKey: string;
  readonly newKey: string;
  readonly reason: string;
  /** Who asked for it. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** The old key's signature over the hash of `successionStatement`; '' when it was not at hand. */
  readonly endorsement: string;
};

/** What the old key signs: all the rest, for this chain only. */
export const successionStatement = (
  chain: string,
  { oldKey, newKey, reason, by, at }: Omit<Succession, 'endorsement'>,
): string => canonicalJson(['encaisse-key', 1, chain, oldKey, newKey, reason, by, at]);

/** What is sealed of a succession, and kept. */
export const successionContent = (succession: Succession): string =>
  canonicalJson({ format: 1, ...succession });

const MEMBERS = ['oldKey', 'newKey', 'reason', 'by', 'at', 'endorsement'] as const;

/** Null: the text is none (any more). */
export function parseSuccession(content: string): Succession | null {
  const value = parse(content);
  return MEMBERS.every((member) => typeof value?.[member] === 'string') ? (value as Succession) : null;
}

function parse(content: string): Partial<Succession> | null {
  try {
    return JSON.parse(content) as Partial<Succession> | null;
  } catch {
    return null;
  }
}

/** The key that signs the link after `sequence`; `present`: the company's key of today. */
export function keyAfter(
  sequence: number,
  successions: readonly { readonly sequence: number; readonly succession: Succession }[],
  present: string,
): string {
  const next = successions.find((one) => one.sequence > sequence);
  return next?.succession.oldKey ?? present;
}
