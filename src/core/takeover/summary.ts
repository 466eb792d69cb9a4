import type { Finding } from '../finding.ts';
import type { Currency } from '../money/index.ts';
import { isHistory, type Taken } from './intake.ts';

export type CurrencyTotal = {
  readonly currency: Currency;
  /** Open, signed, in that currency and in base. */
  openMinor: bigint;
  baseMinor: bigint;
  invoices: number;
  credits: number;
};

export type Summary = {
  lines: number;
  taken: number;
  refused: number;
  passed: number;
  warnings: number;
  newCustomers: number;
  knownCustomers: number;
  /** Open documents to take, without those taken before. */
  openItems: number;
  /** Paid invoices to take, for the history. */
  paidItems: number;
  /** Documents to be issued here. */
  drafts: number;
  /** Lines of invoices that come with their documents. */
  invoiceLines: number;
  /** Recognised as taken over before. */
  already: number;
  /** Highest of the codes C-00001… in the file: those we give come after. */
  highestCode: number;
  totals: CurrencyTotal[];
  /** Base minor units: what the opening will come to on 411. */
  openingMinor: bigint;
  /** How often each code was said. */
  codes: Record<string, number>;
};

export const emptySummary = (): Summary => ({
  lines: 0,
  taken: 0,
  refused: 0,
  passed: 0,
  warnings: 0,
  newCustomers: 0,
  knownCustomers: 0,
  openItems: 0,
  paidItems: 0,
  drafts: 0,
  invoiceLines: 0,
  already: 0,
  highestCode: 0,
  totals: [],
  openingMinor: 0n,
  codes: {},
});

const OUR_CODE = /^C-(\d{5,8})$/i;

const noteFinding = (summary: Summary, finding: Finding): void => {
  summary.codes[finding.code] = (summary.codes[finding.code] ?? 0) + 1;
  if (finding.severity === 'warning') summary.warnings += 1;
};

/** Counts one line. `isKnown`: its document was taken over before, and is left alone. */
export const countTaken = (summary: Summary, taken: Taken, isKnown: boolean): void => {
  summary.lines += 1;
  for (const finding of taken.findings) noteFinding(summary, finding);
  if (taken.outcome === 'refuse') summary.refused += 1;
  if (taken.outcome === 'pass') summary.passed += 1;
  if (taken.outcome !== 'take') return;
  summary.taken += 1;
  if (taken.opensCustomer) summary.newCustomers += 1;
  const code = OUR_CODE.exec(taken.customer?.code ?? '')?.[1];
  if (code !== undefined) summary.highestCode = Math.max(summary.highestCode, Number(code));
  const { document } = taken;
  if (document === null) return;
  if (isKnown) {
    summary.already += 1;
    return;
  }
  summary.invoiceLines += document.lines?.filter((one) => one.type === 'item').length ?? 0;
  if (document.isDraft) {
    summary.drafts += 1;
    return;
  }
  if (isHistory(document)) {
    summary.paidItems += 1;
    return;
  }
  summary.openItems += 1;
  summary.openingMinor += document.baseMinor;
  let total = summary.totals.find((one) => one.currency === document.currency);
  if (total === undefined) {
    total = { currency: document.currency, openMinor: 0n, baseMinor: 0n, invoices: 0, credits: 0 };
    summary.totals.push(total);
  }
  total.openMinor += document.openMinor;
  total.baseMinor += document.baseMinor;
  if (document.openMinor > 0n) total.invoices += 1;
  else total.credits += 1;
};
