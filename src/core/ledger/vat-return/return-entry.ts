import type { PlainDate } from '../../calendar/index.ts';
import { sides } from '../entry.ts';
import type { JournalEntryDraft, PostingDraft } from '../entry.ts';
import { VAT_COLLECTED } from '../vat-postings.ts';
import { SETTLEMENT_ACCOUNTS } from '../write-off-entry.ts';
import type { VatReturn } from './draw-return.ts';

const VAT_TO_PAY = '44551';
const VAT_CREDIT = '44567';
/** Instalments of the régime simplifié. */
export const VAT_INSTALMENTS = '44581';

/**
 * The entry of a return: what was collected leaves 44571 to the cent, what is owed stands on 44551 in whole units (a credit
 * on 44567), and what rounding leaves is a charge (658) or a gain (758). `paidMinor`: instalments of a yearly return, which
 * count against it. Null: nothing was collected or paid.
 */
export function returnEntry(
  drawn: Pick<VatReturn, 'exactTaxMinor' | 'netMinor'> & { readonly paidMinor?: bigint },
  heading: { entryOn: PlainDate; label: string },
): JournalEntryDraft | null {
  const { exactTaxMinor, netMinor, paidMinor = 0n } = drawn;
  const balance = netMinor - paidMinor;
  const rest = netMinor - exactTaxMinor;
  const postings: PostingDraft[] = [
    { account: VAT_COLLECTED, ...sides(exactTaxMinor) },
    { account: VAT_INSTALMENTS, ...sides(-paidMinor) },
    { account: balance >= 0n ? VAT_TO_PAY : VAT_CREDIT, ...sides(-balance) },
    {
      account: rest > 0n ? SETTLEMENT_ACCOUNTS.roundingLoss : SETTLEMENT_ACCOUNTS.roundingGain,
      ...sides(rest),
    },
  ].filter((one) => one.debitMinor !== one.creditMinor);
  return postings.length === 0 ? null : { journal: 'OD', ...heading, postings };
}
