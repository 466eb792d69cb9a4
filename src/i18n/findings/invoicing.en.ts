import type { invoicing as french } from './invoicing.fr.ts';
import { words } from './text.ts';
import type { Params, TextsLike } from './text.ts';

const { day } = words('en');

/** With the article that asks for it. */
const cited =
  (sentence: string) =>
  (p: Params): string =>
    `${sentence} (${p['article'] ?? ''})`;

export const invoicing: TextsLike<typeof french> = {
  'invoicing.total-not-positive': 'Enter a total above zero.',
  'invoicing.due-before-issue': 'The due date comes before the invoice date. Correct one of them.',
  'invoicing.issued-in-the-future': 'This invoice is dated in the future. Correct its date.',
  'invoicing.foreign-currency': (p) => `Invoices are recorded in ${p['currency'] ?? ''}. Convert the total.`,
  'invoicing.number-taken': 'This invoice number is already recorded. Check it.',
  'invoicing.not-a-pdf': (p) => `“${p['name'] ?? ''}” is not a PDF. Choose the PDF of the invoice.`,
  'invoicing.pdf-already-attached': 'This invoice already has its PDF. A received document is not replaced.',
  'invoicing.series-counter':
    'A number format has one counter, and only one. Write for example FA-{YYYY}-{0000}.',
  'invoicing.series-characters':
    'A number is written in unaccented letters, digits and + - _ /. Remove the other signs from the format.',
  'invoicing.series-year':
    'A counter set back to 1 every year would repeat its numbers. Add {YYYY} to the format, or never set it back.',
  'invoicing.series-month':
    'A counter set back to 1 every month would repeat its numbers. Add {YYYY} and {MM} to the format.',
  'invoicing.series-start': 'The first number is a whole number, 1 or more.',
  'invoicing.number-too-long': (p) =>
    `This number would have ${p['length'] ?? ''} characters, and ${p['max'] ?? ''} are allowed. Shorten the format.`,
  'invoicing.number-before-last': (p) =>
    `The last number (${p['number'] ?? ''}) is dated ${day(p, 'last')}, and numbers follow dates. Date this document that day or later, and check the clock.`,
  'invoicing.number-not-of-series': (p) =>
    `The last number (${p['number'] ?? ''}) does not follow the format ${p['format'] ?? ''}. Open a new series to change the format.`,
  'invoicing.seller-name-missing': cited('Your company’s name is missing. Fill it in under Settings.'),
  'invoicing.seller-address-missing': cited(
    'Your company’s address is incomplete. Fill it in under Settings.',
  ),
  'invoicing.seller-siren-missing': cited(
    'Your company’s SIREN is missing or not valid. Correct it under Settings.',
  ),
  'invoicing.legal-form-missing': cited('Your company’s legal form is missing. Fill it in under Settings.'),
  'invoicing.capital-missing': cited('Your company’s capital is missing. Fill it in under Settings.'),
  'invoicing.register-missing': cited(
    'Your company’s register is missing (“RCS Lyon”, for example). Fill it in under Settings.',
  ),
  'invoicing.seller-vat-missing': cited(
    'Your company’s VAT number is missing or not valid. Correct it under Settings.',
  ),
  'invoicing.late-rate-missing': cited(
    'The rate of late-payment interest is missing. Set it under Settings.',
  ),
  'invoicing.buyer-name-missing': cited('The customer’s name is missing. Complete their record.'),
  'invoicing.buyer-address-missing': cited('The customer’s address is incomplete. Complete their record.'),
  'invoicing.delivery-address-missing': cited(
    'The delivery address is incomplete. Complete it, or remove it if it is the customer’s.',
  ),
  'invoicing.buyer-siren-missing': cited(
    'The customer’s SIREN is missing or not valid. Correct their record.',
  ),
  'invoicing.buyer-vat-missing': cited(
    'The customer’s VAT number is missing or not valid: without it, this sale bears VAT. Correct their record.',
  ),
  'invoicing.line-name-missing': cited('This line does not say what is sold. Give it a precise description.'),
  'invoicing.exemption-missing': cited('This line bears no VAT: say why.'),
  'invoicing.credit-without-invoice': cited(
    'A credit note says what it corrects. Give the invoice, or the contract and the period.',
  ),
  'invoicing.corrects-one-invoice': cited(
    'A corrective invoice corrects one invoice and only one. Say which.',
  ),
  'invoicing.holder-incomplete': cited('This receivable is assigned: give the assignee’s mention and IBAN.'),
  'invoicing.exchange-missing': cited(
    'This document is in a foreign currency: give the rate, its day and its source.',
  ),
};
