import type { invoicing as french } from './invoicing.fr.ts';
import { words } from './text.ts';
import type { TextsLike } from './text.ts';

const { day } = words('en');

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
};
