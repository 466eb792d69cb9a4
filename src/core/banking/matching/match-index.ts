import {
  aliasKey,
  compactNumber,
  nameTokens,
  normaliseIban,
  numberShape,
  numberTails,
  wordPairs,
} from './normalise.ts';
import type { MatchCustomer, MatchItem } from './match.ts';

/** Candidates come from these maps only: a line never walks over all open items. */
export type MatchIndex = {
  readonly items: Map<string, MatchItem>;
  readonly customers: Map<string, MatchCustomer>;
  readonly byNumber: Map<string, Set<string>>;
  readonly byTail: Map<string, Set<string>>;
  /** Key: currency and open amount. */
  readonly byAmount: Map<string, Set<string>>;
  readonly byCustomer: Map<string, Set<string>>;
  readonly customersByIban: Map<string, Set<string>>;
  readonly customersByWord: Map<string, Set<string>>;
  /** Two words of a name, where each alone is too common. */
  readonly customersByPair: Map<string, Set<string>>;
  /** Key: the words of a confirmed name, in order of the alphabet. */
  readonly customersByAlias: Map<string, Set<string>>;
  readonly customersByCode: Map<string, Set<string>>;
  readonly namesOf: Map<string, readonly (readonly string[])[]>;
  /** Forms of our own numbers, and the most pieces one falls into ('FA', '2026', '0012' → 3). */
  readonly shapes: Set<string>;
  readonly pieces: { max: number };
};

const put = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const found = map.get(key);
  if (found) found.add(value);
  else map.set(key, new Set([value]));
};

const drop = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const found = map.get(key);
  found?.delete(value);
  if (found?.size === 0) map.delete(key);
};

export const amountKey = (currency: string, minor: bigint): string => `${currency}${minor}`;

const addItem = (index: MatchIndex, item: MatchItem): void => {
  const compact = compactNumber(item.number);
  index.items.set(item.id, item);
  put(index.byNumber, compact, item.id);
  for (const tail of numberTails(item.number)) put(index.byTail, tail, item.id);
  put(index.byAmount, amountKey(item.currency, item.openMinor), item.id);
  put(index.byCustomer, item.customerId, item.id);
  index.shapes.add(numberShape(compact));
  index.pieces.max = Math.max(index.pieces.max, item.number.split(/[^A-Za-z0-9]+/).length + 1);
};

export const buildIndex = (items: Iterable<MatchItem>, customers: Iterable<MatchCustomer>): MatchIndex => {
  const index: MatchIndex = {
    items: new Map(),
    customers: new Map(),
    byNumber: new Map(),
    byTail: new Map(),
    byAmount: new Map(),
    byCustomer: new Map(),
    customersByIban: new Map(),
    customersByWord: new Map(),
    customersByPair: new Map(),
    customersByAlias: new Map(),
    customersByCode: new Map(),
    namesOf: new Map(),
    shapes: new Set(),
    pieces: { max: 3 },
  };
  for (const customer of customers) {
    index.customers.set(customer.id, customer);
    for (const iban of customer.ibans) put(index.customersByIban, normaliseIban(iban), customer.id);
    const aliases = (customer.aliases ?? []).map(nameTokens);
    const names = [nameTokens(customer.name), ...aliases];
    index.namesOf.set(customer.id, names);
    for (const words of aliases) put(index.customersByAlias, aliasKey(words), customer.id);
    const code = compactNumber(customer.code ?? '');
    if (/\d{2}/.test(code) && code.length > 3) put(index.customersByCode, code, customer.id);
    for (const words of names) {
      for (const word of words) put(index.customersByWord, word, customer.id);
      for (const pair of wordPairs(words)) put(index.customersByPair, pair, customer.id);
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
    drop(index.byAmount, amountKey(item.currency, item.openMinor), itemId);
    const openMinor = item.openMinor - amountMinor;
    if (openMinor !== 0n) {
      index.items.set(itemId, { ...item, openMinor });
      put(index.byAmount, amountKey(item.currency, openMinor), itemId);
      continue;
    }
    index.items.delete(itemId);
    drop(index.byNumber, compact, itemId);
    for (const tail of numberTails(item.number)) drop(index.byTail, tail, itemId);
    drop(index.byCustomer, item.customerId, itemId);
    settled.push(item);
  }
  return settled;
};
