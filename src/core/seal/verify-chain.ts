import type { Finding } from '../finding.ts';
import type { Hash, SealLink } from './chain.ts';
import { walkChain } from './walk-chain.ts';
import type { Anchor } from './walk-chain.ts';

export type SealedChain = {
  readonly chain: string;
  /** In the order they are kept. */
  readonly links: readonly SealLink[];
  /** The stored canonical text of a link's subject; undefined when it is gone. */
  readonly contentOf: (link: SealLink) => string | undefined;
  readonly anchors: readonly Anchor[];
};

/**
 * Walks the links from the first: what was altered, taken out, put in, moved, or cut off the end. Each finding names
 * the place; an empty list is the proof.
 */
export function verifyChain({ chain, links, contentOf, anchors }: SealedChain, hash: Hash): Finding[] {
  const walk = walkChain(chain, anchors, hash);
  return [...links.flatMap((link) => walk.take(link, contentOf(link))), ...walk.end()];
}
