import type { PlainDate } from '../../calendar/index.ts';
import type { Currency, Decimal } from '../../money/index.ts';

/** How a document writes values. Passed in: the core knows no language; its patterns live in i18n. */
export type DocumentFormatter = {
  money: (minor: bigint, currency: Currency) => string;
  /** 22/11/2026, for tables. */
  date: (date: PlainDate) => string;
  /** 22 novembre 2026, for sentences. */
  longDate: (date: PlainDate) => string;
};

/** What lines of an invoice need besides. */
export type InvoiceFormatter = DocumentFormatter & {
  /** A quantity: « 1 234,5 ». */
  number: (value: Decimal) => string;
  /** At least the decimals of the currency, at most those of the price: « 12,50 € », « 0,0125 € ». */
  unitPrice: (value: Decimal, currency: Currency) => string;
  /** « 5,5 % » */
  percent: (value: Decimal) => string;
};
