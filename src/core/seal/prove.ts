import type { Finding } from '../finding.ts';
import type { Hash, SealLink } from './chain.ts';
import { amountsOf, parseClosing } from './parse-content.ts';
import { at, walkChain } from './walk-chain.ts';
import type { Anchor } from './walk-chain.ts';
import { walkClosings } from './walk-closings.ts';

/** A link with the signature over its hash. */
export type SignedLink = SealLink & { readonly signature: string };

export type Proof = {
  /** The next link, and the text of its subject as it lies there now; undefined when it is gone. */
  readonly take: (link: SignedLink, content: string | undefined) => Finding[];
  readonly end: () => Finding[];
  /** Links taken so far, by what they seal. */
  readonly counts: () => Readonly<Record<string, number>>;
};

export type ToProve = {
  readonly chain: string;
  readonly anchors: readonly Anchor[];
  /** The last link before the walk; none: from the first link on. */
  readonly start?: Anchor | undefined;
  readonly hash: Hash;
  readonly isSigned: (link: SignedLink) => boolean;
};

/**
 * The whole proof of a chain: links, contents, signatures, and the totals of its closings. The program and the
 * verifier that goes with an archive both run this.
 */
export function proveChain({ chain, anchors, start, hash, isSigned }: ToProve): Proof {
  const walk = walkChain(chain, anchors, hash, start);
  const closings = walkClosings(start?.sequence ?? 0);
  const counts: Record<string, number> = {};

  const takeSums = (link: SealLink, content: string): Finding[] => {
    if (link.subjectKind === 'invoice') closings.takeDocument(amountsOf(link.sequence, content));
    return link.subjectKind === 'closing' ? closings.takeClosing(parseClosing(content), link.sequence) : [];
  };

  return {
    take: (link, content) => {
      const isWhole = content !== undefined && hash(content) === link.contentHash;
      counts[link.subjectKind] = (counts[link.subjectKind] ?? 0) + 1;
      return [
        ...walk.take(link, content),
        ...(isSigned(link) ? [] : [at(link, 'seal.signature')]),
        ...(isWhole ? takeSums(link, content) : []),
      ];
    },
    end: walk.end,
    counts: () => counts,
  };
}
