import type { PlainDate } from '../calendar/index.ts';
import type { Document, Totals } from '../invoicing/index.ts';
import { EUR, convertMinor, currencyDecimals } from '../money/index.ts';
import type { Currency, Decimal } from '../money/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import { revenueAmounts } from './revenue.ts';

const TO_INVOICE = '4181';
const VAT_TO_INVOICE = '44587';

/** What was delivered: only its lines count. */
export type Delivered = {
  readonly document: Pick<Document, 'kind' | 'lines' | 'currency'>;
  readonly totals: Totals;
};

/** Units of base currency for one unit of each other currency, on the closing day. */
export type ClosingRates = ReadonlyMap<Currency, Decimal>;

/**
 * « Produits non encore facturés »: what was delivered before the closing day and not invoiced by then belongs to the
 * period it was delivered in (PCG art. 944-41: 4181 in debit, tax included; 70 and 44587 in credit). Books are kept in
 * euros (C. com. L123-22): what is owed in another currency is converted at the last rate, that of the closing day (PCG
 * art. 420-5); what rounding leaves goes to the largest revenue account. Sums per account and currency in journal OD;
 * nothing delivered has no posting. Its mirror, to the same cent, is dated the first day of the next period. Throws where
 * a rate is missing.
 */
export function accrualEntry(
  delivered: readonly Delivered[],
  closingOn: PlainDate,
  base: Currency = EUR,
  rates: ClosingRates = new Map(),
): JournalEntryDraft {
  const currencies = [...new Set(delivered.map((one) => one.document.currency))];
  const postings = currencies.flatMap((currency) => {
    const own = delivered.filter((one) => one.document.currency === currency);
    return postingsIn(currency, sumsOf(own), base, rates.get(currency));
  });
  return { journal: 'OD', entryOn: closingOn, label: 'Produits non encore facturés', postings };
}

/** Signed, debit positive, in the order of the entry. */
function sumsOf(delivered: readonly Delivered[]): Map<string, bigint> {
  const sums = new Map<string, bigint>([[TO_INVOICE, 0n]]);
  const add = (account: string, minor: bigint): void => {
    sums.set(account, (sums.get(account) ?? 0n) + minor);
  };
  for (const { document, totals } of delivered) {
    add(TO_INVOICE, totals.grossMinor);
    for (const one of revenueAmounts(document, totals)) add(one.account, -one.minor);
    add(VAT_TO_INVOICE, -totals.taxMinor);
  }
  return sums;
}

function postingsIn(
  currency: Currency,
  sums: ReadonlyMap<string, bigint>,
  base: Currency,
  rate: Decimal | undefined,
): PostingDraft[] {
  const amounts = [...sums].filter(([, minor]) => minor !== 0n);
  if (currency === base) return amounts.map(([account, minor]) => ({ account, ...sides(minor) }));
  if (rate === undefined) throw new Error(`No rate from ${currency} to ${base}`);
  const [from, to] = [currencyDecimals(currency), currencyDecimals(base)];
  const converted = amounts.map(([account, minor]) => ({
    account,
    minor,
    baseMinor: convertMinor(minor, from, rate, to),
  }));
  const gap = converted.reduce((sum, one) => sum + one.baseMinor, 0n);
  const revenue = converted.filter((one) => one.account !== TO_INVOICE && one.account !== VAT_TO_INVOICE);
  const largest = revenue.reduce<(typeof revenue)[number] | null>(
    (best, one) => (best === null || one.minor < best.minor ? one : best),
    null,
  );
  return (
    converted
      .map((one) => (one === largest ? { ...one, baseMinor: one.baseMinor - gap } : one))
      // Less than half a cent is no posting.
      .filter((one) => one.baseMinor !== 0n)
      .map(({ account, minor, baseMinor }) => ({
        account,
        ...sides(baseMinor),
        currency,
        amountMinor: minor,
      }))
  );
}
