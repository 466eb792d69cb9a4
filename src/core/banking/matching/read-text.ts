import type { MatchItem, MatchLine } from './match.ts';
import type { MatchIndex } from './match-index.ts';
import { normaliseText, numberShape, numberTails } from './normalise.ts';
import { readToldAmounts, type ToldAmount } from './told-amounts.ts';
import {
  CREDIT_WORDS,
  DISCOUNT_WORDS,
  FEE_WORDS,
  MORE_WORDS,
  PART_WORDS,
  soundsLikeNotOurs,
} from './words.ts';

/** Numbers that were paid, compact, with whose they were. */
export type SettledNumbers = ReadonlyMap<string, string>;

/** What the text of a line says, before anybody asks what it may mean. */
export type Told = {
  /** Open items whose whole number is written. */
  readonly named: readonly MatchItem[];
  /** Numbers of ours that were paid already, with whose they were; numbers that only look like ours. Compact. */
  readonly settled: SettledNumbers;
  readonly unknown: readonly string[];
  /** Ends of numbers, without leading zeros, with how many digits were written. */
  readonly tails: ReadonlyMap<string, number>;
  /** Runs of signs that may be a damaged number. */
  readonly runs: readonly string[];
  /** Customers whose code is written. */
  readonly codes: ReadonlySet<string>;
  /** Amounts written with another currency than the line's. */
  readonly amounts: readonly ToldAmount[];
  /** Rate of a discount in hundredths of a percent; null when none is written. */
  readonly discountRate: number | null;
  readonly isPart: boolean;
  readonly isDiscount: boolean;
  readonly isFee: boolean;
  readonly isCredit: boolean;
  /** More items than are named: the text says so, or was cut by the bank. */
  readonly isMore: boolean;
  readonly isCut: boolean;
  readonly isNotOurs: boolean;
};

/** SEPA carries 140 signs of text: one that long was probably cut in the middle of a number. */
const CUT_FROM = 135;

/** Settled numbers are compared in compact form (compactNumber). */
export const readText = (line: MatchLine, index: MatchIndex, settledNumbers: SettledNumbers): Told => {
  const endToEnd = /^NOT ?PROVIDED$/i.test(line.endToEndId) ? '' : line.endToEndId;
  const text = normaliseText(`${line.text} ${endToEnd}`);
  const pieces = text.split(/[^A-Z0-9]+/).filter((piece) => piece !== '');
  const named = new Map<string, MatchItem>();
  const settled = new Map<string, string>();
  const unknown = new Set<string>();
  const tails = new Map<string, number>();
  const codes = new Set<string>();
  const runs = new Set<string>();
  for (let from = 0; from < pieces.length;) {
    const found = longestNumber(pieces, from, index, settledNumbers);
    if (found) {
      for (const item of found.items) named.set(item.id, item);
      if (found.items.length === 0) {
        const owner = settledNumbers.get(found.compact);
        if (owner === undefined) unknown.add(found.compact);
        else settled.set(found.compact, owner);
      }
      // Whatever it is, it may be another one of ours with a slip of the finger.
      runs.add(found.compact);
      from += found.length;
      continue;
    }
    const piece = pieces[from]!;
    for (const id of index.customersByCode.get(piece) ?? []) codes.add(id);
    if (/^[A-Z]{0,6}\d{1,}$/.test(piece)) addTails(tails, piece);
    addRuns(runs, pieces, from);
    from += 1;
  }
  const rate = /(\d{1,2})(?:[.,](\d{1,2}))? ?%/.exec(text);
  const payer = normaliseText(line.counterpartyName);
  return {
    named: [...named.values()],
    settled,
    unknown: [...unknown],
    tails,
    runs: [...runs],
    codes,
    amounts: readToldAmounts(text, line.currency),
    discountRate: rate === null ? null : Number(rate[1]) * 100 + Number((rate[2] ?? '').padEnd(2, '0')),
    isPart: PART_WORDS.test(text),
    isDiscount: DISCOUNT_WORDS.test(text),
    isFee: FEE_WORDS.test(text),
    isCredit: CREDIT_WORDS.test(text),
    isMore: MORE_WORDS.test(text),
    isCut: line.text.length >= CUT_FROM,
    isNotOurs: soundsLikeNotOurs(text, payer),
  };
};

const addTails = (tails: Map<string, number>, piece: string): void => {
  for (const tail of numberTails(piece)) {
    // A written zero in front is a digit of the number too: '000980' says more than '980'.
    const written = Math.max(tail.length, Math.min(5, /\d+$/.exec(piece)![0].length));
    tails.set(tail, Math.max(tails.get(tail) ?? 0, written));
  }
};

const MAX_RUN_PIECES = 4;
const LEAST_DIGITS = 5;

const addRuns = (runs: Set<string>, pieces: readonly string[], from: number): void => {
  let joined = '';
  for (let length = 1; length <= MAX_RUN_PIECES && from + length <= pieces.length; length += 1) {
    joined += pieces[from + length - 1]!;
    const digits = joined.replaceAll(/\D/g, '').length;
    if (digits >= LEAST_DIGITS && joined.length <= 24) runs.add(joined);
  }
};

type FoundNumber = { compact: string; length: number; items: MatchItem[]; isSettled: boolean };

/** The longest run of pieces that is one of our numbers, or has exactly the form of one. */
const longestNumber = (
  pieces: readonly string[],
  from: number,
  index: MatchIndex,
  settled: SettledNumbers,
): FoundNumber | null => {
  let joined = '';
  let best: FoundNumber | null = null;
  for (let length = 1; length <= index.pieces.max && from + length <= pieces.length; length += 1) {
    joined += pieces[from + length - 1]!;
    // Few digits are a quantity, a date or chance; a bare year too: such words only count as tails.
    if (joined.replaceAll(/\D/g, '').length < 3 || /^\d{1,4}$/.test(joined)) continue;
    for (const compact of [joined, withoutCheck(joined)]) {
      if (compact === '') continue;
      const items = [...(index.byNumber.get(compact) ?? [])].map((id) => index.items.get(id)!);
      const isSettled = settled.has(compact);
      const isShaped = /[A-Z]/.test(compact) && index.shapes.has(numberShape(compact));
      if (items.length > 0 || isSettled || (isShaped && best === null)) {
        best = { compact, length, items, isSettled };
      }
    }
  }
  return best;
};

/** 'RF18FA202600012' (ISO 11649) carries our number behind its check digits. */
const withoutCheck = (joined: string): string => (/^RF\d\d[A-Z0-9]{3,}$/.test(joined) ? joined.slice(4) : '');
