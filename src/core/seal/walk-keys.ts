import type { Finding } from '../finding.ts';
import type { Hash, SealLink } from './chain.ts';
import { parseSuccession, successionStatement } from './succession.ts';
import type { Succession } from './succession.ts';
import { at } from './walk-chain.ts';

/** A link with the signature over its hash. */
export type SignedLink = SealLink & { readonly signature: string };

export type Keys = {
  /** The public key that signs the first link of the walk (SPKI in base 64). */
  readonly first: string;
  readonly isSignatureOf: (key: string, hash: string, signature: string) => boolean;
};

/** From where on which key signs. */
export type KeyPeriod = {
  readonly key: string;
  /** Its first link. */
  readonly from: number;
  /** The first document it sealed; null: none yet. */
  readonly firstNumber: string | null;
  /** How it followed the one before; null: it is the first of the walk. */
  readonly succession: Succession | null;
  /** The key before signed the succession too. */
  readonly isEndorsed: boolean;
};

export type KeyWalk = {
  /** `content`: null when it is gone or altered. */
  readonly take: (link: SignedLink, content: string | null) => Finding[];
  readonly periods: () => readonly KeyPeriod[];
};

/** Checks each signature with the key of its place: a succession names the next one. */
export function walkKeys(chain: string, keys: Keys, hash: Hash, from = 1): KeyWalk {
  const periods: KeyPeriod[] = [
    { key: keys.first, from, firstNumber: null, succession: null, isEndorsed: false },
  ];
  const present = (): KeyPeriod => periods.at(-1)!;

  const follow = (link: SignedLink, content: string): Finding[] => {
    const succession = parseSuccession(content);
    if (succession === null || succession.oldKey !== present().key) return [at(link, 'seal.key-not-next')];
    const { newKey: key, endorsement } = succession;
    const stated = hash(successionStatement(chain, succession));
    const isEndorsed = endorsement !== '' && keys.isSignatureOf(succession.oldKey, stated, endorsement);
    periods.push({ key, from: link.sequence, firstNumber: null, succession, isEndorsed });
    return endorsement === '' || isEndorsed ? [] : [at(link, 'seal.endorsement')];
  };

  return {
    take: (link, content) => {
      const followed = link.subjectKind === 'succession' && content !== null ? follow(link, content) : [];
      if (link.subjectKind === 'invoice' && content !== null && present().firstNumber === null)
        periods[periods.length - 1] = { ...present(), firstNumber: numberOf(content) };
      const isSigned = keys.isSignatureOf(present().key, link.hash, link.signature);
      return [...followed, ...(isSigned ? [] : [at(link, 'seal.signature')])];
    },
    periods: () => periods,
  };
}

const numberOf = (content: string): string => (JSON.parse(content) as { number?: string }).number ?? '';
