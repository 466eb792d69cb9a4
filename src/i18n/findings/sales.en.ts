import type { sales as french } from './sales.fr.ts';
import { words, type TextsLike } from './text.ts';

const { amount } = words('en');

export const sales: TextsLike<typeof french> = {
  'invoicing.no-customer': 'Choose the customer.',
  'invoicing.not-a-draft': (p) =>
    `${p['number'] ?? 'This document'} is no longer a draft. Duplicate it, or correct it with a credit note.`,
  'invoicing.not-an-invoice': 'Only invoices and credit notes are issued. A quote is sent, then converted.',
  'invoicing.invoices-are-issued': 'An invoice is issued: it gets its number then.',
  'invoicing.already-sent': 'This document was sent already. Duplicate it to make another one.',
  'invoicing.not-sent-yet': 'This document is still a draft. Finish it first.',
  'invoicing.only-quotes-are-answered': 'Only a quote is accepted or refused.',
  'invoicing.only-orders-are-converted': 'Start from a quote, an order confirmation or a pro forma invoice.',
  'invoicing.order-not-agreed': 'Send this document to the customer first; a refused quote is not invoiced.',
  'invoicing.only-issued-is-credited':
    'A credit note corrects an invoice issued here. Choose the invoice to correct.',
  'invoicing.only-issued-is-corrected':
    'A corrected invoice replaces one issued here. Choose the invoice to correct.',
  'invoicing.refers-to-other': (p) =>
    `Invoice ${p['number'] ?? ''} is another customer’s or in another currency. Choose another one.`,
  'invoicing.already-corrected': (p) =>
    `Invoice ${p['number'] ?? ''} is corrected, credited or deducted already. Open it to see by which document.`,
  'invoicing.credits-too-much': (p) =>
    `${amount(p, 'left')} are left to credit on invoice ${p['number'] ?? ''}. Reduce the credit note.`,
  'invoicing.option-outside-quote':
    'Only a quote offers options. Remove the line, or include it in the total.',
  'invoicing.nothing-accepted': 'Everything in this quote is optional. Choose at least one option.',
  'portal.consent-to-come': 'This day is to come: give the one of the agreement or the withdrawal.',
  'portal.draft-has-no-link': 'A draft has no link. Send or issue this document first.',
  'invoicing.pdf-not-ready': 'The PDF is being made. Try again in a moment.',
  'invoicing.series-shared': (p) =>
    `An invoice and a credit note would have the same number one day (${p['format'] ?? ''}). Give each series letters of its own, for example FA and AV.`,
  'invoicing.number-issued': (p) =>
    `The number ${p['number'] ?? ''} is taken by another invoice or credit note. Change the format of the series in Settings › Invoicing, then issue.`,
  'invoicing.series-started': (p) =>
    `The series has given number ${p['number'] ?? ''} already: its start no longer changes.`,
};
