import type { PaymentTerms } from '../../calendar/index.ts';
import type { Mention } from '../legal-mentions.ts';
import type { Document, DocumentKind, VatTreatment } from '../model.ts';
import type { ColumnKey } from './theme.ts';

/** The words of commercial documents, from i18n. */
export type InvoiceLabels = {
  titles: Record<DocumentKind, string>;
  draft: string;
  duplicate: string;
  specimen: string;
  page: string;
  logoAlt: (company: string) => string;
  /** « SAS au capital de 120 000 € »; a part may be ''. */
  form: (legalForm: string, capital: string) => string;
  /** Of an ISO 3166-1 code; the code itself where we have no name. */
  country: (code: string) => string;
  siren: string;
  siret: string;
  vatNumber: string;
  facts: {
    issuedOn: string;
    dueOn: string;
    suppliedOn: Record<'goods' | 'services' | 'both', string>;
    period: string;
    validUntil: string;
    customer: string;
    purchaseOrder: string;
  };
  span: (from: string, to: string) => string;
  references: {
    title: string;
    contract: string;
    buyerReference: string;
    project: string;
    quote: string;
  };
  buyer: string;
  delivery: string;
  /** « Avoir sur la facture F2026-00482 du 22/11/2026 » */
  corrects: (
    kind: 'credit_note' | 'corrective',
    invoices: readonly { number: string; on: string }[],
  ) => string;
  reason: string;
  columns: Record<ColumnKey, string>;
  /** Of sellers without VAT: neither « HT » nor « TTC ». */
  columnsWithoutVat: Pick<Record<ColumnKey, string>, 'unitPrice' | 'net'>;
  unit: (code: string) => string;
  contribution: (label: string, quantity: string, perUnit: string, amount: string) => string;
  subtotal: (section: string) => string;
  deposits: string;
  deposit: (number: string, on: string) => string;
  empty: string;
  carried: string;
  brought: string;
  vat: {
    title: string;
    treatment: string;
    base: string;
    tax: string;
    taxIn: (currency: string) => string;
    total: string;
    /** In the column of the lines: « 20 % », « autoliq. ». */
    short: (treatment: VatTreatment, percent: string) => string;
    category: (treatment: VatTreatment, percent: string) => string;
    exchange: (currency: string, rate: string, base: string, on: string, source: string) => string;
  };
  totals: {
    beforeAdjustments: string;
    beforeDeposits: string;
    depositsNet: string;
    net: string;
    tax: string;
    gross: string;
    sumWithoutVat: string;
    paid: string;
    retention: (percent: string, releaseOn: string) => string;
  };
  due: Record<'toPay' | 'credited' | 'offered' | 'ordered' | 'nothing', string>;
  payment: {
    title: Record<Document['means'], string>;
    beneficiary: string;
    iban: string;
    bic: string;
    reference: string;
    amount: string;
    byDirectDebit: (on: string) => string;
    chequeTo: (name: string) => string;
    before: (on: string) => string;
    terms: (terms: PaymentTerms) => string;
    termsTitle: string;
    firstInstalment: (amount: string, on: string) => string;
    scan: string;
    qrAlt: string;
  };
  schedule: { title: string; number: string; dueOn: string; amount: string; retention: string };
  /** Of a quote. */
  options: { title: string; text: string; option: string; net: string; gross: string };
  acceptance: { title: string; text: string; name: string; date: string; signature: string };
  mention: (mention: Mention) => string;
};
