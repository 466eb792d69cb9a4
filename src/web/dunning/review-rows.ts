import { byExpectedGain, writesLetter, writesMail } from '../../core/dunning/index.ts';
import type { DraftRow, ExcludedRow } from './api.ts';

export type GroupCode = 'ready' | 'changed' | 'calls' | 'out';

/** One line of the review list: a heading, a draft, or a customer left out. */
export type ReviewRow =
  | { kind: 'heading'; key: string; group: GroupCode; count: number }
  | { kind: 'draft'; key: string; group: GroupCode; draft: DraftRow }
  | { kind: 'excluded'; key: string; group: 'out'; excluded: ExcludedRow };

/** What the send button may take: approved drafts leave, calls are recorded, changed ones are looked at first. */
export const isReady = (draft: DraftRow): boolean =>
  draft.state === 'proposed' && draft.kind !== 'call' && (draft.live === 'same' || draft.live === 'shrunk');

export function groupOf(draft: DraftRow): GroupCode {
  if (draft.state !== 'proposed' || draft.live === 'withdrawn') return 'out';
  if (draft.kind === 'call') return 'calls';
  return isReady(draft) ? 'ready' : 'changed';
}

const groups: readonly GroupCode[] = ['ready', 'changed', 'calls', 'out'];

const matches = (text: string, row: { customerName: string; customerCode: string }): boolean => {
  const wanted = plain(text);
  return wanted === '' || plain(`${row.customerName} ${row.customerCode}`).includes(wanted);
};

/** Accents and case do not stand in the way of finding « Hélianthe ». */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/**
 * The list in the order it is worked through: what is ready, what changed, the calls, then everything that is left out
 * with its reason. The first heading is not shown when there is nothing but ready ones above it.
 */
export function reviewRows(
  drafts: readonly DraftRow[],
  excluded: readonly ExcludedRow[],
  filter = '',
): ReviewRow[] {
  const shown = drafts.filter((draft) => matches(filter, draft));
  const left = excluded.filter((one) => matches(filter, one));
  const rows: ReviewRow[] = [];
  for (const group of groups) {
    const ofGroup = shown.filter((draft) => groupOf(draft) === group);
    const own = group === 'calls' ? callsInOrder(ofGroup) : ofGroup;
    const others = group === 'out' ? left : [];
    const count = own.length + others.length;
    if (count === 0) continue;
    if (group !== 'ready') rows.push({ kind: 'heading', key: `heading-${group}`, group, count });
    for (const draft of own) rows.push({ kind: 'draft', key: draft.id, group, draft });
    for (const one of others)
      rows.push({ kind: 'excluded', key: excludedKey(one), group: 'out', excluded: one });
  }
  return rows;
}

/** The call worth most first: that is the one to make now. */
const callsInOrder = (calls: readonly DraftRow[]): DraftRow[] =>
  byExpectedGain(
    calls.map((draft) => ({
      id: draft.id,
      currency: draft.currency,
      gainMinor: BigInt(draft.gain?.minor ?? '0'),
      daysLate: draft.daysLateTo,
      draft,
    })),
  ).map(({ draft }) => draft);

export const excludedKey = (one: ExcludedRow): string => `out-${one.partyId}-${one.currency}-${one.code}`;

/** Where J or K leads from a line: headings are passed over; at either end one stays. */
export function stepFrom(rows: readonly ReviewRow[], key: string | null, step: 1 | -1): string | null {
  const lines = rows.filter((row) => row.kind !== 'heading');
  const at = lines.findIndex((row) => row.key === key);
  if (at < 0) return lines[0]?.key ?? null;
  return lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.key ?? null;
}

/** What is shown when the line one looked at is gone (sent, filtered away): the one that took its place. */
export function lineOrNeighbour(
  rows: readonly ReviewRow[],
  key: string | null,
  before: number,
): string | null {
  const lines = rows.filter((row) => row.kind !== 'heading');
  if (lines.some((row) => row.key === key)) return key;
  return lines[Math.min(Math.max(0, before), lines.length - 1)]?.key ?? null;
}

export type Total = { currency: string; minor: string };

/** Sums by currency, the largest count of drafts first; amounts never leave bigint. */
export function totalsOf(drafts: readonly DraftRow[]): Total[] {
  const sums = new Map<string, bigint>();
  for (const draft of drafts) {
    sums.set(draft.currency, (sums.get(draft.currency) ?? 0n) + BigInt(draft.totalMinor));
  }
  return [...sums].map(([currency, minor]) => ({ currency, minor: minor.toString() }));
}

export const goesByMail = (draft: DraftRow): boolean => writesMail(draft.channel);
export const goesByLetter = (draft: DraftRow): boolean => writesLetter(draft.channel);
