import type { PaymentTerms, PlainDate } from '../calendar/index.ts';
import type { Finding } from '../finding.ts';
import type { Currency, DecimalMark } from '../money/index.ts';
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
export type LineFinding = Finding & { readonly line: number; readonly value: string };

/** As read, checked and brought to one spelling; '' where the file says nothing. */
export type CustomerRecord = Readonly<Record<Exclude<CustomerField, 'terms'>, string>> & {
  readonly terms: PaymentTerms | null;
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
};

/** One line of a file (or one piece of a FEC) as understood. */
export type Reading = {
  readonly line: number;
  /** Null: a line of totals, passed over. */
  readonly customer: CustomerRecord | null;
  readonly document: DocumentRecord | null;
  readonly findings: readonly LineFinding[];
};
