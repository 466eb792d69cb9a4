import { canonicalJson } from './canonical.ts';

/** The hash is the caller's (SHA-256 as lower-case hexadecimal): core computes none. */
export type Hash = (text: string) => string;

/** What is sealed: an issued document, a payment, a closing. `content` is its canonical JSON, as it is stored. */
export type Subject = { readonly kind: string; readonly id: string; readonly content: string };

/**
 * One link. Each hash covers the hash before it, so that nothing can be changed, taken out or put in without every
 * later link saying so (CGI art. 286, I-3° bis: inaltérabilité, sécurisation).
 */
export type SealLink = {
  /** 1, 2, 3… without a gap. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly contentHash: string;
  readonly hash: string;
};

/** What the first link follows: the name of the chain, so that links of another company never fit in. */
export const genesisHash = (chain: string, hash: Hash): string =>
  hash(canonicalJson(['encaisse-seal', 1, chain]));

/** Over a list in canonical JSON: no two different links have the same text. */
export function linkHash(link: Omit<SealLink, 'hash'>, hash: Hash): string {
  const { previousHash, sequence, subjectKind, subjectId, contentHash } = link;
  return hash(canonicalJson([previousHash, sequence, subjectKind, subjectId, contentHash]));
}

/** The link that follows `last`; the first of its chain when there is none. */
export function nextLink(
  chain: string,
  last: Pick<SealLink, 'sequence' | 'hash'> | null,
  subject: Subject,
  hash: Hash,
): SealLink {
  const link = {
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.hash ?? genesisHash(chain, hash),
    subjectKind: subject.kind,
    subjectId: subject.id,
    contentHash: hash(subject.content),
  };
  return { ...link, hash: linkHash(link, hash) };
}
