import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { genesisHash, linkHash } from './chain.ts';
import type { Hash, SealLink } from './chain.ts';

/** Where the chain stood at some moment, kept apart from it: a closing, the head in the database, an export. */
export type Anchor = { readonly sequence: number; readonly hash: string };

export type SealedChain = {
  readonly chain: string;
  /** In the order they are kept. */
  readonly links: readonly SealLink[];
  /** The stored canonical text of a link's subject; undefined when it is gone. */
  readonly contentOf: (link: SealLink) => string | undefined;
  /** Without an anchor at or behind the last link, a cut tail leaves no trace. */
  readonly anchors: readonly Anchor[];
};

/**
 * Walks the links from the first: what was altered, taken out, put in, moved, or cut off the end. Each finding names
 * the place; an empty list is the proof.
 */
export function verifyChain({ chain, links, contentOf, anchors }: SealedChain, hash: Hash): Finding[] {
  const findings: Finding[] = [];
  const bySequence = new Map<number, SealLink>();
  let expected = 1;
  let before = genesisHash(chain, hash);
  for (const link of links) {
    findings.push(...checkPlace(link, expected, bySequence));
    if (link.previousHash !== before) findings.push(at(link, 'seal.broken'));
    if (link.hash !== linkHash(link, hash)) findings.push(at(link, 'seal.link-altered'));
    findings.push(...checkContent(link, contentOf(link), hash));
    bySequence.set(link.sequence, link);
    before = link.hash;
    expected = Math.max(expected, link.sequence + 1);
  }
  return [...findings, ...anchors.flatMap((anchor) => checkAnchor(anchor, bySequence.get(anchor.sequence)))];
}

const at = (link: SealLink, code: string): Finding =>
  error(code, {
    path: `links.${link.sequence}`,
    params: { sequence: link.sequence, kind: link.subjectKind, id: link.subjectId },
  });

function checkPlace(link: SealLink, expected: number, seen: ReadonlyMap<number, SealLink>): Finding[] {
  if (link.sequence === expected) return [];
  if (seen.has(link.sequence)) return [at(link, 'seal.link-doubled')];
  if (link.sequence < expected) return [at(link, 'seal.link-moved')];
  const params = { from: expected, to: link.sequence - 1 };
  return [error('seal.link-missing', { path: `links.${expected}`, params })];
}

function checkContent(link: SealLink, content: string | undefined, hash: Hash): Finding[] {
  if (content === undefined) return [at(link, 'seal.content-missing')];
  return hash(content) === link.contentHash ? [] : [at(link, 'seal.content-altered')];
}

function checkAnchor(anchor: Anchor, link: SealLink | undefined): Finding[] {
  const details = { path: `links.${anchor.sequence}`, params: { sequence: anchor.sequence } };
  if (anchor.sequence === 0) return [];
  if (link === undefined) return [error('seal.tail-cut', details)];
  return link.hash === anchor.hash ? [] : [error('seal.anchor-differs', details)];
}
