import type { MatchItem, MatchLine } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { nameTokens, normaliseIban, normaliseText, numberShape, numberTails } from './normalise.ts';

export type Evidence = {
  /** Open items whose full number stands in the text. */
  readonly named: readonly MatchItem[];
  /** Numbers in the text that were already paid. */
  readonly settled: readonly string[];
  /** Words shaped like our numbers that are neither open nor known as paid. */
  readonly unknown: readonly string[];
  /** Loose digits in the text: possible tails of numbers. */
  readonly tails: readonly string[];
  readonly ibanCustomers: ReadonlySet<string>;
  /** Likeness of the payer's name to customers, 0–100. */
  readonly nameCustomers: ReadonlyMap<string, number>;
};

/** Settled numbers are compared in compact form (compactNumber). */
export const readEvidence = (
  line: MatchLine,
  index: MatchIndex,
  settledNumbers: ReadonlySet<string>,
): Evidence => {
  const text = normaliseText(
    `${line.text} ${/^NOT ?PROVIDED$/i.test(line.endToEndId) ? '' : line.endToEndId}`,
  );
  const pieces = text.split(/[^A-Z0-9]+/).filter((piece) => piece !== '');
  const named = new Map<string, MatchItem>();
  const settled = new Set<string>();
  const unknown = new Set<string>();
  const tails = new Set<string>();
  for (let from = 0; from < pieces.length;) {
    const found = longestNumber(pieces, from, index, settledNumbers);
    if (found) {
      if (found.items.length > 0) for (const item of found.items) named.set(item.id, item);
      else if (found.settled) settled.add(found.compact);
      else unknown.add(found.compact);
      from += found.length;
      continue;
    }
    const piece = pieces[from]!;
    if (/^[A-Z]{0,4}\d{2,}$/.test(piece)) for (const tail of numberTails(piece)) tails.add(tail);
    from += 1;
  }
  return {
    named: [...named.values()],
    settled: [...settled],
    unknown: [...unknown],
    tails: [...tails].filter((tail) => tail.length > 1),
    ibanCustomers: index.customersByIban.get(normaliseIban(line.counterpartyIban)) ?? new Set(),
    nameCustomers: likeNames(nameTokens(line.counterpartyName), index),
  };
};

/** The longest run of pieces that is one of our numbers, or has exactly the form of one. */
const longestNumber = (
  pieces: readonly string[],
  from: number,
  index: MatchIndex,
  settled: ReadonlySet<string>,
) => {
  let joined = '';
  let best: { compact: string; length: number; items: MatchItem[]; settled: boolean } | null = null;
  for (let length = 1; length <= index.pieces.max && from + length <= pieces.length; length += 1) {
    joined += pieces[from + length - 1]!;
    // Few digits are a quantity, a date or chance; a bare year too: such words only count as tails.
    if (joined.replaceAll(/\D/g, '').length < 3 || /^\d{1,4}$/.test(joined)) continue;
    const items = [...(index.byNumber.get(joined) ?? [])].map((id) => index.items.get(id)!);
    const isSettled = settled.has(joined);
    const isShaped = /[A-Z]/.test(joined) && index.shapes.has(numberShape(joined));
    if (items.length > 0 || isSettled || (isShaped && best === null)) {
      best = { compact: joined, length, items, settled: isSettled };
    }
  }
  return best;
};

const MAX_SHARING = 400;

/** Customers sharing rare words with the payer, by the share of words in common. */
const likeNames = (words: readonly string[], index: MatchIndex): Map<string, number> => {
  const found = new Map<string, number>();
  for (const word of words) {
    const sharing = index.customersByWord.get(word);
    if (!sharing || sharing.size > MAX_SHARING) continue;
    for (const id of sharing) {
      if (found.has(id)) continue;
      const likeness = Math.max(...index.namesOf.get(id)!.map((name) => shareOf(words, name)));
      if (likeness >= 50) found.set(id, likeness);
    }
  }
  return found;
};

const shareOf = (left: readonly string[], right: readonly string[]): number => {
  const common = left.filter((word) => right.includes(word)).length;
  return Math.floor((200 * common) / (left.length + right.length || 1));
};
