import {
  aliasKey,
  compactNumber,
  nameTokens,
  normaliseIban,
  numberShape,
  numberTails,
  wordPairs,
} from './normalise.ts';
import { ValuesByKey } from './values-by-key.ts';
import type { MatchCustomer, MatchItem } from './match.ts';

/** Candidates come from these maps only: a line never walks over all open items. */
export type MatchIndex = {
  readonly items: Map<string, MatchItem>;
  readonly customers: Map<string, MatchCustomer>;
  readonly byNumber: ValuesByKey;
  readonly byTail: ValuesByKey;
  /** Key: currency and open amount. */
  readonly byAmount: ValuesByKey;
  readonly byCustomer: ValuesByKey;
  readonly customersByIban: ValuesByKey;
  readonly customersByWord: ValuesByKey;
  /** Two words of a name, where each alone is too common. */
  readonly customersByPair: ValuesByKey;
  /** Key: the words of a confirmed name, in order of the alphabet. */
  readonly customersByAlias: ValuesByKey;
  readonly customersByCode: ValuesByKey;
  readonly namesOf: Map<string, readonly (readonly string[])[]>;
  /** Forms of our own numbers, and the most pieces one falls into ('FA', '2026', '0012' → 3). */
  readonly shapes: Set<string>;
  readonly pieces: { max: number };
};

export const amountKey = (currency: string, minor: bigint): string => `${currency}${minor}`;

const addItem = (index: MatchIndex, item: MatchItem): void => {
  const compact = compactNumber(item.number);
  index.items.set(item.id, item);
  index.byNumber.add(compact, item.id);
  for (const tail of numberTails(item.number)) index.byTail.add(tail, item.id);
  index.byAmount.add(amountKey(item.currency, item.openMinor), item.id);
  index.byCustomer.add(item.customerId, item.id);
  index.shapes.add(numberShape(compact));
  index.pieces.max = Math.max(index.pieces.max, item.number.split(/[^A-Za-z0-9]+/).length + 1);
};

export const buildIndex = (items: Iterable<MatchItem>, customers: Iterable<MatchCustomer>): MatchIndex => {
  const index: MatchIndex = {
    items: new Map(),
    customers: new Map(),
    byNumber: new ValuesByKey(),
    byTail: new ValuesByKey(),
    byAmount: new ValuesByKey(),
    byCustomer: new ValuesByKey(),
    customersByIban: new ValuesByKey(),
    customersByWord: new ValuesByKey(),
    customersByPair: new ValuesByKey(),
    customersByAlias: new ValuesByKey(),
    customersByCode: new ValuesByKey(),
    namesOf: new Map(),
    shapes: new Set(),
    pieces: { max: 3 },
  };
  for (const customer of customers) {
    index.customers.set(customer.id, customer);
    for (const iban of customer.ibans) index.customersByIban.add(normaliseIban(iban), customer.id);
    const aliases = (customer.aliases ?? []).map(nameTokens);
    const names = [nameTokens(customer.name), ...aliases];
    index.namesOf.set(customer.id, names);
    for (const words of aliases) index.customersByAlias.add(aliasKey(words), customer.id);
    const code = compactNumber(customer.code ?? '');
    if (/\d{2}/.test(code) && code.length > 3) index.customersByCode.add(code, customer.id);
    for (const words of names) {
      for (const word of words) index.customersByWord.add(word, customer.id);
      for (const pair of wordPairs(words)) index.customersByPair.add(pair, customer.id);
    }
  }
  for (const item of items) if (item.openMinor !== 0n) addItem(index, item);
  return index;
};

/** Takes what was allocated off the open items, so that the next line sees the new state. Answers what is settled now. */
export const applyAllocations = (
  index: MatchIndex,
  allocations: readonly { itemId: string; amountMinor: bigint }[],
): MatchItem[] => {
  const settled: MatchItem[] = [];
  for (const { itemId, amountMinor } of allocations) {
    const item = index.items.get(itemId);
    if (!item) continue;
    const compact = compactNumber(item.number);
    index.byAmount.delete(amountKey(item.currency, item.openMinor), itemId);
    const openMinor = item.openMinor - amountMinor;
    if (openMinor !== 0n) {
      index.items.set(itemId, { ...item, openMinor });
      index.byAmount.add(amountKey(item.currency, openMinor), itemId);
      continue;
    }
    index.items.delete(itemId);
    index.byNumber.delete(compact, itemId);
    for (const tail of numberTails(item.number)) index.byTail.delete(tail, itemId);
    index.byCustomer.delete(item.customerId, itemId);
    settled.push(item);
  }
  return settled;
};
