import { isOneSlipAway } from './edit-distance.ts';
import type { MatchLine } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { aliasKey, nameTokens, normaliseIban, wordPairs } from './normalise.ts';

export type Payer = {
  /** Whose IBAN it is; several when they share it. */
  readonly byIban: ReadonlySet<string>;
  /** Likeness of the payer's name to customers, 0–100; 100 for the same words. */
  readonly byName: ReadonlyMap<string, number>;
  /** Customers whose confirmed other name this is, word by word. */
  readonly byAlias: ReadonlySet<string>;
  readonly isNamed: boolean;
};

export const readPayer = (line: MatchLine, index: MatchIndex): Payer => {
  const words = nameTokens(line.counterpartyName);
  return {
    byIban: index.customersByIban.get(normaliseIban(line.counterpartyIban)) ?? new Set(),
    byName: likeNames(words, index),
    byAlias: index.customersByAlias.get(aliasKey(words)) ?? new Set(),
    isNamed: words.length > 0,
  };
};

/** Words that more customers share than this say nothing. */
const MAX_SHARING = 400;
const LEAST = 50;

/** Customers sharing a rare word or two common ones with the payer, the rarest first, by the share of words in common. */
const likeNames = (words: readonly string[], index: MatchIndex): Map<string, number> => {
  const found = new Map<string, number>();
  const weighed = new Set<string>();
  const sets = [
    ...words.map((word) => index.customersByWord.get(word)),
    ...wordPairs(words).map((pair) => index.customersByPair.get(pair)),
  ];
  const rarest = sets
    .filter((sharing) => sharing !== undefined && sharing.size <= MAX_SHARING)
    .toSorted((a, b) => a!.size - b!.size);
  for (const sharing of rarest) {
    for (const id of sharing!) {
      if (weighed.has(id)) continue;
      weighed.add(id);
      const likeness = Math.max(...index.namesOf.get(id)!.map((name) => likenessOf(words, name)));
      if (likeness >= LEAST) found.set(id, likeness);
    }
  }
  return found;
};

/**
 * Twice the words in common over all words; a word cut short or with one slip counts three quarters. Plain loops: this
 * runs for hundreds of customers a line.
 */
const likenessOf = (left: readonly string[], right: readonly string[]): number => {
  const all = left.length + right.length || 1;
  let common = 0;
  let still = left.length;
  for (const word of left) {
    // Not even with every word left in common.
    if (200 * (common + still) < LEAST * all) return 0;
    common += wordLikeness(word, right);
    still -= 1;
  }
  return Math.floor((200 * Math.min(common, left.length, right.length)) / all);
};

const wordLikeness = (word: string, others: readonly string[]): 0 | 0.75 | 1 => {
  if (others.includes(word)) return 1;
  for (const other of others) if (isMeant(word, other)) return 0.75;
  return 0;
};

const isMeant = (word: string, other: string): boolean => {
  if (word.length > other.length) return isMeant(other, word);
  return isShortened(word, other) || (word.length > 4 && isOneSlipAway(word, other));
};

const isShortened = (short: string, long: string): boolean => short.length >= 3 && long.startsWith(short);
