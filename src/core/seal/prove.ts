import type { Finding } from '../finding.ts';
import { genesisHash } from './chain.ts';
import type { Hash, SealLink } from './chain.ts';
import { walkOutside } from './outside-anchor.ts';
import type { OutsideAnchor } from './outside-anchor.ts';
import { amountsOf, parseClosing } from './parse-content.ts';
import { walkChain } from './walk-chain.ts';
import type { Anchor } from './walk-chain.ts';
import { walkClosings } from './walk-closings.ts';
import { walkKeys } from './walk-keys.ts';
import type { KeyPeriod, Keys, SignedLink } from './walk-keys.ts';

export type Proof = {
  /** The next link, and the text of its subject as it lies there now; undefined when it is gone. */
  readonly take: (link: SignedLink, content: string | undefined) => Finding[];
  readonly end: () => Finding[];
  /** Links taken so far, by what they seal. */
  readonly counts: () => Readonly<Record<string, number>>;
  /** From where on which key signs, as far as taken. */
  readonly keys: () => readonly KeyPeriod[];
};

export type ToProve = {
  readonly chain: string;
  readonly anchors: readonly Anchor[];
  /** What somebody kept outside. */
  readonly outside?: readonly OutsideAnchor[];
  /** The last link before the walk; none: from the first link on. */
  readonly start?: Anchor | undefined;
  /** The walk is a part of the chain, that may go on after it. */
  readonly isRun?: boolean;
  readonly hash: Hash;
  readonly keys: Keys;
};

/**
 * The whole proof of a chain: links, contents, signatures and who followed whom in signing, what was kept outside, and
 * the totals of its closings. The program and the verifier that goes with an archive both run this.
 */
export function proveChain(toProve: ToProve): Proof {
  const { chain, anchors, hash, start = { sequence: 0, hash: genesisHash(chain, hash) } } = toProve;
  const walk = walkChain(chain, anchors, hash, start);
  const closings = walkClosings(start.sequence);
  const keys = walkKeys(chain, toProve.keys, hash, start.sequence + 1);
  const outside = walkOutside(chain, toProve.outside ?? [], { start, isRun: toProve.isRun ?? false });
  const counts: Record<string, number> = {};

  const takeSums = (link: SealLink, content: string): Finding[] => {
    if (link.subjectKind === 'invoice') closings.takeDocument(amountsOf(link.sequence, content));
    return link.subjectKind === 'closing' ? closings.takeClosing(parseClosing(content), link.sequence) : [];
  };

  return {
    take: (link, content) => {
      const whole = content !== undefined && hash(content) === link.contentHash ? content : null;
      counts[link.subjectKind] = (counts[link.subjectKind] ?? 0) + 1;
      return [
        ...walk.take(link, content),
        ...keys.take(link, whole),
        ...outside.take(link),
        ...(whole === null ? [] : takeSums(link, whole)),
      ];
    },
    end: () => [...walk.end(), ...outside.end()],
    counts: () => counts,
    keys: keys.periods,
  };
}
