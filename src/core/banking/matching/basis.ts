import { isOneSlipAway } from './edit-distance.ts';
import { isKnownPayer, itemsOfAmount, itemsOfCustomer, likelyPayers, type Evidence } from './evidence.ts';
import type { MatchItem, MatchLine } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { compactNumber, numberTails } from './normalise.ts';
import { findSubset } from './subset-sum.ts';

/** How an item was recognised in the text; `digits` counts for the end of a number only. */
export type Reference = { readonly kind: 'exact' | 'tail' | 'damaged'; readonly digits: number };

/** Items that may be what a line pays, and what points at them; not weighed yet. */
export type Basis = {
  readonly items: readonly MatchItem[];
  /** By item. Items without one were added because the sum asks for them. */
  readonly references: ReadonlyMap<string, Reference>;
  /** Another set of items would do as well. */
  readonly isAmbiguous?: boolean;
  /** Everything the customer owes, nothing left out. */
  readonly isAll?: boolean;
};

export const sumOpen = (items: readonly MatchItem[]): bigint =>
  items.reduce((sum, item) => sum + item.openMinor, 0n);

const NONE: ReadonlyMap<string, Reference> = new Map();
const EXACT: Reference = { kind: 'exact', digits: 0 };

const referTo = (items: readonly MatchItem[], reference: Reference): Map<string, Reference> =>
  new Map(items.map((item) => [item.id, reference]));

/** Every explanation worth weighing. */
export const listBases = (line: MatchLine, index: MatchIndex, evidence: Evidence): Basis[] => [
  ...byNumbers(line, index, evidence),
  ...byTails(line, index, evidence),
  ...bySlips(line, index, evidence),
  ...byPayers(line, index, evidence),
  ...byAmount(line, index),
];

/** All that is named; each named item that explains the amount alone; what is named with the credit note that is not. */
const byNumbers = (line: MatchLine, index: MatchIndex, { told }: Evidence): Basis[] => {
  const { named } = told;
  if (named.length === 0) return [];
  const bases: Basis[] = [{ items: named, references: referTo(named, EXACT) }];
  const own = named.filter((item) => item.currency === line.currency);
  if (own.length > 0 && own.length < named.length)
    bases.push({ items: own, references: referTo(own, EXACT) });
  if (named.length > 1) {
    for (const item of own) {
      if (item.openMinor === line.amountMinor)
        bases.push({ items: [item], references: referTo([item], EXACT) });
    }
  }
  const excess = sumOpen(own) - line.amountMinor;
  if (excess > 0n) {
    for (const customerId of new Set(own.map((item) => item.customerId))) {
      const notes = itemsOfCustomer(index, customerId, line).filter(
        (item) => item.openMinor === -excess && !own.includes(item),
      );
      for (const note of notes.slice(0, 3)) {
        bases.push({
          items: [...own, note],
          references: referTo(own, EXACT),
          isAmbiguous: notes.length > 1,
        });
      }
    }
  }
  return bases;
};

const MAX_PER_TAIL = 50;

/** Short references ('FACT 461+722', 'FA280'): items that the payer owes or the amount explains. */
const byTails = (line: MatchLine, index: MatchIndex, evidence: Evidence): Basis[] => {
  const { tails, named } = evidence.told;
  const bases: Basis[] = [];
  const payers = new Set(likelyPayers(evidence));
  const ofPayer = new Map<string, Map<string, MatchItem[]>>();
  for (const [tail, digits] of tails) {
    let seen = 0;
    for (const id of index.byTail.get(tail) ?? []) {
      const item = index.items.get(id)!;
      const isPayers = payers.has(item.customerId);
      if (item.currency !== line.currency || (!isPayers && (seen += 1) > MAX_PER_TAIL)) continue;
      if (item.openMinor === line.amountMinor)
        bases.push({ items: [item], references: referTo([item], { kind: 'tail', digits }) });
      if (!isPayers) continue;
      const perTail = ofPayer.get(item.customerId) ?? new Map<string, MatchItem[]>();
      perTail.set(tail, [...(perTail.get(tail) ?? []), item]);
      ofPayer.set(item.customerId, perTail);
    }
  }
  for (const [customerId, perTail] of ofPayer) {
    const own = named.filter((item) => item.customerId === customerId);
    bases.push(...joinTails(line, own, perTail, tails));
  }
  return bases;
};

const MAX_CHOICES = 64;

/** One item for each tail that the payer has one for: the choice that adds up, else the only choice there is. */
const joinTails = (
  line: MatchLine,
  named: readonly MatchItem[],
  perTail: ReadonlyMap<string, readonly MatchItem[]>,
  digits: ReadonlyMap<string, number>,
): Basis[] => {
  let choices: MatchItem[][] = [[...named]];
  for (const items of perTail.values()) {
    choices = choices
      .flatMap((chosen) => items.map((item) => (chosen.includes(item) ? chosen : [...chosen, item])))
      .slice(0, MAX_CHOICES);
  }
  const adding = choices.filter((chosen) => sumOpen(chosen) === line.amountMinor);
  const kept = adding.length > 0 ? adding.slice(0, 2) : choices.length === 1 ? choices : [];
  return kept.map((items) => ({
    items,
    references: new Map(
      items.map((item): [string, Reference] => [
        item.id,
        named.includes(item)
          ? EXACT
          : {
              kind: 'tail',
              digits: Math.max(...numberTails(item.number).map((tail) => digits.get(tail) ?? 0)),
            },
      ]),
    ),
    isAmbiguous: adding.length > 1,
  }));
};

const MAX_SLIPS_ASKED = 120;

/** A number with one slip, among the items that explain the amount or belong to the payer. */
const bySlips = (line: MatchLine, index: MatchIndex, evidence: Evidence): Basis[] => {
  const { runs, named } = evidence.told;
  if (runs.length === 0) return [];
  const asked = [
    ...itemsOfAmount(index, line),
    ...likelyPayers(evidence).flatMap((id) => itemsOfCustomer(index, id, line)),
  ].slice(0, MAX_SLIPS_ASKED);
  return [...new Set(asked)]
    .filter((item) => !named.includes(item) && isSlipOfAny(runs, item))
    .map((item) => ({ items: [item], references: referTo([item], { kind: 'damaged', digits: 0 }) }));
};

const LEAST_DIGITS = 5;

/** Whether one of the runs is this item's number but for one slip. */
export const isSlipOfAny = (runs: readonly string[], item: MatchItem): boolean => {
  const number = compactNumber(item.number);
  return runs.some((run) => isSlipOf(run, number));
};

const isSlipOf = (run: string, number: string): boolean => {
  if (isOneSlipAway(run, number)) return true;
  const written = run.replaceAll(/\D/g, '');
  const meant = number.replaceAll(/\D/g, '');
  return written.length >= LEAST_DIGITS && written !== meant && isOneSlipAway(written, meant);
};

/** What a likely payer owes: an equal amount, the rest of what is named, all of it, a sum that is right. */
const byPayers = (line: MatchLine, index: MatchIndex, evidence: Evidence): Basis[] =>
  likelyPayers(evidence).flatMap((customerId): Basis[] => {
    const items = itemsOfCustomer(index, customerId, line);
    const same = items.filter((item) => item.openMinor === line.amountMinor).slice(0, 3);
    if (same.length > 0) {
      return same.map((item) => ({ items: [item], references: NONE, isAmbiguous: same.length > 1 }));
    }
    const named = evidence.told.named.filter(
      (item) => item.customerId === customerId && item.currency === line.currency,
    );
    const missing = line.amountMinor - sumOpen(named);
    const rest = items.filter((item) => !named.includes(item));
    const references = referTo(named, EXACT);
    const completing = named.length > 0 ? rest.filter((item) => item.openMinor === missing) : [];
    if (completing.length > 0) {
      const isAmbiguous = completing.length > 1;
      return completing.slice(0, 3).map((item) => ({ items: [...named, item], references, isAmbiguous }));
    }
    if (missing <= 0n) return [];
    if (named.length === 0 && items.length > 1 && sumOpen(items) === line.amountMinor)
      return [{ items, references: NONE, isAll: true }];
    const { sets, isOnly } = findSubset(rest, missing, isKnownPayer(evidence, customerId));
    if (sets.length === 0) return nearOnes(line, items);
    return sets.map((one) => ({ items: [...named, ...one], references, isAmbiguous: !isOnly }));
  });

/** An item paid less its discount, or but for cents: looked for when nothing is exact. */
const nearOnes = (line: MatchLine, items: readonly MatchItem[]): Basis[] => {
  const near = items.filter(
    (item) =>
      (item.discount !== undefined && isDiscounted(item.openMinor, line.amountMinor, item.discount.rate)) ||
      isNear(item.openMinor - line.amountMinor),
  );
  return near.slice(0, 3).map((item) => ({ items: [item], references: NONE, isAmbiguous: near.length > 1 }));
};

/** The only open item of this amount, whoever paid. */
const byAmount = (line: MatchLine, index: MatchIndex): Basis[] => {
  const equal = itemsOfAmount(index, line);
  return equal.length === 1 ? [{ items: equal, references: NONE }] : [];
};

/** A difference of cents that nobody would ask for: at most one unit of the currency. */
export const isNear = (gap: bigint): boolean => gap !== 0n && gap >= -100n && gap <= 100n;

/** Rates that customers take by custom, offered or not. */
export const CUSTOMARY_RATES = [100, 150, 200, 250, 300] as const;

/** Paid less `rate` hundredths of a percent, to the cent either way. */
export const isDiscounted = (owed: bigint, paid: bigint, rate: number): boolean => {
  const off = paid * 10_000n - owed * BigInt(10_000 - rate);
  return rate > 0 && off >= -10_000n && off <= 10_000n;
};
