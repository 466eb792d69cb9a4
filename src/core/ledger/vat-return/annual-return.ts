import { addDays, addMonths, plainDate } from '../../calendar/index.ts';
import type { PlainDate } from '../../calendar/index.ts';
import { roundDiv } from '../../money/index.ts';
import type { VatBox } from './boxes.ts';
import { toWholeUnits } from './draw-return.ts';
import type { BoxAmount } from './draw-return.ts';
import type { VatAmounts } from './vat-lines.ts';
import type { VatEvery } from './vat-period.ts';

/**
 * Lines of the yearly return n° 3517-S-SD (CA12, régime simplifié, CGI art. 287, 3) that sales fill, in its own order, and
 * what of the CA3 stands on each: the same operations, under other numbers. As the form is in 2026 (cerfa n° 11417*27).
 */
export const ANNUAL_LINES = [
  { line: '02', boxes: ['E1'] },
  { line: '03', boxes: ['E2'] },
  { line: '04', boxes: ['F2'] },
  { line: '5A', boxes: ['08'] },
  { line: '06', boxes: ['09'] },
  { line: '6C', boxes: ['9B'] },
  { line: '07', boxes: ['10'] },
  { line: '08', boxes: ['11'] },
  // One line for every particular rate: 2,1 % on the mainland, those of Corsica, 1,75 % and 1,05 % overseas.
  { line: '09', boxes: ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'P2'] },
  // General knowledge: old rates stand on 10.
  { line: '10', boxes: ['13'] },
] as const satisfies readonly { line: string; boxes: readonly VatBox[] }[];

export type AnnualLine = (typeof ANNUAL_LINES)[number]['line'];

const UNTAXED_LINES: readonly AnnualLine[] = ['02', '03', '04'];
export const isUntaxedLine = (line: AnnualLine): boolean => UNTAXED_LINES.includes(line);

export const annualLineOf = (box: VatBox): AnnualLine =>
  ANNUAL_LINES.find(({ boxes }) => (boxes as readonly VatBox[]).includes(box))!.line;

export type AnnualRow = {
  readonly line: AnnualLine;
  /** What the line is made of, by the lines of the CA3. */
  readonly boxes: readonly VatBox[];
  readonly base: BoxAmount;
  readonly tax: BoxAmount;
  /** Below zero: no negative amount is declared. Its tax counts on 25; the form has no line for its base. */
  readonly isBelow: boolean;
};

export type AnnualReturn = {
  readonly rows: readonly AnnualRow[];
  /** 16: the sum of the taxes as they are rounded; 19 as well, as far as sales go. */
  readonly grossMinor: bigint;
  /** 25: VAT given back where a rate falls below zero (CGI art. 272, 1), as a positive amount. */
  readonly deductedMinor: bigint;
  /** 19 − 25. Positive: due (28); negative: a credit (29). What suppliers invoice is not in it. */
  readonly netMinor: bigint;
  /** 30: the instalments paid in the year. */
  readonly paidMinor: bigint;
  /** 28 − 30. Positive: due (33); negative: paid in excess (34). */
  readonly balanceMinor: bigint;
  /** The taxes to the cent: what leaves 44571. */
  readonly exactTaxMinor: bigint;
};

/** The lines of a year on the yearly return; `paidMinor`: the instalments on 44581. */
export function drawAnnualReturn(
  lines: readonly VatAmounts[],
  paidMinor: bigint,
  decimals = 2,
): AnnualReturn {
  const amountOf = (exactMinor: bigint): BoxAmount => ({
    exactMinor,
    roundedMinor: toWholeUnits(exactMinor, decimals),
  });
  const rows = ANNUAL_LINES.flatMap(({ line, boxes }): AnnualRow[] => {
    const own = lines.filter((one) => (boxes as readonly VatBox[]).includes(one.box));
    if (own.length === 0) return [];
    const base = own.reduce((sum, one) => sum + one.baseMinor, 0n);
    const tax = own.reduce((sum, one) => sum + one.taxMinor, 0n);
    return [
      {
        line,
        boxes: boxes.filter((box) => own.some((one) => one.box === box)),
        base: amountOf(base),
        tax: amountOf(tax),
        isBelow: tax < 0n || (tax === 0n && base < 0n),
      },
    ];
  });
  const sum = (isBelow: boolean): bigint =>
    rows.filter((one) => one.isBelow === isBelow).reduce((all, one) => all + one.tax.roundedMinor, 0n);
  const grossMinor = sum(false);
  const deductedMinor = -sum(true);
  const paid = toWholeUnits(paidMinor, decimals);
  return {
    rows,
    grossMinor,
    deductedMinor,
    netMinor: grossMinor - deductedMinor,
    paidMinor: paid,
    balanceMinor: grossMinor - deductedMinor - paid,
    exactTaxMinor: rows.reduce((all, one) => all + one.tax.exactMinor, 0n),
  };
}

/** Below it, no instalment is due (CGI art. 287, 3): 1 000 € of tax in the year before. */
const LEAST_UNITS = 1000n;

/**
 * What the instalments of the next year are computed from (line 57: 16, less the VAT of purchases but that of fixed assets,
 * line 22), and what they are: 55 % in July, 40 % in December (CGI art. 287, 3). Null: none is due.
 */
export function vatInstalments(
  { grossMinor }: Pick<AnnualReturn, 'grossMinor'>,
  purchasesMinor: bigint,
  decimals = 2,
): { baseMinor: bigint; julyMinor: bigint; decemberMinor: bigint } | null {
  const unit = 10n ** BigInt(decimals);
  const baseMinor = grossMinor - toWholeUnits(purchasesMinor, decimals);
  if (baseMinor < LEAST_UNITS * unit) return null;
  const share = (percent: bigint): bigint => roundDiv(baseMinor * percent, 100n * unit) * unit;
  return { baseMinor, julyMinor: share(55n), decemberMinor: share(40n) };
}

/** Years that begin from this day on have no yearly return: quarterly or monthly CA3 (loi n° 2025-127, art. 38). */
const ABOLISHED_FROM = plainDate('2027-01-01');

/** Whether a period is declared on the CA12: a company that declares yearly, or twelve whole months. */
export function isAnnualPeriod(
  every: VatEvery,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): boolean {
  if (from >= ABOLISHED_FROM) return false;
  return every === 'year' || addDays(addMonths(from, 12), -1) === to;
}

/** The year after a period has instalments only if it is still declared yearly. */
export const hasInstalments = ({ to }: { readonly to: PlainDate }): boolean =>
  addDays(to, 1) < ABOLISHED_FROM;
