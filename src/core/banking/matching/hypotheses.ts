import type { Evidence } from './evidence.ts';
import { findSubset } from './subset-sum.ts';
import type { Hypothesis, MatchItem, MatchLine, Reason } from './match.ts';
import { amountKey, type MatchIndex } from './match-index.ts';

/** How much each piece of evidence is worth; the sum is capped at 100. */
const WEIGHT = {
  exact: 60,
  tail: 32,
  amount: 25,
  uniqueAmount: 8,
  iban: 30,
  name: 18,
  partial: -15,
  over: -25,
  several: -5,
};

const reason = (key: string, params: Reason['params'] = {}): Reason => ({ key, params });

export const sumOpen = (items: readonly MatchItem[]): bigint =>
  items.reduce((sum, item) => sum + item.openMinor, 0n);

const MAX_PER_AMOUNT = 50;

export const itemsOfAmount = (index: MatchIndex, line: MatchLine): MatchItem[] =>
  [...(index.byAmount.get(amountKey(line.currency, line.amountMinor)) ?? [])]
    .slice(0, MAX_PER_AMOUNT)
    .map((id) => index.items.get(id)!);

const itemsOfCustomer = (index: MatchIndex, customerId: string, line: MatchLine): MatchItem[] =>
  [...(index.byCustomer.get(customerId) ?? [])]
    .map((id) => index.items.get(id)!)
    .filter((item) => item.currency === line.currency);

type Basis = { items: readonly MatchItem[]; score: number; reasons: Reason[] };

/** Allocates the line over the items in their order and says what is left over or still open. */
const settle = (line: MatchLine, evidence: Evidence, { items, score, reasons }: Basis): Hypothesis | null => {
  const customerId = items[0]?.customerId;
  if (customerId === undefined) return null;
  const total = sumOpen(items);
  let points = score;
  const why = [...reasons];
  let left =
    line.amountMinor - items.reduce((sum, item) => (item.openMinor < 0n ? sum + item.openMinor : sum), 0n);
  const allocations: { itemId: string; amountMinor: bigint }[] = [];
  for (const item of items) {
    const part = item.openMinor < 0n ? item.openMinor : left < item.openMinor ? left : item.openMinor;
    if (part === 0n) continue;
    allocations.push({ itemId: item.id, amountMinor: part });
    if (part > 0n) left -= part;
  }
  if (total === line.amountMinor) {
    points += WEIGHT.amount;
    why.push(reason('match.amount-equal'));
  } else if (total > line.amountMinor) {
    points += WEIGHT.partial;
    why.push(reason('match.part-payment', { openMinor: String(total - line.amountMinor) }));
  } else {
    points += WEIGHT.over;
    why.push(reason('match.overpayment', { excessMinor: String(line.amountMinor - total) }));
  }
  if (items.length > 1) {
    points += WEIGHT.several;
    why.push(reason('match.several-items', { count: items.length }));
  }
  if (evidence.ibanCustomers.has(customerId)) {
    points += evidence.ibanCustomers.size > 1 ? WEIGHT.iban / 2 : WEIGHT.iban;
    why.push(reason('match.iban-known'));
  }
  const likeness = evidence.nameCustomers.get(customerId) ?? 0;
  if (likeness > 0) {
    points += Math.floor((WEIGHT.name * likeness) / 100);
    why.push(reason(likeness === 100 ? 'match.name-same' : 'match.name-like', { likeness }));
  }
  const residualMinor = left > 0n ? left : 0n;
  return { customerId, allocations, residualMinor, score: Math.max(1, Math.min(100, points)), reasons: why };
};

/** Short references ('FACT 461+722', 'FA280'): only items that the payer owns or the amount explains. */
const byTails = (line: MatchLine, index: MatchIndex, evidence: Evidence): Basis[] => {
  const wholes: Basis[] = [];
  const perCustomer = new Map<string, MatchItem[]>();
  for (const tail of evidence.tails) {
    for (const id of [...(index.byTail.get(tail) ?? [])].slice(0, MAX_PER_AMOUNT)) {
      const item = index.items.get(id)!;
      if (item.currency !== line.currency) continue;
      const known =
        evidence.ibanCustomers.has(item.customerId) || evidence.nameCustomers.has(item.customerId);
      const reasons = [reason('match.reference-tail', { number: item.number })];
      if (item.openMinor === line.amountMinor) wholes.push({ items: [item], score: WEIGHT.tail, reasons });
      else if (known) perCustomer.set(item.customerId, [...(perCustomer.get(item.customerId) ?? []), item]);
    }
  }
  for (const items of perCustomer.values()) {
    const sums = items.length > 1 && sumOpen(items) === line.amountMinor;
    if (!sums && items.length > 1) continue;
    const reasons = items.map((item) => reason('match.reference-tail', { number: item.number }));
    wholes.push({ items, score: sums ? WEIGHT.tail + 20 : WEIGHT.tail - 15, reasons });
  }
  return wholes;
};

const byPayer = (line: MatchLine, index: MatchIndex, evidence: Evidence): Basis[] => {
  const payers = [...new Set([...evidence.ibanCustomers, ...bestNames(evidence)])].slice(0, 6);
  return payers.flatMap((customerId): Basis[] => {
    const items = itemsOfCustomer(index, customerId, line);
    const same = items.filter((item) => item.openMinor === line.amountMinor).slice(0, 3);
    if (same.length > 0)
      return same.map((item) => ({ items: [item], score: same.length > 1 ? 0 : 10, reasons: [] }));
    const named = evidence.named.filter((item) => item.customerId === customerId);
    const missing = line.amountMinor - sumOpen(named);
    const rest = items.filter((item) => !named.includes(item));
    const completing = named.length > 0 ? rest.find((item) => item.openMinor === missing) : undefined;
    if (completing) return [{ items: [...named, completing], score: 20, reasons: [] }];
    const subset = missing > 0n ? findSubset(rest, missing) : null;
    if (!subset) return [];
    const reasons = [reason(subset.unique ? 'match.sum-of-items' : 'match.sum-of-items-ambiguous')];
    return [{ items: [...named, ...subset.items], score: subset.unique ? 12 : 0, reasons }];
  });
};

const bestNames = (evidence: Evidence): string[] =>
  [...evidence.nameCustomers]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 5)
    .map(([id]) => id);

/** All explanations worth showing, best first, one per set of items. */
export const listHypotheses = (line: MatchLine, index: MatchIndex, evidence: Evidence): Hypothesis[] => {
  const named = evidence.named.filter((item) => item.currency === line.currency);
  const exact = named.map((item) => reason('match.reference-exact', { number: item.number }));
  const bases: Basis[] = [];
  if (named.length > 0) bases.push({ items: named, score: WEIGHT.exact, reasons: exact });
  if (named.length > 1) {
    for (const [at, item] of named.entries()) {
      if (item.openMinor === line.amountMinor)
        bases.push({ items: [item], score: 40, reasons: [exact[at]!] });
    }
  }
  bases.push(...byTails(line, index, evidence), ...byPayer(line, index, evidence));
  const equal = itemsOfAmount(index, line);
  if (equal.length === 1) {
    bases.push({ items: equal, score: WEIGHT.uniqueAmount, reasons: [reason('match.amount-unique')] });
  }
  const best = new Map<string, Hypothesis>();
  for (const basis of bases) {
    const hypothesis = settle(line, evidence, basis);
    if (!hypothesis || hypothesis.allocations.length === 0) continue;
    const key = hypothesis.allocations
      .map((one) => one.itemId)
      .sort()
      .join();
    const known = best.get(key);
    if (!known || known.score < hypothesis.score) best.set(key, hypothesis);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
};
