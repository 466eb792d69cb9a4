import type { PaymentTerms } from '../core/calendar/index.ts';
import type { InvoiceLabels } from '../core/invoicing/documents/labels.ts';
import { countryName } from './document-countries.ts';
import { sayMention } from './mentions.ts';
import { unitShort } from './units.ts';

const days = (count: number): string => `${count}\u00a0${count === 1 ? 'day' : 'days'}`;

function terms(terms: PaymentTerms): string {
  if (terms.kind === 'net')
    return terms.days === 0 ? 'Due on receipt' : `${days(terms.days)} from the invoice date`;
  const end =
    terms.days === 0
      ? 'End of month'
      : terms.then === 'days-then-end'
        ? `${days(terms.days)}, end of month`
        : `End of month + ${days(terms.days)}`;
  return terms.day === undefined ? end : `${end}, on day ${terms.day}`;
}

const list = (invoices: readonly { number: string; on: string }[]): string =>
  invoices.map(({ number, on }) => `${number} of ${on}`).join(', ');
const invoicesOf = (count: number): string => (count < 2 ? 'invoice' : 'invoices');

export const invoiceDocuments: InvoiceLabels = {
  titles: {
    quote: 'Quote',
    order_confirmation: 'Order confirmation',
    pro_forma: 'Pro forma invoice',
    invoice: 'Invoice',
    deposit: 'Deposit invoice',
    progress: 'Progress invoice',
    final: 'Final invoice',
    credit_note: 'Credit note',
    corrective: 'Corrective invoice',
  },
  draft: 'Draft',
  duplicate: 'Duplicate',
  specimen: 'SPECIMEN',
  page: 'Page',
  logoAlt: (company) => `Logo of ${company}`,
  form: (legalForm, capital) =>
    capital === ''
      ? legalForm
      : [legalForm, `share capital ${capital}`].filter((part) => part !== '').join(', '),
  country: (code) => countryName(code, 'en'),
  siren: 'SIREN',
  siret: 'SIRET',
  vatNumber: 'VAT',
  facts: {
    issuedOn: 'Issue date',
    dueOn: 'Due date',
    suppliedOn: { goods: 'Delivered on', services: 'Service ended', both: 'Date of supply' },
    period: 'Period',
    validUntil: 'Valid until',
    customer: 'Customer no.',
    purchaseOrder: 'Your order',
  },
  span: (from, to) => `${from} to\u00a0${to}`,
  references: {
    title: 'References',
    contract: 'Contract',
    buyerReference: 'Buyer reference',
    project: 'Project',
    quote: 'Quote',
  },
  buyer: 'Customer',
  delivery: 'Delivery address',
  corrects: (kind, invoices) =>
    kind === 'credit_note'
      ? invoices.length === 0
        ? 'Credit note without an original invoice'
        : `Credit note on ${invoicesOf(invoices.length)} ${list(invoices)}`
      : `Cancels and replaces ${invoicesOf(invoices.length)} ${list(invoices)}`,
  reason: 'Reason:',
  columns: {
    reference: 'Ref.',
    description: 'Description',
    quantity: 'Qty',
    unitPrice: 'Unit price',
    discount: 'Discount',
    vat: 'VAT',
    net: 'Net total',
  },
  columnsWithoutVat: { unitPrice: 'Unit price', net: 'Total' },
  unit: (code) => unitShort(code, 'en'),
  contribution: (label, quantity, perUnit, amount) =>
    `including ${label}: ${quantity} × ${perUnit} = ${amount}`,
  subtotal: (section) => `Subtotal ${section}`,
  deposits: 'Deposits already invoiced, deducted',
  deposit: (number, on) => `Deposit invoice ${number} of ${on}`,
  empty: 'No line.',
  carried: 'Carried forward',
  brought: 'Brought forward',
  vat: {
    title: 'VAT summary',
    treatment: 'Rate',
    base: 'Net amount',
    tax: 'VAT',
    taxIn: (currency) => `VAT in ${currency}`,
    total: 'Total',
    short: ({ category }, percent) =>
      ({ S: percent, Z: percent, E: 'exempt', AE: 'reverse ch.', K: 'intra-EU', G: 'export', O: 'no VAT' })[
        category
      ],
    category: ({ category }, percent) =>
      ({
        S: percent,
        Z: percent,
        E: 'Exempt',
        AE: 'Reverse charge',
        K: 'Intra-Community supply',
        G: 'Export',
        O: 'Outside the scope of VAT',
      })[category],
    exchange: (currency, rate, base, on, source) =>
      `Exchange rate: 1\u00a0${currency} = ${rate}\u00a0${base} on ${on}${source === '' ? '' : ` (${source})`}.`,
  },
  totals: {
    beforeAdjustments: 'Total of the lines',
    beforeDeposits: 'Net total before deposits',
    depositsNet: 'Deposits deducted, net',
    net: 'Net total',
    tax: 'VAT',
    gross: 'Total including VAT',
    sumWithoutVat: 'Total',
    paid: 'Already paid',
    retention: (percent, releaseOn) => `Retention of guarantee ${percent}, released on ${releaseOn}`,
  },
  due: {
    toPay: 'Amount due',
    credited: 'Amount in your favour',
    offered: 'Total of the quote',
    ordered: 'Total of the order',
    nothing: 'Settled, nothing to pay',
  },
  payment: {
    title: {
      transfer: 'Payment by bank transfer',
      direct_debit: 'Payment by direct debit',
      card: 'Payment by card',
      cheque: 'Payment by cheque',
      cash: 'Payment in cash',
    },
    beneficiary: 'Beneficiary',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Reference',
    amount: 'Amount',
    byDirectDebit: (on) => `The amount will be debited from your account on ${on}.`,
    chequeTo: (name) => `Payable to ${name}.`,
    before: (on) => `To be paid by ${on}.`,
    terms,
    termsTitle: 'Terms of payment',
    firstInstalment: (amount, on) => `First instalment: ${amount} on ${on}, then as scheduled.`,
    scan: 'Scan this code with your banking app to prepare the transfer.',
    qrAlt: 'QR code of a SEPA transfer (EPC069-12): beneficiary, IBAN, amount and reference',
  },
  schedule: {
    title: 'Payment schedule',
    number: 'No.',
    dueOn: 'Due date',
    amount: 'Amount',
    retention: 'Retention of guarantee',
  },
  options: {
    title: 'Options, not included in the total',
    text: 'Tick those you want: their price is added to the total of the quote.',
    option: 'Option',
    net: 'Net price',
    gross: 'Price incl. VAT',
  },
  acceptance: {
    title: 'Agreed and accepted',
    text: 'Quote received before the work began, accepted without reservation.',
    name: 'Name and position',
    date: 'Date',
    signature: 'Signature and stamp',
  },
  mention: (mention) => sayMention('en', mention),
};
