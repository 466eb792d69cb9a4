import { EUR, convertMinor, currencyDecimals } from '../money/index.ts';
import type { Currency, Decimal } from '../money/index.ts';
import { instalments, isInvoice } from '../invoicing/index.ts';
import type { Document, Totals } from '../invoicing/index.ts';
import { CUSTOMERS } from './build-entries.ts';
import { isItemised } from './accounts.ts';
import { reverseEntry, sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import { DEPOSITS, revenueAmounts } from './revenue.ts';
import { vatAmounts } from './vat-postings.ts';

export const RETENTIONS = '4117';

/** One amount of the entry in the document's currency and in base, signed: a debit is positive. */
type Amount = { account: string; label?: string; minor: bigint; baseMinor: bigint };

/** What the books know and the document does not. */
export type EntryFacts = {
  /** What a credit note takes off a retention. */
  readonly retainedMinor?: bigint;
  /** The rates of the deposits it takes off, by their numbers. */
  readonly depositRates?: ReadonlyMap<string, Decimal>;
};

/**
 * The entry of an issued invoice, in journal VE. First the receivables in the order of `instalments` (411, a retention on
 * 4117), then what was paid before (on 411 too: the payment stands there and is allocated to it); then VAT and
 * revenue. A credit note is the mirror. In a foreign currency each amount is converted at the rate of the document, VAT
 * as the document says it; what rounding leaves goes to the largest revenue line. Nothing but zero amounts (deposits
 * that cover nothing) leaves no posting: there is no entry then. Throws on a document that is no invoice.
 */
export function invoiceEntry(
  document: Document,
  totals: Totals,
  number: string,
  base: Currency = EUR,
  { retainedMinor = 0n, depositRates = new Map() }: EntryFacts = {},
): JournalEntryDraft {
  if (!isInvoice(document.kind)) throw new Error(`A ${document.kind} is not booked`);
  const toBase = conversion(document, base);
  const receivables = receivable(document, totals, retainedMinor).map(([account, minor]): Amount => ({
    account,
    minor,
    baseMinor: toBase(minor),
  }));
  const vat = vatAmounts(document, totals, toBase).map((one): Amount => ({
    ...one,
    minor: -one.minor,
    baseMinor: -one.baseMinor,
  }));
  const revenue = revenueAmounts(document, totals).map(({ minor, ...one }): Amount => ({
    ...one,
    minor: -minor,
    baseMinor: -(atDepositRate(one, minor, depositRates, document, base) ?? toBase(minor)),
  }));
  const amounts = [...receivables, ...balanced(receivables, vat, revenue)];
  const sign = document.kind === 'credit_note' ? -1n : 1n;
  return {
    journal: 'VE',
    entryOn: document.issuedOn,
    label: `${number} ${document.buyer.name}`,
    piece: number,
    postings: amounts.map((one) => posting(one, sign, document, base)),
  };
}

/**
 * A corrective invoice undoes the entry of what it corrects and books its own (CGI art. 289, I-5): two entries, so that
 * each document keeps the one that proves it. Books are kept in French (C. com. L123-22).
 */
export function correctiveEntries(
  original: JournalEntryDraft,
  document: Document,
  totals: Totals,
  number: string,
  base: Currency = EUR,
): [reversal: JournalEntryDraft, own: JournalEntryDraft] {
  const label = `Annulation de ${original.piece ?? original.label} par ${number}`;
  return [
    { ...reverseEntry(original, document.issuedOn, label), piece: number },
    invoiceEntry(document, totals, number, base),
  ];
}

/** Exact where the document is in base currency. */
function conversion(document: Document, base: Currency): (minor: bigint) => bigint {
  const { exchange, currency } = document;
  if (currency === base) return (minor) => minor;
  if (!exchange) throw new Error(`No rate from ${currency} to ${base}`);
  const [from, to] = [currencyDecimals(currency), currencyDecimals(base)];
  return (minor) => convertMinor(minor, from, exchange.rate, to);
}

function receivable(
  document: Document,
  totals: Totals,
  retainedMinor: bigint,
): [account: string, minor: bigint][] {
  const due =
    document.kind === 'credit_note'
      ? credited(totals.dueMinor, retainedMinor)
      : instalments(document, totals).map(({ isRetention, minor }): [string, bigint] => [
          isRetention ? RETENTIONS : CUSTOMERS,
          minor,
        ]);
  return totals.prepaidMinor === 0n ? due : [...due, [CUSTOMERS, totals.prepaidMinor]];
}

const credited = (dueMinor: bigint, retainedMinor: bigint): [account: string, minor: bigint][] => {
  const parts: [string, bigint][] = [
    [CUSTOMERS, dueMinor - retainedMinor],
    [RETENTIONS, retainedMinor],
  ];
  return parts.filter(([, minor]) => minor !== 0n);
};

/** A deposit leaves 4191 at the rate it came in at (PCG art. 420-5: it is no claim in money): what it paid is sold at that. */
function atDepositRate(
  { account, label }: Pick<Amount, 'account' | 'label'>,
  minor: bigint,
  rates: ReadonlyMap<string, Decimal>,
  { currency }: Document,
  base: Currency,
): bigint | null {
  const rate = account === DEPOSITS && label !== undefined ? rates.get(label) : undefined;
  return rate === undefined
    ? null
    : convertMinor(minor, currencyDecimals(currency), rate, currencyDecimals(base));
}

const sumBase = (list: readonly Amount[]): bigint => list.reduce((sum, one) => sum + one.baseMinor, 0n);
const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/**
 * VAT and revenue, so that the whole sums to zero in base. An amount too small to be worth a minor unit of the base
 * joins the largest line, which also takes what rounding leaves: less than a cent per line.
 */
function balanced(
  receivables: readonly Amount[],
  vat: readonly Amount[],
  revenue: readonly Amount[],
): Amount[] {
  const all = [...vat, ...revenue];
  // What is taken off 4191 is to leave nothing there.
  const sold = revenue.filter((one) => one.account !== DEPOSITS || one.label === undefined);
  const candidates = sold.length > 0 ? sold : revenue.length > 0 ? revenue : vat;
  const largest = candidates.reduce<Amount | null>(
    (best, one) => (best === null || size(one.baseMinor) > size(best.baseMinor) ? one : best),
    null,
  );
  if (largest === null) return [];
  const lost = all.filter((one) => one.baseMinor === 0n && one !== largest);
  const rest = -(sumBase(receivables) + sumBase(all));
  return all
    .filter((one) => !lost.includes(one))
    .map((one) =>
      one === largest
        ? {
            ...one,
            baseMinor: one.baseMinor + rest,
            minor: lost.reduce((sum, small) => sum + small.minor, one.minor),
          }
        : one,
    );
}

function posting(amount: Amount, sign: bigint, document: Document, base: Currency): PostingDraft {
  const { account, label, minor, baseMinor } = amount;
  return {
    account,
    ...(isItemised(account) ? { partyId: document.buyer.partyId } : {}),
    ...sides(sign * baseMinor),
    ...(document.currency === base ? {} : { currency: document.currency, amountMinor: sign * minor }),
    ...(label === undefined ? {} : { label }),
  };
}
