import type { Currency } from '../../money/index.ts';
import type { Instalment } from '../model.ts';
import { isDeposit } from './lines-table.ts';
import type { LinesInput } from './lines-table.ts';

export type TotalsBlock = {
  rows: { label: string; amount: string; tone: 'plain' | 'strong' | 'minus' }[];
  due: { label: string; amount: string };
};

export type VatSummary = {
  title: string;
  head: string[];
  rows: string[][];
  /** Only below several rates. */
  total: string[] | null;
  /** Rate of exchange, '' in base currency. */
  note: string;
};

export type TotalsInput = LinesInput & {
  baseCurrency: Currency;
  /** Of `instalments`, in order of their days. */
  parts: readonly Instalment[];
};

/** What is held back until a later day, in minor units. */
export const retainedMinor = ({ parts }: Pick<TotalsInput, 'parts'>): bigint =>
  parts.reduce((sum, one) => (one.isRetention ? sum + one.minor : sum), 0n);

export function totalsBlock(input: TotalsInput): TotalsBlock {
  const { document, totals, labels, format } = input;
  const show = (minor: bigint): string => format.money(minor, document.currency);
  const words = labels.totals;
  const rows: TotalsBlock['rows'] = [];
  const add = (label: string, minor: bigint, tone: 'plain' | 'strong' | 'minus' = 'plain'): void => {
    rows.push({ label, amount: show(minor), tone });
  };
  const amounts = new Map(totals.lines.map(({ id, netMinor }) => [id, netMinor]));
  const sumOf = (wantsDeposits: boolean): bigint =>
    document.lines.reduce((sum, line) => {
      if (line.type !== 'item' || isDeposit(line) !== wantsDeposits) return sum;
      return sum + (amounts.get(line.id) ?? 0n);
    }, 0n);
  const withoutVat = document.seller.vatRegime === 'franchise';
  const hasDeposits = document.lines.some(isDeposit);

  if (totals.adjustments.length > 0) add(words.beforeAdjustments, sumOf(false));
  for (const { label, isCharge, minor } of totals.adjustments) {
    add(label, isCharge ? minor : -minor, isCharge ? 'plain' : 'minus');
  }
  if (hasDeposits) {
    add(words.beforeDeposits, totals.netMinor - sumOf(true));
    add(words.depositsNet, sumOf(true), 'minus');
  }
  if (withoutVat) add(words.sumWithoutVat, totals.grossMinor, 'strong');
  else {
    add(words.net, totals.netMinor);
    add(words.tax, totals.taxMinor);
    add(words.gross, totals.grossMinor, 'strong');
  }
  if (totals.prepaidMinor !== 0n) add(words.paid, -totals.prepaidMinor, 'minus');
  const retained = retainedMinor(input);
  if (retained !== 0n && document.retention !== undefined) {
    const { percent, releaseOn } = document.retention;
    add(words.retention(format.percent(percent), format.date(releaseOn)), -retained, 'minus');
  }
  return { rows, due: { label: dueLabel(input), amount: show(totals.dueMinor - retained) } };
}

function dueLabel({ document, totals, labels }: TotalsInput): string {
  if (document.kind === 'quote') return labels.due.offered;
  if (document.kind === 'order_confirmation') return labels.due.ordered;
  if (document.kind === 'credit_note') return labels.due.credited;
  return totals.dueMinor === 0n && totals.prepaidMinor > 0n ? labels.due.nothing : labels.due.toPay;
}

/** By rate and reason (EN 16931 BG-23), in the base currency too when the document is in another; null without VAT. */
export function vatSummary(input: TotalsInput): VatSummary | null {
  const { document, totals, labels, format, baseCurrency } = input;
  if (document.seller.vatRegime === 'franchise' || totals.vat.length === 0) return null;
  const words = labels.vat;
  const isForeign = document.currency !== baseCurrency;
  const show = (minor: bigint): string => format.money(minor, document.currency);
  const inBase = (minor = 0n): string[] => (isForeign ? [format.money(minor, baseCurrency)] : []);
  const { exchange } = document;
  return {
    title: words.title,
    head: [words.treatment, words.base, words.tax, ...(isForeign ? [words.taxIn(baseCurrency)] : [])],
    rows: totals.vat.map(({ vat, baseMinor, taxMinor }, index) => [
      words.category(vat, format.percent(vat.rate)),
      show(baseMinor),
      show(taxMinor),
      ...inBase(totals.inBase?.vat[index]?.taxMinor),
    ]),
    total:
      totals.vat.length < 2
        ? null
        : [words.total, show(totals.netMinor), show(totals.taxMinor), ...inBase(totals.inBase?.taxMinor)],
    note:
      exchange === undefined
        ? ''
        : words.exchange(
            document.currency,
            format.number(exchange.rate),
            baseCurrency,
            format.date(exchange.on),
            exchange.source,
          ),
  };
}
