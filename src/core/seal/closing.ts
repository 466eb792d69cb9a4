import type { PlainDate } from '../calendar/index.ts';
import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';

export type ClosingPeriod = 'day' | 'month' | 'year';

/** One sealed document in base currency, signed: a credit note is negative. */
export type SealedAmounts = {
  readonly sequence: number;
  /** How many documents these are the sum of: the days of a month are summed, not its documents again. 1 by default. */
  readonly count?: number;
  readonly vat: readonly {
    readonly category: string;
    readonly rate: string;
    readonly baseMinor: bigint;
    readonly taxMinor: bigint;
  }[];
};

/**
 * What the anti-fraud law asks to be kept at the end of each day, month and year (CGI art. 286, I-3° bis;
 * BOI-TVA-DECLA-30-10-30): the totals of the period and the total since the first document. It is sealed as a link of
 * the chain itself, and kept outside as the anchor that shows a cut tail. Minor units of the base currency.
 */
export type Closing = {
  readonly period: ClosingPeriod;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Documents in it: those sealed since the closing of the same kind before it, whatever day they bear. */
  readonly count: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  /** By category and rate, in order. */
  readonly vat: readonly {
    readonly category: string;
    readonly rate: string;
    readonly baseMinor: bigint;
    readonly taxMinor: bigint;
  }[];
  readonly grossMinor: bigint;
  /** Of all documents since the first, never set back. */
  readonly perpetualMinor: bigint;
  readonly perpetualCount: number;
};

export type PeriodToClose = {
  readonly period: ClosingPeriod;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The closing of the same kind before this one. */
  readonly previous: Closing | null;
  /** Everything sealed after it, up to `head`. */
  readonly documents: readonly SealedAmounts[];
  readonly head: { readonly sequence: number; readonly hash: string };
};

/** Throws on a document that does not lie between the closing before and the head: the caller read the wrong rows. */
export function closePeriod({ period, from, to, previous, documents, head }: PeriodToClose): Closing {
  const firstSequence = (previous?.lastSequence ?? 0) + 1;
  if (documents.some(({ sequence }) => sequence < firstSequence || sequence > head.sequence)) {
    throw new Error('A closing takes what was sealed since the one before');
  }
  const { vat, count } = sumDocuments(documents);
  const grossMinor = vat.reduce((sum, one) => sum + one.baseMinor + one.taxMinor, 0n);
  return {
    period,
    from,
    to,
    count,
    firstSequence,
    lastSequence: head.sequence,
    lastHash: head.hash,
    vat,
    grossMinor,
    perpetualMinor: (previous?.perpetualMinor ?? 0n) + grossMinor,
    perpetualCount: (previous?.perpetualCount ?? 0) + count,
  };
}

/** The sum of documents, as of one. */
export function sumDocuments(documents: readonly SealedAmounts[]): Pick<Closing, 'vat' | 'count'> {
  return {
    vat: sumByRate(documents.flatMap((document) => document.vat)),
    count: documents.reduce((sum, document) => sum + (document.count ?? 1), 0),
  };
}

type Vat = Closing['vat'][number];

function sumByRate(list: readonly Vat[]): Vat[] {
  const sums = new Map<string, Vat>();
  for (const one of list) {
    const key = `${one.category} ${one.rate}`;
    const known = sums.get(key) ?? { ...one, baseMinor: 0n, taxMinor: 0n };
    const baseMinor = known.baseMinor + one.baseMinor;
    sums.set(key, { ...known, baseMinor, taxMinor: known.taxMinor + one.taxMinor });
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/**
 * Closings of one kind, oldest first: each goes on where the one before ended, and the perpetual total is the sum of
 * all before it. A closing taken out, put in or altered is named.
 */
export function verifyClosings(closings: readonly Closing[]): Finding[] {
  return closings.flatMap((closing, index) => checkFollows(closings[index - 1] ?? null, closing));
}

/** Whether a closing goes on where the one of its kind before it ended; null: it is the first. */
export function checkFollows(before: Closing | null, closing: Closing): Finding[] {
  const perpetual = (before?.perpetualMinor ?? 0n) + closing.grossMinor;
  const gross = closing.vat.reduce((sum, one) => sum + one.baseMinor + one.taxMinor, 0n);
  const goesOn =
    closing.firstSequence === (before?.lastSequence ?? 0) + 1 &&
    closing.lastSequence >= closing.firstSequence - 1 &&
    (before === null || closing.from > before.to) &&
    closing.perpetualCount === (before?.perpetualCount ?? 0) + closing.count;
  return [
    ...(goesOn ? [] : [about(closing, 'seal.closing-gap')]),
    ...(perpetual === closing.perpetualMinor && gross === closing.grossMinor
      ? []
      : [about(closing, 'seal.closing-total')]),
  ];
}

/** A finding about one closing. */
export const about = (closing: Closing, code: string): Finding =>
  error(code, {
    path: `closings.${closing.period}.${closing.from}`,
    params: { from: closing.from, to: closing.to },
  });
