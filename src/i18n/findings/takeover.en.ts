import type { takeover as french } from './takeover.fr.ts';
import { words, type TextsLike } from './text.ts';

const { amount } = words('en');

export const takeover = {
  'takeover.already-done': 'This import is done; it can no longer be stopped.',
  'takeover.amount-missing': 'No amount on this line. Give the open amount.',
  'takeover.bad-lines': (p) =>
    `Some lines cannot be imported (${p['count'] ?? ''}). Correct them, or choose to import only the good ones.`,
  'takeover.base-missing': (p) =>
    `This document is not in ${p['currency'] ?? ''}. Add a column with its value in ${p['currency'] ?? ''}.`,
  'takeover.cell-error': 'This cell holds a spreadsheet error. Replace it with the amount.',
  'takeover.code-other-name':
    'This customer code is known under another name. The code decides; check that it is the same customer.',
  'takeover.currency-unknown': 'Unknown currency. Write its code: EUR, USD, CHF…',
  'takeover.customer-ambiguous':
    'Several customers match. Add the customer code or the SIREN to settle the doubt.',
  'takeover.customer-missing': 'No customer on this line. Give a code or a name.',
  'takeover.cutover-in-the-future':
    'The cut-over date is in the future. Choose the last day kept in the other system.',
  'takeover.date-unreadable': 'This date cannot be read or does not exist. Write it like this: 31/12/2026.',
  'takeover.dispute-above-open':
    'The disputed amount exceeds what is open; all that is open is taken as disputed.',
  'takeover.due-before-issue': 'Due before the invoice date. Taken as it is; please check.',
  'takeover.due-computed': 'No due date in the file: computed from the customer’s terms.',
  'takeover.einvoice-status': 'This file is the status of an invoice, not an invoice.',
  'takeover.einvoice-not-ours': (p) =>
    `This invoice was issued by ${p['seller'] || 'another company'}, not by you. Take it out of the folder, or correct your SIREN in the settings.`,
  'takeover.einvoices-kind': 'A folder of electronic invoices is taken over as open invoices.',
  'takeover.zip-without-invoices':
    'This archive holds neither PDF nor XML. Put your Factur-X, CII or UBL invoices into it.',
  'takeover.fec-amount':
    'Debit or credit of the FEC cannot be read. Export it again from the accounting software.',
  'takeover.fec-exchange':
    'The foreign amount and its base value contradict each other. Check the entries of this document.',
  'takeover.fec-kind': 'A FEC is read as a FEC, and nothing else is. Choose the kind that fits this file.',
  'takeover.fec-partial-lettrage': 'Lettering that does not balance: these lines are taken as open.',
  'takeover.issued-after-cutover': 'Dated after the cut-over. It is taken; check the date.',
  'takeover.issued-in-the-future': 'Dated in the future. It is taken; check the date.',
  'takeover.issued-missing': 'The invoice date is missing.',
  'takeover.name-missing':
    'This customer is new and has no name. Add it, or import the customers file first.',
  'takeover.needs-amount': 'Say which column holds the open amount (or the total, or debit and credit).',
  'takeover.needs-customer': 'Say which column names the customer: code, name or SIREN.',
  'takeover.needs-issued': 'Say which column holds the invoice date.',
  'takeover.needs-name': 'Say which column holds the customer’s name.',
  'takeover.needs-number': 'Say which column holds the invoice number.',
  'takeover.needs-paid': 'Say which column holds the payment date.',
  'takeover.no-lines': 'This file has column titles but no line. Export it again.',
  'takeover.not-a-pdf': 'This file is neither a PDF nor a ZIP of PDFs.',
  'takeover.nothing-open': 'Nothing is due on this line; it is left out.',
  'takeover.nothing-to-take': 'No line can be imported. Correct the file or the columns, then check again.',
  'takeover.number-missing': 'The invoice number is missing.',
  'takeover.open-above-total': 'The open amount exceeds the invoice total. Taken as it is; please check.',
  'takeover.overpaid': 'Paid beyond its total: the surplus is taken as a credit of the customer.',
  'takeover.paid-credit-note': 'Credit note already settled; it is left out.',
  'takeover.paid-in-the-future': 'The payment date is in the future. Correct it.',
  'takeover.paid-missing': 'The payment date is missing. A history holds paid invoices only.',
  'takeover.pdf-already-there': 'The invoice has its PDF already; it is kept as it is.',
  'takeover.pdf-ambiguous':
    'Several invoices carry this number. Rename the file, or attach it on the invoice’s page.',
  'takeover.pdf-without-invoice': 'No invoice carries this number. Rename the file with the right one.',
  'takeover.same-name-elsewhere':
    'A customer of the same name exists with another postal code. A new customer will be created.',
  'takeover.siren-other-code': (p) =>
    `This SIREN already belongs to customer ${p['code'] ?? ''}. A new customer will be created under this code; please check.`,
  'takeover.step-unknown': 'Unknown reminder level, left out. Write 1, 2, 3 or “formal notice”.',
  'takeover.terms-unknown': 'Unknown payment terms, left out. Example: 30 days end of month.',
  'takeover.too-many-columns': 'This file has more than 200 columns. Keep those of customers and invoices.',
  'takeover.total-line': 'Line of totals, left out.',
  'takeover.twice-in-file': (p) =>
    `Already on line ${p['line'] ?? ''} (customer, number, due date). Remove one of the two.`,
  'takeover.category-unknown': 'Unknown VAT treatment, left out. Write S, Z, E, AE, K, G or O.',
  'takeover.discount-unreadable': 'This discount is no percentage between 0 and 100. Correct it.',
  'takeover.line-differs': (p) =>
    `Quantity × price − discount gives ${amount(p, 'computedMinor')}, the file says ${amount(p, 'writtenMinor')}. Correct the line.`,
  'takeover.line-name-missing': 'This line has neither name nor reference. Add one of them.',
  'takeover.line-rounded': (p) =>
    `Quantity × price gives ${amount(p, 'computedMinor')}, the file says ${amount(p, 'writtenMinor')}: the price is rounded, the amount of the file is taken.`,
  'takeover.line-without-invoice':
    'This line names an invoice that is not in the file of invoices. Add it, or remove the line.',
  'takeover.needs-price': 'Say which column holds the unit price excl. VAT, or the amount of the line.',
  'takeover.needs-rate': 'Say which column holds the VAT rate.',
  'takeover.net-differs': (p) =>
    `The lines come to ${amount(p, 'computedMinor')} excl. VAT, the file says ${amount(p, 'writtenMinor')}. A line is missing, or one too many.`,
  'takeover.no-invoice-lines': 'This invoice has no line.',
  'takeover.price-missing': 'This line has neither unit price nor amount. Add one of them.',
  'takeover.quantity-zero': 'The quantity is zero and the amount is not. Correct the quantity.',
  'takeover.rate-and-category': (p) =>
    `A rate of ${p['rate'] ?? ''}% and a treatment without VAT contradict each other. Correct one of them.`,
  'takeover.rate-missing': 'The VAT rate of this line is missing. Write 0 if there is none.',
  'takeover.rate-unreadable': 'This VAT rate cannot be read. Write it like this: 20.',
  'takeover.rows-disagree': (p) =>
    `This invoice says otherwise on line ${p['line'] ?? ''} (“${p['said'] ?? ''}”). An invoice has one value only; if these are two invoices, give them two numbers.`,
  'takeover.tax-differs': (p) =>
    `The VAT of the lines comes to ${amount(p, 'computedMinor')}, the file says ${amount(p, 'writtenMinor')}. Check the rates.`,
  'takeover.too-many-lines': 'This invoice has more than 2,000 lines. Group them.',
  'takeover.total-differs': (p) =>
    `The lines come to ${amount(p, 'computedMinor')} incl. VAT, the file says ${amount(p, 'writtenMinor')}. Check the lines and the rates.`,
  'takeover.total-rounded': (p) =>
    `The lines come to ${amount(p, 'computedMinor')}, the file says ${amount(p, 'writtenMinor')}: rounded line by line. The invoice is taken at the total of the file.`,
  'takeover.total-zero': 'The lines of this invoice cancel out: its total is zero.',
  'takeover.unit-unknown': 'Unknown unit: the line counts in pieces. Write piece, hour, day, kg…',
  'takeover.value-unknown': 'Unknown value, left out.',
  'takeover.zip-without-pdf': 'This ZIP holds no PDF.',
} satisfies TextsLike<typeof french>;
