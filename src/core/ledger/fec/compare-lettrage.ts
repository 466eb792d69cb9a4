import type { PlainDate } from '../../calendar/index.ts';
import type { TheirLine } from './returned-line.ts';

/** What a lettrage of the accountant is to us. */
export const RETURN_OUTCOMES = ['letter', 'same', 'differs', 'incomplete', 'unbalanced', 'foreign'] as const;
/**
 * - letter: all its lines are ours, open, of one party, and sum to nothing: it can be made here.
 * - same: lettered together here too.
 * - differs: its lines are settled otherwise here, or belong to several parties.
 * - incomplete: some of its lines are not ours.
 * - unbalanced: it does not sum to nothing, in their books or in what is open here.
 * - foreign: none of its lines is ours.
 */
export type ReturnOutcome = (typeof RETURN_OUTCOMES)[number];

/** One of our postings that is settled item by item. */
export type OurItem = {
  readonly id: string;
  readonly journal: string;
  /** « 2026-12 », as our FEC says it. */
  readonly number: string;
  readonly on: PlainDate;
  readonly piece: string;
  readonly account: string;
  readonly partyId: string;
  readonly currency: string;
  /** Base, signed. */
  readonly minor: bigint;
  /** In its currency, signed. */
  readonly openMinor: bigint;
  /** Of the lettrage it is in now, '' when in none. */
  readonly lettrage: string;
};

export type ReturnedGroup = {
  readonly key: string;
  readonly outcome: ReturnOutcome;
  readonly code: string;
  readonly letteredOn: PlainDate | null;
  readonly account: string;
  readonly name: string;
  readonly lines: readonly TheirLine[];
  readonly items: readonly OurItem[];
};

/** 411, whatever was added to it on either side. */
const rootOf = (account: string): string => account.slice(0, 3);

/**
 * Finds the lines of their lettrages among our postings: by journal, entry number, account and amount; else, for numbers
 * change when a program takes entries in, by piece, account and amount, told apart by date. One that could be two is none.
 */
export const compareLettrage = (
  theirs: readonly TheirLine[],
  ours: readonly OurItem[],
): readonly ReturnedGroup[] => {
  const find = createFinder(ours);
  const groups = new Map<string, TheirLine[]>();
  for (const line of theirs) {
    if (line.lettrage === '') continue;
    const key = `${line.account} ${line.auxiliary} ${line.lettrage}`;
    const there = groups.get(key);
    if (there === undefined) groups.set(key, [line]);
    else there.push(line);
  }
  return [...groups].map(([key, lines]) => {
    const items = lines.flatMap((line) => find(line) ?? []);
    const [first] = lines as [TheirLine, ...TheirLine[]];
    const { lettrage: code, letteredOn, account, auxiliaryName, accountName } = first;
    const outcome = judge(lines, items);
    return { key, outcome, code, letteredOn, account, name: auxiliaryName || accountName, lines, items };
  });
};

const createFinder = (ours: readonly OurItem[]): ((line: TheirLine) => OurItem | null) => {
  const exact = new Map<string, OurItem[]>();
  const loose = new Map<string, OurItem[]>();
  const put = (map: Map<string, OurItem[]>, key: string, item: OurItem): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [item]);
    else there.push(item);
  };
  for (const item of ours) {
    const tail = `${rootOf(item.account)} ${item.minor}`;
    put(exact, `${item.journal} ${item.number} ${tail}`, item);
    if (item.piece !== '') put(loose, `${item.piece.toUpperCase()} ${tail}`, item);
  }
  const used = new Set<string>();
  const take = (found: readonly OurItem[] | undefined, line: TheirLine): OurItem | null => {
    const free = (found ?? []).filter((item) => !used.has(item.id));
    const byPiece = free.filter((item) => item.piece.toUpperCase() === line.piece.toUpperCase());
    const byDay = (byPiece.length > 0 ? byPiece : free).filter((item) => item.on === line.on);
    const chosen = [free, byPiece, byDay].find((list) => list.length === 1)?.[0] ?? null;
    if (chosen !== null) used.add(chosen.id);
    return chosen;
  };
  return (line) => {
    if (line.minor === null) return null;
    const tail = `${rootOf(line.account)} ${line.minor}`;
    const byNumber = take(exact.get(`${line.journal} ${line.number} ${tail}`), line);
    return byNumber ?? take(loose.get(`${line.piece.toUpperCase()} ${tail}`), line);
  };
};

const judge = (lines: readonly TheirLine[], items: readonly OurItem[]): ReturnOutcome => {
  const [first] = items;
  if (first === undefined) return 'foreign';
  if (items.length < lines.length) return 'incomplete';
  if (lines.reduce((sum, one) => sum + (one.minor ?? 0n), 0n) !== 0n) return 'unbalanced';
  const isOne = items.every(
    (one) =>
      one.partyId === first.partyId && one.account === first.account && one.currency === first.currency,
  );
  if (!isOne) return 'differs';
  if (items.every((one) => one.openMinor === 0n)) {
    return items.every((one) => one.lettrage !== '' && one.lettrage === first.lettrage) ? 'same' : 'differs';
  }
  if (items.some((one) => one.openMinor === 0n)) return 'differs';
  return items.reduce((sum, one) => sum + one.openMinor, 0n) === 0n ? 'letter' : 'unbalanced';
};

/** One of our entries, as far as theirs can be known by it. */
export type OurEntry = {
  readonly journal: string;
  readonly number: string;
  readonly on: PlainDate;
  readonly piece: string;
  readonly debitMinor: bigint;
};
export type TheirEntry = OurEntry & { readonly line: number; readonly label: string };

/** Entries of theirs that are not ours, in the order of their file: neither by number nor by piece, day and sum. */
export const foreignEntries = (
  theirs: readonly TheirLine[],
  ours: readonly OurEntry[],
): readonly (Omit<TheirEntry, 'on'> & { readonly on: PlainDate | null })[] => {
  const numbered = new Set(ours.map((one) => `${one.journal} ${one.number} ${one.debitMinor}`));
  const pieced = new Set(ours.map((one) => `${one.on} ${one.piece.toUpperCase()} ${one.debitMinor}`));
  const entries = new Map<string, { first: TheirLine; debitMinor: bigint }>();
  for (const line of theirs) {
    const key = `${line.journal} ${line.number} ${line.on}`;
    const there = entries.get(key) ?? { first: line, debitMinor: 0n };
    if (line.minor !== null && line.minor > 0n) there.debitMinor += line.minor;
    entries.set(key, there);
  }
  return [...entries.values()].flatMap(({ first, debitMinor }) => {
    const { journal, number, on, piece, line, label } = first;
    const isOurs =
      numbered.has(`${journal} ${number} ${debitMinor}`) ||
      (piece !== '' && pieced.has(`${on} ${piece.toUpperCase()} ${debitMinor}`));
    return isOurs ? [] : [{ journal, number, on, piece, line, label, debitMinor }];
  });
};
