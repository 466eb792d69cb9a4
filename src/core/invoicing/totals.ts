import {
  EUR,
  allocate,
  convertMinor,
  currencyDecimals,
  exact,
  percentOf,
  printShort,
} from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { lineAmount, partOf } from './line-amount.ts';
import type { LineAmount } from './line-amount.ts';
import type { Document, DocumentAdjustment, ItemLine, VatTreatment } from './model.ts';
import { optionIds } from './options.ts';

/** A document rebate or charge with its amount, shared out over the VAT treatments it belongs to. */
export type AdjustmentAmount = {
  readonly id: string;
  readonly isCharge: boolean;
  readonly label: string;
  /** Positive: what is taken off, or added (BT-92, BT-99). */
  readonly minor: bigint;
  /** One allowance of the electronic invoice each; they add up to `minor`. `baseMinor` is what it is a part of. */
  readonly shares: readonly {
    readonly vat: VatTreatment;
    readonly minor: bigint;
    readonly baseMinor: bigint;
  }[];
};

/** BG-23: VAT is computed once per category, rate and reason, on the sum (EN 16931 BR-CO-17). */
export type VatAmount = {
  readonly vat: VatTreatment;
  /** BT-116. */
  readonly baseMinor: bigint;
  /** BT-117. */
  readonly taxMinor: bigint;
};

/** Amounts in minor units of the document's currency, but `inBase`. */
export type Totals = {
  /** One per item line, in their order; those of options too, which are in no sum. */
  readonly lines: readonly LineAmount[];
  readonly adjustments: readonly AdjustmentAmount[];
  /** Highest rate first. */
  readonly vat: readonly VatAmount[];
  /** BT-106: sum of the lines. */
  readonly linesMinor: bigint;
  /** BT-107. */
  readonly allowancesMinor: bigint;
  /** BT-108. */
  readonly chargesMinor: bigint;
  /** BT-109, BR-CO-13: lines − allowances + charges. */
  readonly netMinor: bigint;
  /** BT-110, BR-CO-14. */
  readonly taxMinor: bigint;
  /** BT-112, BR-CO-15. */
  readonly grossMinor: bigint;
  /** BT-113. */
  readonly prepaidMinor: bigint;
  /** BT-115, BR-CO-16. */
  readonly dueMinor: bigint;
  /** The same VAT in base currency, at the rate fixed on the document (CGI ann. II art. 242 nonies A; BT-111). */
  readonly inBase?: {
    readonly currency: Currency;
    readonly vat: readonly VatAmount[];
    readonly netMinor: bigint;
    readonly taxMinor: bigint;
    readonly grossMinor: bigint;
  };
};

/** What a total depends on: neither who sells nor who buys. */
export type Priced = Pick<Document, 'currency' | 'exchange' | 'lines' | 'adjustments' | 'paidMinor'>;

export const isItem = (line: Document['lines'][number]): line is ItemLine => line.type === 'item';

/** Only category S bears VAT, whatever rate the others were left with. */
export const rateOf = (vat: VatTreatment): string =>
  vat.category === 'S' ? printShort(exact(vat.rate)) : '0';

/** Two treatments with the same key are one line of the VAT summary. */
export const vatKey = (vat: VatTreatment): string =>
  `${vat.category} ${rateOf(vat)} ${vat.category === 'S' ? '' : (vat.exemption ?? '')}`;

/**
 * The totals of a document without the options it offers, as EN 16931 computes them, without deviation: what the screen shows while typing, what is
 * booked, printed and sent. The same for a credit note, whose amounts are positive. Throws on a number that is none.
 */
export function computeTotals(document: Priced, base: Currency = EUR): Totals {
  const decimals = currencyDecimals(document.currency);
  const items = document.lines.filter(isItem);
  const lines = items.map((line) => lineAmount(line, decimals));
  const options = optionIds(document.lines).filter((_, index) => isItem(document.lines[index]!));
  const groups = new Map<string, Group>();
  items.forEach((line, index) => {
    if (options[index] === null) addLine(groups, line, lines[index]!);
  });
  const adjustments = document.adjustments.map((one) => adjustmentAmount(one, groups));
  // Second pass: an adjustment never counts in the base of another one.
  for (const { isCharge, shares } of adjustments) {
    for (const share of shares) groupOf(groups, share.vat).baseMinor += isCharge ? share.minor : -share.minor;
  }
  const vat = [...groups.values()].sort(byRate).map(({ vat: treatment, baseMinor }) => ({
    vat: treatment,
    baseMinor,
    taxMinor: percentOf(baseMinor, treatment.rate),
  }));
  const linesMinor = sum(lines.filter((_, index) => options[index] === null).map((line) => line.netMinor));
  const allowancesMinor = sum(adjustments.filter((one) => !one.isCharge).map(sharedOut));
  const chargesMinor = sum(adjustments.filter((one) => one.isCharge).map(sharedOut));
  const netMinor = linesMinor - allowancesMinor + chargesMinor;
  const taxMinor = sum(vat.map((one) => one.taxMinor));
  const grossMinor = netMinor + taxMinor;
  return {
    lines,
    adjustments,
    vat,
    linesMinor,
    allowancesMinor,
    chargesMinor,
    netMinor,
    taxMinor,
    grossMinor,
    prepaidMinor: document.paidMinor,
    dueMinor: grossMinor - document.paidMinor,
    ...(document.exchange ? { inBase: inBase(vat, decimals, document.exchange.rate, base) } : {}),
  };
}

type Group = {
  vat: VatTreatment;
  baseMinor: bigint;
  /** What a rebate on the document is a part of: neither contributions nor deposits taken off. */
  rebatableMinor: bigint;
};

const sum = (list: readonly bigint[]): bigint => list.reduce((total, minor) => total + minor, 0n);
const sharedOut = (one: AdjustmentAmount): bigint => sum(one.shares.map((share) => share.minor));

function groupOf(groups: Map<string, Group>, vat: VatTreatment): Group {
  const key = vatKey(vat);
  const known = groups.get(key);
  if (known) return known;
  const fresh: Group = { vat: { ...vat, rate: rateOf(vat) }, baseMinor: 0n, rebatableMinor: 0n };
  groups.set(key, fresh);
  return fresh;
}

function addLine(groups: Map<string, Group>, line: ItemLine, amount: LineAmount): void {
  const group = groupOf(groups, line.vat);
  group.baseMinor += amount.netMinor;
  if (!line.deposit) group.rebatableMinor += amount.netMinor - amount.contributionMinor;
}

/** Named treatment: all there. None: over all treatments by what they sell, not a cent lost (core/money allocate). */
function adjustmentAmount(one: DocumentAdjustment, groups: ReadonlyMap<string, Group>): AdjustmentAmount {
  const { id, isCharge, label } = one;
  if (one.vat) {
    const baseMinor = groups.get(vatKey(one.vat))?.rebatableMinor ?? 0n;
    const minor = partOf(baseMinor, one.value);
    const vat = { ...one.vat, rate: rateOf(one.vat) };
    return { id, isCharge, label, minor, shares: minor === 0n ? [] : [{ vat, minor, baseMinor }] };
  }
  const list = [...groups.values()];
  const minor = partOf(sum(list.map((group) => group.rebatableMinor)), one.value);
  // While there is no line there is no VAT rate to put it under: it counts from the first line on.
  if (list.length === 0 || minor === 0n) return { id, isCharge, label, minor: 0n, shares: [] };
  const selling = list.map((group) => (group.rebatableMinor > 0n ? group.rebatableMinor : 0n));
  const weights = sum(selling) > 0n ? selling : list.map((_, index) => (index === 0 ? 1n : 0n));
  const shares = allocate({ minor, currency: EUR }, weights).flatMap((part, index) => {
    const { vat, rebatableMinor: baseMinor } = list[index]!;
    return part.minor === 0n ? [] : [{ vat, minor: part.minor, baseMinor }];
  });
  return { id, isCharge, label, minor, shares };
}

/** Highest rate first, then by category and reason: the order does not depend on the order of the lines. */
function byRate(a: Group, b: Group): number {
  const gap = Number(b.vat.rate) - Number(a.vat.rate);
  return gap === 0 ? (vatKey(a.vat) < vatKey(b.vat) ? -1 : 1) : gap;
}

function inBase(vat: readonly VatAmount[], decimals: number, rate: string, currency: Currency) {
  const to = currencyDecimals(currency);
  const converted = vat.map((one) => ({
    vat: one.vat,
    baseMinor: convertMinor(one.baseMinor, decimals, rate, to),
    taxMinor: convertMinor(one.taxMinor, decimals, rate, to),
  }));
  const netMinor = sum(converted.map((one) => one.baseMinor));
  const taxMinor = sum(converted.map((one) => one.taxMinor));
  return { currency, vat: converted, netMinor, taxMinor, grossMinor: netMinor + taxMinor };
}
