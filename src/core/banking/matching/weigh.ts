import { CUSTOMARY_RATES, isDiscounted, isNear, sumOpen, type Basis } from './basis.ts';
import type { Evidence } from './evidence.ts';
import {
  reason,
  type Hypothesis,
  type MatchItem,
  type MatchLine,
  type Reason,
  type ResidualKind,
} from './match.ts';
import { amountKey, type MatchIndex } from './match-index.ts';
import { scoreOf, WEIGHT } from './weights.ts';

/** Kept of the money by a bank on the way: at most this, in minor units. */
const MAX_FEE = 5_000n;

/** Differences that the caller can book; another one is left open, or stays on account. */
export type Bookable = ReadonlySet<ResidualKind>;

type Sum = {
  readonly kind: ResidualKind;
  readonly points: number;
  readonly reasons: Reason[];
};

/** Gives the evidence for a basis its points, and says where the money goes. Null when it settles nothing. */
export const weigh = (
  line: MatchLine,
  index: MatchIndex,
  evidence: Evidence,
  basis: Basis,
  bookable: Bookable,
): Hypothesis | null => {
  const customerId = basis.items[0]?.customerId;
  if (customerId === undefined) return null;
  if (basis.items.some((item) => item.currency !== line.currency)) return null;
  const sum = weighSum(line, index, evidence, basis, bookable);
  const settled = settle(line, basis.items, sum);
  if (settled.allocations.length === 0) return null;
  const parts = [weighReferences(basis), sum, weighPayer(evidence, customerId)];
  const points =
    parts.reduce((total, part) => total + part.points, 0) + (evidence.told.isNotOurs ? WEIGHT.notOurs : 0);
  return {
    customerId,
    isNamed: basis.references.size > 0,
    ...settled,
    residualKind: sum.kind,
    points,
    score: scoreOf(points),
    reasons: parts.flatMap((part) => part.reasons),
  };
};

const EXACT_ONLY: Bookable = new Set(['none']);

/**
 * The same for an amount that the text tells in another currency: `told` is the line as it was sent. What does not add
 * up in that currency is not explained.
 */
export const weighTold = (
  told: MatchLine,
  index: MatchIndex,
  evidence: Evidence,
  basis: Basis,
): Hypothesis | null => {
  const found = weigh(told, index, evidence, basis, EXACT_ONLY);
  if (found === null || found.residualKind !== 'none') return null;
  const params = { totalMinor: String(told.amountMinor), currency: told.currency };
  const points = found.points + WEIGHT.exchangeTold;
  return {
    ...found,
    residualKind: 'exchange',
    points,
    score: scoreOf(points),
    reasons: [...found.reasons, reason('match.exchange-told', params)],
  };
};

const weighReferences = ({ items, references }: Basis): { points: number; reasons: Reason[] } => {
  let points = 0;
  const reasons: Reason[] = [];
  for (const item of items) {
    const reference = references.get(item.id);
    if (reference === undefined) continue;
    const isFirst = points === 0;
    if (reference.kind === 'exact') points += isFirst ? WEIGHT.exact : WEIGHT.exactNext;
    else {
      const weight =
        reference.kind === 'damaged' ? WEIGHT.damaged : WEIGHT.tail[Math.min(5, reference.digits)]!;
      points += isFirst ? weight : Math.round(weight / 4);
    }
    reasons.push(reason(`match.reference-${reference.kind}`, { number: item.number }));
  }
  return { points, reasons };
};

/** Does the money equal what is owed, and if not, is the difference one that is explained? */
const weighSum = (
  line: MatchLine,
  index: MatchIndex,
  { told }: Evidence,
  basis: Basis,
  bookable: Bookable,
): Sum => {
  const { items, references } = basis;
  const total = sumOpen(items);
  const gap = line.amountMinor - total;
  const reasons: Reason[] = [];
  let points = 0;
  if (items.length > 1) reasons.push(reason('match.several-items', { count: items.length }));
  if (basis.isAmbiguous === true) points += WEIGHT.ambiguous;
  if (gap === 0n) {
    const isNamed = items.every((item) => references.has(item.id));
    if (items.length === 1) {
      points += rarity(index, line);
      reasons.push(reason('match.amount-equal'));
      if (index.byAmount.get(amountKey(line.currency, line.amountMinor))?.size === 1)
        reasons.push(reason('match.amount-unique'));
    } else if (isNamed) {
      points += WEIGHT.sumNamed;
      reasons.push(reason('match.amount-equal'));
    } else {
      points += basis.isAll === true ? WEIGHT.sumOfAll : WEIGHT.sumFound;
      reasons.push(
        reason(basis.isAmbiguous === true ? 'match.sum-of-items-ambiguous' : 'match.sum-of-items'),
      );
    }
    return { kind: 'none', points, reasons };
  }
  const gapMinor = String(gap < 0n ? -gap : gap);
  const mayDiscount = bookable.has('discount');
  const rate = mayDiscount ? discountRate(items, line, told.discountRate, told.isDiscount) : null;
  if (rate !== null) {
    points += told.isDiscount ? WEIGHT.discountTold : WEIGHT.discountDue;
    reasons.push(reason('match.discount', { rate, gapMinor }));
    return { kind: 'discount', points, reasons };
  }
  if (isNear(gap) && bookable.has('rounding')) {
    points += references.size > 0 ? WEIGHT.rounding : WEIGHT.roundingUnnamed;
    reasons.push(reason(gap > 0n ? 'match.rounding-over' : 'match.rounding-under', { gapMinor }));
    return { kind: 'rounding', points, reasons };
  }
  if (gap < 0n && -gap <= MAX_FEE && told.isFee && bookable.has('fee')) {
    points += WEIGHT.feeTold;
    reasons.push(reason('match.fee-kept', { gapMinor }));
    return { kind: 'fee', points, reasons };
  }
  const taken = CUSTOMARY_RATES.find((one) => isDiscounted(total, line.amountMinor, one));
  if (taken !== undefined && mayDiscount && !told.isPart) {
    reasons.push(reason('match.discount-taken', { rate: taken, gapMinor }));
    return { kind: 'discount', points: points + WEIGHT.discountTaken, reasons };
  }
  if (gap < 0n) {
    points += told.isPart ? WEIGHT.partTold : WEIGHT.part;
    reasons.push(reason('match.part-payment', { openMinor: gapMinor }));
    return { kind: 'none', points, reasons };
  }
  reasons.push(reason('match.overpayment', { excessMinor: gapMinor }));
  return { kind: 'overpayment', points: points + WEIGHT.over, reasons };
};

/** Ten times the logarithm of how many open items there are for each that has this amount. */
const rarity = (index: MatchIndex, line: MatchLine): number => {
  const equal = index.byAmount.get(amountKey(line.currency, line.amountMinor))?.size ?? 1;
  const value = Math.round(10 * Math.log(Math.max(100, index.items.size) / equal));
  return Math.max(WEIGHT.amountLeast, Math.min(WEIGHT.amountMost, value));
};

/** The rate that the text names, or that the items offer to who pays in time; null when neither explains the gap. */
const discountRate = (
  items: readonly MatchItem[],
  line: MatchLine,
  told: number | null,
  isTold: boolean,
): number | null => {
  const total = sumOpen(items);
  if (isTold && told !== null && told <= 500 && isDiscounted(total, line.amountMinor, told)) return told;
  const [first] = items;
  const rate = first?.discount?.rate ?? 0;
  if (rate === 0 || !items.every((item) => item.discount?.rate === rate)) return null;
  const isInTime = items.every(
    ({ discount }) =>
      discount!.until === null || line.bookedOn === undefined || line.bookedOn <= discount!.until,
  );
  return (isTold || isInTime) && isDiscounted(total, line.amountMinor, rate) ? rate : null;
};

const weighPayer = ({ payer, told }: Evidence, customerId: string): { points: number; reasons: Reason[] } => {
  const reasons: Reason[] = [];
  let points = 0;
  if (payer.byIban.has(customerId)) {
    const isShared = payer.byIban.size > 1;
    points += isShared ? WEIGHT.ibanShared : WEIGHT.iban;
    reasons.push(reason(isShared ? 'match.iban-shared' : 'match.iban-known'));
  } else if (payer.byIban.size > 0) points += WEIGHT.ibanOther;
  const likeness = payer.byName.get(customerId) ?? 0;
  if (payer.byAlias.has(customerId)) {
    points += WEIGHT.alias;
    reasons.push(reason('match.name-confirmed'));
  } else if (likeness === 100) {
    points += WEIGHT.nameSame;
    reasons.push(reason('match.name-same'));
  } else if (likeness > 0) {
    points += likeness >= 75 ? WEIGHT.nameClose : WEIGHT.nameLike;
    reasons.push(reason('match.name-like', { likeness }));
  } else if (payer.isNamed && !payer.byIban.has(customerId)) points += WEIGHT.nameOther;
  if (told.codes.has(customerId)) {
    points += WEIGHT.code;
    reasons.push(reason('match.code-read'));
  }
  return { points, reasons };
};

/** Where the money goes: whole items where the difference is explained, else in their order until it is used up. */
const settle = (
  line: MatchLine,
  items: readonly MatchItem[],
  { kind }: Sum,
): Pick<Hypothesis, 'allocations' | 'residualMinor'> => {
  const isWhole = kind === 'rounding' || kind === 'discount' || kind === 'fee';
  let left = line.amountMinor;
  for (const item of items) if (item.openMinor < 0n) left -= item.openMinor;
  const allocations: { itemId: string; amountMinor: bigint }[] = [];
  for (const item of items) {
    const isTaken = isWhole || item.openMinor < 0n || left >= item.openMinor;
    const amountMinor = isTaken ? item.openMinor : left;
    if (item.openMinor > 0n) left -= amountMinor;
    if (amountMinor !== 0n) allocations.push({ itemId: item.id, amountMinor });
  }
  const settled = allocations.reduce((sum, one) => sum + one.amountMinor, 0n);
  return { allocations, residualMinor: line.amountMinor - settled };
};
