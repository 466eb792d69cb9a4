import { amountLines } from './amount-line.ts';
import type { Document, ItemLine } from './model.ts';
import { computeTotals } from './totals.ts';
import type { VatAmount } from './totals.ts';

/** An issued deposit invoice. Whether it may be deducted (it is paid, or will be) is the caller's to know. */
export type IssuedDeposit = {
  readonly invoiceId: string;
  readonly number: string;
  readonly document: Document;
  /** What its credit notes left of it (`creditLeft`); all of it without. */
  readonly left?: readonly VatAmount[];
};

const DEPOSITS = '4191';

/**
 * Deposits as negative lines of the final invoice, one per VAT treatment, each on 4191: the VAT summary then shows the
 * tax that is still to be charged. `name` says what a line is, in the caller's words.
 */
export function deductDeposits(
  deposits: readonly IssuedDeposit[],
  name: (number: string) => string,
): ItemLine[] {
  return deposits.flatMap(({ invoiceId, number, document, left }, index) => {
    const totals = computeTotals(document);
    return (left ?? totals.vat).flatMap(({ vat, baseMinor }, at) =>
      amountLines(document, totals, {
        vat,
        minor: baseMinor,
        account: DEPOSITS,
        name: name(number),
        id: `deposit-${index + 1}-${at + 1}`,
      }).map((line): ItemLine => ({
        ...line,
        quantity: line.quantity === '1' ? '-1' : '1',
        deposit: { invoiceId, number },
      })),
    );
  });
}
