import type { PaymentTerms, PlainDate } from '../calendar/index.ts';
import type { Finding } from '../finding.ts';
import type { Adjustment, VatTreatment } from '../invoicing/index.ts';
import type { Currency, Decimal, DecimalMark } from '../money/index.ts';
import type { CustomerField, ImportKind } from './fields.ts';

/** How the file is written and what it is taken for. */
export type ReadOptions = {
  readonly kind: ImportKind;
  readonly baseCurrency: Currency;
  /** Of lines that name none. */
  readonly currency: Currency;
  readonly dateOrder: 'dmy' | 'mdy';
  readonly decimal: DecimalMark | 'auto';
  /** Sheets may hold days as bare serial numbers. */
  readonly serialDays: boolean;
  readonly today: PlainDate;
  readonly cutoverOn: PlainDate;
};

/** A finding about one line of the file: `path` names the field, `value` is what stood there. */
export type LineFinding = Finding & RowRef & { readonly value: string };

/** A row of the file; `part` 2: of the second file or sheet, which holds the lines. */
export type RowRef = { readonly line: number; readonly part?: 2 };

/** As read, checked and brought to one spelling; '' where the file says nothing. */
export type CustomerRecord = Readonly<Record<Exclude<CustomerField, 'terms'>, string>> & {
  readonly terms: PaymentTerms | null;
};

/** One line of an invoice. Positive on a credit note, as on an invoice; negative where it takes something back. */
export type LineRecord =
  | { readonly type: 'comment'; readonly line: number; readonly text: string }
  | {
      readonly type: 'item';
      readonly line: number;
      /** The seller's reference; '' when there is none. */
      readonly reference: string;
      readonly name: string;
      readonly description: string;
      readonly quantity: Decimal;
      /** UN/ECE Recommendation 20; '' when the file says none. */
      readonly unit: string;
      readonly unitPrice: Decimal;
      readonly discount: Adjustment | null;
      readonly vat: VatTreatment;
      readonly nature: 'goods' | 'services' | null;
      readonly account: string;
    };

export type DocumentKind = 'invoice' | 'credit_note' | 'payment';

export type DocumentRecord = {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly issuedOn: PlainDate;
  /** Null: not in the file, it follows from the customer's terms. */
  readonly dueOn: PlainDate | null;
  readonly currency: Currency;
  /** Of the whole document, positive. */
  readonly totalMinor: bigint;
  /** Signed: + the customer owes us. Zero for what is already settled. */
  readonly openMinor: bigint;
  /** Of openMinor, or of the total when settled, in base currency; signed alike. */
  readonly baseMinor: bigint;
  /** The day it was settled; set only when nothing is open. */
  readonly paidOn: PlainDate | null;
  readonly reference: string;
  readonly lastStep: string;
  readonly lastRemindedOn: PlainDate | null;
  readonly dispute: { readonly amountMinor: bigint; readonly reason: string } | null;
  readonly promise: { readonly amountMinor: bigint; readonly dueOn: PlainDate } | null;
  readonly hold: { readonly reason: string; readonly untilOn: PlainDate | null } | null;
  /** Of a book of invoices with lines; none where the file has one line a document. */
  readonly lines?: readonly LineRecord[];
  /** To be issued here: nothing is owed yet. */
  readonly isDraft?: true;
};

/** One line of a file (one piece of a FEC, one invoice with its lines) as understood. */
export type Reading = {
  readonly line: number;
  /** All rows of the file it was read from, where they are several. */
  readonly rows?: readonly RowRef[];
  /** Null: a line of totals, passed over. */
  readonly customer: CustomerRecord | null;
  readonly document: DocumentRecord | null;
  readonly findings: readonly LineFinding[];
};
