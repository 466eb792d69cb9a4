import type { VatTreatment } from '../../invoicing/index.ts';
import { percentOf, roundDiv } from '../../money/index.ts';
import type { Decimal } from '../../money/index.ts';
import { vatLabel, VAT_COLLECTED, VAT_PENDING } from '../vat-postings.ts';
import { boxOf } from './box-of.ts';
import type { VatPlaces } from './box-of.ts';
import type { VatBox } from './boxes.ts';

/** What a document says of its VAT, in base minor units, positive as documents are. */
export type VatFacts = {
  readonly places: VatPlaces;
  readonly vat: readonly {
    readonly vat: VatTreatment;
    readonly baseMinor: bigint;
    readonly taxMinor: bigint;
  }[];
};

/** One posting on 44571 or 44574: VAT that is added, negative where it is taken back. */
export type VatPosted = { readonly account: string; readonly label: string; readonly minor: bigint };

/** What goes on a line of the return, in base minor units. */
export type VatAmounts = {
  readonly box: VatBox;
  readonly label: string;
  readonly baseMinor: bigint;
  readonly taxMinor: bigint;
};

/** The base that a part of a rate's tax stands for. */
const baseOf = (one: { baseMinor: bigint; taxMinor: bigint }, taxMinor: bigint): bigint =>
  one.taxMinor === 0n ? 0n : roundDiv(one.baseMinor * taxMinor, one.taxMinor);

const sumOf = (posted: readonly VatPosted[], account: string, label: string): bigint =>
  posted
    .filter((one) => one.account.startsWith(account) && one.label === label)
    .reduce((sum, one) => sum + one.minor, 0n);

/**
 * What the entry of an invoice adds to the return on its day: what bears no VAT, and of each rate what is on 44571. What
 * waits on 44574 is left out: it comes with `releasedLine`, and both add up to the base of the document to the cent.
 * `sign` is −1 for a credit note and for an entry that undoes an invoice.
 */
export function issuedLines(facts: VatFacts, posted: readonly VatPosted[], sign: 1n | -1n): VatAmounts[] {
  return facts.vat.flatMap((one): VatAmounts[] => {
    const box = boxOf(one.vat, facts.places);
    if (box === null) return [];
    const label = vatLabel(one.vat.rate);
    const taxMinor = sumOf(posted, VAT_COLLECTED, label);
    const baseMinor = sign * one.baseMinor - baseOf(one, sumOf(posted, VAT_PENDING, label));
    return baseMinor === 0n && taxMinor === 0n ? [] : [{ box, label, baseMinor, taxMinor }];
  });
}

/** The same of a difference written off: VAT of the invoice that is taken back, in its proportion (CGI art. 272, 1). */
export function takenBackLines(facts: VatFacts, posted: readonly VatPosted[]): VatAmounts[] {
  return facts.vat.flatMap((one): VatAmounts[] => {
    const box = boxOf(one.vat, facts.places);
    const label = vatLabel(one.vat.rate);
    const taxMinor = sumOf(posted, VAT_COLLECTED, label);
    return box === null || taxMinor === 0n
      ? []
      : [{ box, label, baseMinor: baseOf(one, taxMinor), taxMinor }];
  });
}

/** VAT of one posting on 44574 that fell due: what had moved of it before, and what moves now. */
export type Release = {
  readonly label: string;
  /** The whole posting. */
  readonly pendingMinor: bigint;
  readonly beforeMinor: bigint;
  readonly movedMinor: bigint;
};

/**
 * VAT on receipts as it falls due (CGI art. 269, 2-c), with its base. The base follows from what has fallen due in all,
 * so that the parts add up to the whole to the cent, in any order. Null: no rate of the document bears that label.
 */
export function releasedLine(facts: VatFacts, release: Release): VatAmounts | null {
  const { label, pendingMinor, beforeMinor, movedMinor } = release;
  const one = facts.vat.find(({ vat }) => vat.category === 'S' && vatLabel(vat.rate) === label);
  if (one === undefined || pendingMinor === 0n) return null;
  const box = boxOf(one.vat, facts.places);
  if (box === null) return null;
  const whole = baseOf(one, pendingMinor);
  const until = (minor: bigint): bigint => roundDiv(whole * minor, pendingMinor);
  return {
    box,
    label,
    baseMinor: until(beforeMinor + movedMinor) - until(beforeMinor),
    taxMinor: movedMinor,
  };
}

/** An entry without a document (by hand, taken over): what it sells, on classes 7 and 4191, and its VAT, in base. */
export type BareEntry = { readonly baseMinor: bigint; readonly taxMinor: bigint };

const CENTS_OFF = 2n;

/**
 * What such an entry says of its VAT: the rate that its tax is of what it sells. Null when none of the rates in force, or
 * more than one of them, makes that tax to two cents: somebody has to say it then.
 */
export function bareFacts(
  { baseMinor, taxMinor }: BareEntry,
  rates: readonly Decimal[],
  place: VatPlaces['seller'],
): VatFacts | null {
  const fitting = rates.filter((rate) => {
    const off = percentOf(baseMinor, rate) - taxMinor;
    return off <= CENTS_OFF && off >= -CENTS_OFF;
  });
  const [rate] = fitting;
  if (taxMinor === 0n || rate === undefined || fitting.length > 1) return null;
  return {
    places: { seller: place, buyer: place },
    vat: [{ vat: { category: 'S', rate }, baseMinor, taxMinor }],
  };
}

/** Its postings as a document would have labelled them. */
export const labelled = (facts: VatFacts, posted: readonly VatPosted[]): VatPosted[] =>
  posted.map((one) => ({ ...one, label: vatLabel(facts.vat[0]?.vat.rate ?? '') }));
