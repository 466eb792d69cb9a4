import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { genesisHash, linkHash } from './chain.ts';
import type { Hash, SealLink } from './chain.ts';

/** Where the chain stood at some moment, kept apart from it: a closing, the head in the database, an export. */
export type Anchor = { readonly sequence: number; readonly hash: string };

/** Takes the links one after the other and keeps none of them: a chain of any length in the same memory. */
export type ChainWalk = {
  /** The next link as it is kept, and the stored canonical text of its subject; undefined when that is gone. */
  readonly take: (link: SealLink, content: string | undefined) => Finding[];
  /** What only shows when nothing follows: a cut tail. */
  readonly end: () => Finding[];
};

/**
 * Walks from the first link, or from the one after `start` (an export of one year). Without an anchor at or behind the
 * last link, a cut tail leaves no trace.
 */
export function walkChain(
  chain: string,
  anchors: readonly Anchor[],
  hash: Hash,
  start: Anchor = { sequence: 0, hash: genesisHash(chain, hash) },
): ChainWalk {
  const missing: { from: number; to: number }[] = [];
  const attested = new Map<number, string[]>();
  for (const { sequence, hash: known } of anchors) {
    attested.set(sequence, [...(attested.get(sequence) ?? []), known]);
  }
  let expected = start.sequence + 1;
  let before = start.hash;

  const checkPlace = (link: SealLink): Finding[] => {
    const { sequence } = link;
    if (sequence === expected) return [];
    if (sequence < expected) {
      const wasMissing = missing.some(({ from, to }) => from <= sequence && sequence <= to);
      return [at(link, wasMissing ? 'seal.link-moved' : 'seal.link-doubled')];
    }
    missing.push({ from: expected, to: sequence - 1 });
    const params = { from: expected, to: sequence - 1 };
    return [error('seal.link-missing', { path: `links.${expected}`, params })];
  };

  return {
    take: (link, content) => {
      const findings = checkPlace(link);
      if (link.previousHash !== before) findings.push(at(link, 'seal.broken'));
      if (link.hash !== linkHash(link, hash)) findings.push(at(link, 'seal.link-altered'));
      findings.push(...checkContent(link, content, hash));
      if (attested.get(link.sequence)?.some((known) => known !== link.hash))
        findings.push(at(link, 'seal.anchor-differs'));
      before = link.hash;
      expected = Math.max(expected, link.sequence + 1);
      return findings;
    },
    end: () =>
      anchors
        .filter((anchor) => anchor.sequence >= expected)
        .map(({ sequence }) =>
          error('seal.tail-cut', { path: `links.${sequence}`, params: { sequence, last: expected - 1 } }),
        ),
  };
}

/** A finding about one link. */
export const at = (link: SealLink, code: string): Finding =>
  error(code, {
    path: `links.${link.sequence}`,
    params: { sequence: link.sequence, kind: link.subjectKind, id: link.subjectId },
  });

function checkContent(link: SealLink, content: string | undefined, hash: Hash): Finding[] {
  if (content === undefined) return [at(link, 'seal.content-missing')];
  return hash(content) === link.contentHash ? [] : [at(link, 'seal.content-altered')];
}
