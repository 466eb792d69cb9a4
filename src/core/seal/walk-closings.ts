import type { Finding } from '../finding.ts';
import { about, checkFollows, sumDocuments } from './closing.ts';
import type { Closing, ClosingPeriod, SealedAmounts } from './closing.ts';

/** Recomputes each closing from the documents that lie in it, in the order of the chain, keeping sums only. */
export type ClosingsWalk = {
  readonly takeDocument: (document: SealedAmounts) => void;
  /** `sequence`: of the link that seals the closing. */
  readonly takeClosing: (closing: Closing, sequence: number) => Finding[];
};

type Kind = { previous: Closing | null; sum: SealedAmounts | null };

/** `start`: the last link before the walk; what a closing says of documents before it is taken at its word. */
export function walkClosings(start = 0): ClosingsWalk {
  const kinds = new Map<ClosingPeriod, Kind>();
  const kindOf = (period: ClosingPeriod): Kind => {
    const known = kinds.get(period) ?? { previous: null, sum: null };
    kinds.set(period, known);
    return known;
  };
  return {
    takeDocument: (document) => {
      for (const period of ['day', 'month', 'year'] as const) {
        const kind = kindOf(period);
        const both = kind.sum === null ? [document] : [kind.sum, document];
        kind.sum = { sequence: document.sequence, ...sumDocuments(both) };
      }
    },
    takeClosing: (closing, sequence) => {
      const kind = kindOf(closing.period);
      const beganBefore = kind.previous === null && closing.firstSequence <= start;
      const findings = kind.previous === null && start > 0 ? [] : checkFollows(kind.previous, closing);
      if (closing.lastSequence !== sequence - 1) findings.push(about(closing, 'seal.closing-moved'));
      if (!beganBefore && !isSum(closing, kind.sum)) findings.push(about(closing, 'seal.closing-documents'));
      kind.previous = closing;
      kind.sum = null;
      return findings;
    },
  };
}

function isSum(closing: Closing, sum: SealedAmounts | null): boolean {
  if (closing.count !== (sum?.count ?? 0) || closing.vat.length !== (sum?.vat.length ?? 0)) return false;
  return closing.vat.every((one, index) => {
    const other = sum?.vat[index];
    return (
      other !== undefined &&
      one.category === other.category &&
      one.rate === other.rate &&
      one.baseMinor === other.baseMinor &&
      one.taxMinor === other.taxMinor
    );
  });
}
