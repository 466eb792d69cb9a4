import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import type { Hash, SealLink } from './chain.ts';
import type { Anchor } from './walk-chain.ts';

/**
 * Where a chain stood, kept where its owner cannot reach (a mailbox, an accountant's file): whoever has database and key
 * can make a chain anew, but not one that holds the same hash at the same place.
 */
export type OutsideAnchor = Anchor & {
  /** The name of the chain: company and chain. */
  readonly chain: string;
  /** ISO instant of the link. */
  readonly at: string;
};

const MARK = 'ENCAISSE-1';

/** One line to copy, print or mail. Its last word shows a slip of the pen, which must not look like a forged chain. */
export function anchorLine({ chain, sequence, hash, at }: OutsideAnchor, digest: Hash): string {
  const line = `${MARK} ${chain} ${sequence} ${hash} ${at}`;
  return `${line} ${digest(line).slice(0, 8)}`;
}

export type ReadAnchors = {
  readonly anchors: readonly OutsideAnchor[];
  readonly findings: readonly Finding[];
};

/** Every anchor in a text: a line, or a whole mail, quoted and wrapped as mails are. */
export function readAnchors(text: string, digest: Hash): ReadAnchors {
  const [, ...parts] = text.replaceAll(/^[>\s]+/gm, ' ').split(MARK);
  const read = parts.map((part) => {
    const [chain = '', sequence = '', hash = '', at = '', check = ''] = part.trim().split(/\s+/);
    const anchor = { chain, sequence: Number(sequence), hash, at };
    const isSound = /^\d{1,15}$/.test(sequence) && anchorLine(anchor, digest).endsWith(` ${check}`);
    return isSound && check.length === 8 ? anchor : null;
  });
  const anchors = read.filter((one) => one !== null);
  const isUnreadable = anchors.length === 0 || anchors.length < read.length;
  return { anchors, findings: isUnreadable ? [error('seal.outside-unreadable')] : [] };
}

export type OutsideWalk = {
  readonly take: (link: Pick<SealLink, 'sequence' | 'hash'>) => Finding[];
  readonly end: () => Finding[];
};

/**
 * Looks for the anchors in a walk that begins after `start`. `isRun`: it is a part of the chain (the archive of a year),
 * so that an anchor beyond its end is not missing but elsewhere.
 */
export function walkOutside(
  chain: string,
  anchors: readonly OutsideAnchor[],
  { start, isRun }: { start: Anchor; isRun: boolean },
): OutsideWalk {
  const left = new Set(anchors);
  let last = start.sequence;
  const take: OutsideWalk['take'] = (link) => {
    last = Math.max(last, link.sequence);
    return [...left].flatMap((anchor) => {
      if (anchor.chain !== chain || anchor.sequence !== link.sequence) return [];
      left.delete(anchor);
      return anchor.hash === link.hash ? [] : [about(anchor, 'seal.outside-differs')];
    });
  };
  const atStart = take(start);
  return {
    take,
    end: () => [
      ...atStart,
      ...[...left].map((anchor) => {
        if (anchor.chain !== chain) return about(anchor, 'seal.outside-other');
        return isRun
          ? about(anchor, 'seal.outside-elsewhere')
          : about(anchor, 'seal.outside-missing', { last });
      }),
    ],
  };
}

const about = (
  { sequence, at }: OutsideAnchor,
  code: string,
  more: Readonly<Record<string, number>> = {},
): Finding =>
  error(code, { path: `anchors.${sequence}`, params: { sequence, on: at.slice(0, 10), ...more } });
