import type { PlainDate } from '../calendar/index.ts';
import type { Document, Totals } from '../invoicing/index.ts';
import { sides } from './entry.ts';
import type { JournalEntryDraft, PostingDraft } from './entry.ts';
import { revenueAmounts } from './revenue.ts';

const TO_INVOICE = '4181';
const VAT_TO_INVOICE = '44587';

/** What was delivered: only its lines count, as a document in base currency. */
export type Delivered = { readonly document: Pick<Document, 'kind' | 'lines'>; readonly totals: Totals };

/**
 * « Produits non encore facturés »: what was delivered before the closing day and not invoiced by then belongs to the
 * period it was delivered in (PCG art. 944-41: 4181 in debit, tax included; 70 and 44587 in credit). Sums per account in
 * journal OD; nothing delivered has no posting. Its mirror is dated the first day of the next period.
 */
export function accrualEntry(delivered: readonly Delivered[], closingOn: PlainDate): JournalEntryDraft {
  const sums = new Map<string, bigint>();
  const add = (account: string, minor: bigint): void => {
    sums.set(account, (sums.get(account) ?? 0n) + minor);
  };
  for (const { document, totals } of delivered) {
    add(TO_INVOICE, totals.grossMinor);
    for (const one of revenueAmounts(document, totals)) add(one.account, -one.minor);
    add(VAT_TO_INVOICE, -totals.taxMinor);
  }
  const postings = [...sums]
    .filter(([, minor]) => minor !== 0n)
    .map(([account, minor]): PostingDraft => ({ account, ...sides(minor) }));
  return { journal: 'OD', entryOn: closingOn, label: 'Produits non encore facturés', postings };
}
