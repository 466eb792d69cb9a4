import type { PlainDate } from '../../calendar/index.ts';
import type { Decimal } from '../../money/index.ts';
import { EUR } from '../../money/index.ts';
import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import { claimTotals, type ClaimLine, type Semester } from '../../payments/index.ts';

/** Late charges asked for on top of the invoices of a message, to a day. */
export type ShownClaim = {
  readonly asOf: PlainDate;
  readonly isPublic: boolean;
  readonly lines: readonly ClaimLine[];
};

/** The words of the computation, from i18n. */
export type ChargesLabels = {
  title: string;
  /** With the articles that give them. */
  intro: (asOf: string, isPublic: boolean) => string;
  period: string;
  base: string;
  days: string;
  rate: string;
  amount: string;
  invoice: (number: string, due: string) => string;
  span: (from: string, to: string) => string;
  percent: (percent: Decimal) => string;
  indemnity: string;
  settled: string;
  missing: (semester: Semester) => string;
  total: string;
};

export type ChargesRow = { what: string; base: string; days: string; rate: string; amount: string };

/** Every figure of the claim, so that the customer can do the sum again. */
export type ChargesTable = {
  title: string;
  intro: string;
  head: ChargesRow;
  groups: { title: string; rows: ChargesRow[] }[];
  notes: string[];
  totals: { label: string; amount: string }[];
};

export function chargesTable(
  { asOf, isPublic, lines }: ShownClaim,
  labels: ChargesLabels,
  format: DocumentFormatter,
): ChargesTable | null {
  if (lines.length === 0) return null;
  const plain = { base: '', days: '', rate: '' };
  const missing = new Set(lines.flatMap((line) => line.missing ?? []));
  return {
    title: labels.title,
    intro: labels.intro(format.longDate(asOf), isPublic),
    head: {
      what: labels.period,
      base: labels.base,
      days: labels.days,
      rate: labels.rate,
      amount: labels.amount,
    },
    groups: lines.map((line) => {
      const show = (minor: bigint): string => format.money(minor, line.currency);
      return {
        title: labels.invoice(line.number, format.date(line.dueOn)),
        rows: [
          ...line.slices.map((slice) => ({
            what: labels.span(format.date(slice.from), format.date(slice.to)),
            base: show(slice.baseMinor),
            days: String(slice.days),
            rate: labels.percent(slice.percent),
            amount: show(slice.interestMinor),
          })),
          ...(line.settledMinor === 0n
            ? []
            : [{ ...plain, what: labels.settled, amount: show(-line.settledMinor) }]),
          ...(line.indemnityMinor === 0n
            ? []
            : [{ ...plain, what: labels.indemnity, amount: format.money(line.indemnityMinor, EUR) }]),
        ],
      };
    }),
    notes: [...missing].map(labels.missing),
    totals: claimTotals(lines).map(({ currency, minor }) => ({
      label: labels.total,
      amount: format.money(minor, currency),
    })),
  };
}
