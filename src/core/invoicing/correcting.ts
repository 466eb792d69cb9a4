import type { PlainDate } from '../calendar/index.ts';
import type { Document } from './model.ts';
import { isItem } from './totals.ts';

/** What is corrected, when and why. */
export type Correction = {
  readonly invoiceId: string;
  readonly number: string;
  readonly on: PlainDate;
  readonly reason: string;
};

/**
 * A document that refers to an issued one and says what it says, for a credit note or a corrective: the exchange rate,
 * the parties and the day of supply stay (the VAT rate of that day counts, CGI art. 269), what concerned its
 * payment goes.
 */
export function correcting(invoice: Document, { invoiceId, number, on, reason }: Correction): Document {
  const {
    retention: _retention,
    earlyPayment: _early,
    validUntil: _until,
    holder: _holder,
    ...rest
  } = invoice;
  return {
    ...rest,
    issuedOn: on,
    suppliedOn: invoice.suppliedOn ?? invoice.issuedOn,
    schedule: [],
    paidMinor: 0n,
    preceding: [{ invoiceId, number, issuedOn: invoice.issuedOn }],
    reason,
    // What a deposit claims waits on 4191, whatever its lines are called: from there it goes back.
    lines:
      invoice.kind === 'deposit'
        ? invoice.lines.map((line) => (isItem(line) ? { ...line, account: DEPOSITS } : line))
        : invoice.lines,
  };
}

const DEPOSITS = '4191';
