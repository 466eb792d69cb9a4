import { daysBetween, type PlainDate } from '../calendar/index.ts';
import { sides } from '../ledger/index.ts';
import type { JournalEntryDraft, PostingDraft } from '../ledger/index.ts';
import { compareExact, exact, percentOf, roundDiv } from '../money/index.ts';
import type { Decimal } from '../money/index.ts';

/** Accounts of the plan comptable (ANC 2014-03, art. 944-41 and 944-49). */
export const DOUBTFUL_ACCOUNTS = {
  doubtful: '416',
  impairment: '491',
  charge: '6817',
  release: '7817',
} as const;

/** From so many days after the due date, so many percent: what a company proposes to itself. */
export type ScaleStep = { readonly fromDays: number; readonly percent: Decimal };

/** The step that the age of an item has reached; null: nothing is proposed. */
export function proposedPercent(
  scale: readonly ScaleStep[],
  dueOn: PlainDate,
  closingOn: PlainDate,
): Decimal | null {
  const days = daysBetween(dueOn, closingOn);
  const reached = scale.filter((step) => days >= step.fromDays);
  return (
    reached.reduce<ScaleStep | null>(
      (best, step) => (best === null || step.fromDays > best.fromDays ? step : best),
      null,
    )?.percent ?? null
  );
}

/** An open item that may never be paid, at a closing, in base minor units. */
export type DoubtfulItem = {
  readonly itemId: string;
  readonly account: string;
  readonly partyId: string;
  readonly number: string;
  readonly openMinor: bigint;
};

/**
 * « Clients douteux »: the whole claim, tax included, leaves 411 for 416 at the closing (PCG art. 944-41). Its mirror is
 * dated the first day of the next period, where the claim is followed again item by item on 411. Null for none.
 */
export function doubtfulEntry(
  items: readonly DoubtfulItem[],
  closingOn: PlainDate,
): JournalEntryDraft | null {
  const { doubtful } = DOUBTFUL_ACCOUNTS;
  const open = items.filter((item) => item.openMinor !== 0n && !item.account.startsWith(doubtful));
  if (open.length === 0) return null;
  const postings = open.flatMap(({ account, partyId, number, openMinor }): PostingDraft[] => [
    { account: doubtful, partyId, label: number, ...sides(openMinor) },
    { account, partyId, label: number, ...sides(-openMinor) },
  ]);
  return { journal: 'OD', entryOn: closingOn, label: 'Clients douteux', postings };
}

/** What is open without its tax, in the proportion of the invoice; half away from zero. */
export function netOfTax(
  openMinor: bigint,
  invoiced: { grossMinor: bigint; taxMinor: bigint } | null,
): bigint {
  if (invoiced === null || invoiced.grossMinor <= 0n) return openMinor;
  const { grossMinor, taxMinor } = invoiced;
  return roundDiv(openMinor * (grossMinor - taxMinor), grossMinor);
}

/** What is expected to be lost: a percentage of the amount without tax, which the State gives back (PCG art. 214-25). */
export function impairmentOf(basisMinor: bigint, percent: Decimal): bigint {
  return percentOf(basisMinor, percent);
}

/** From nothing to all of it. */
export function isPercent(percent: Decimal): boolean {
  const value = exact(percent);
  return compareExact(value, exact('0')) >= 0 && compareExact(value, exact('100')) <= 0;
}

export type ImpairmentChange = { readonly number: string; readonly changeMinor: bigint };

/** What is missing is charged (6817), what is too much comes back (7817), each item on a line of its own. Null for none. */
export function impairmentEntry(
  changes: readonly ImpairmentChange[],
  closingOn: PlainDate,
): JournalEntryDraft | null {
  const moved = changes.filter((one) => one.changeMinor !== 0n);
  if (moved.length === 0) return null;
  const { impairment, charge, release } = DOUBTFUL_ACCOUNTS;
  const postings = moved.flatMap(({ number, changeMinor }): PostingDraft[] => [
    { account: changeMinor > 0n ? charge : release, label: number, ...sides(changeMinor) },
    { account: impairment, label: number, ...sides(-changeMinor) },
  ]);
  return { journal: 'OD', entryOn: closingOn, label: 'Dépréciation des comptes clients', postings };
}
