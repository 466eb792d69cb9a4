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
  /** How it is hashed: 2 with the moment it was made, 1 without (links made by the first releases). */
  readonly format: 1 | 2;
  /** 1, 2, 3… without a gap. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly contentHash: string;
  /** ISO instant, UTC. */
  readonly recordedAt: string;
  readonly hash: string;
};

/** What the first link follows: the name of the chain, so that links of another company never fit in. */
export const genesisHash = (chain: string, hash: Hash): string =>
  hash(canonicalJson(['encaisse-seal', 1, chain]));

/** Over a list in canonical JSON: no two different links have the same text, whatever their formats. */
export function linkHash(link: Omit<SealLink, 'hash'>, hash: Hash): string {
  const { previousHash, sequence, subjectKind, subjectId, contentHash } = link;
  const fields = [previousHash, sequence, subjectKind, subjectId, contentHash];
  return hash(canonicalJson(link.format === 1 ? fields : [...fields, 2, shortInstant(link.recordedAt)]));
}

/** One text for one moment: a clock writes `08:00:00.120Z`, a database `08:00:00.12Z`. */
export const shortInstant = (instant: string): string =>
  instant.replace(/\.(\d*?)0*Z$/, (_, digits: string) => (digits === '' ? 'Z' : `.${digits}Z`));

/** The link that follows `last`; the first of its chain when there is none. */
export function nextLink(
  chain: string,
  last: Pick<SealLink, 'sequence' | 'hash'> | null,
  subject: Subject & { readonly recordedAt: string },
  hash: Hash,
): SealLink {
  const link = {
    format: 2 as const,
    sequence: (last?.sequence ?? 0) + 1,
    previousHash: last?.hash ?? genesisHash(chain, hash),
    subjectKind: subject.kind,
    subjectId: subject.id,
    contentHash: hash(subject.content),
    recordedAt: shortInstant(subject.recordedAt),
  };
  return { ...link, hash: linkHash(link, hash) };
}
