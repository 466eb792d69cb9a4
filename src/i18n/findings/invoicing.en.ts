import type { invoicing as french } from './invoicing.fr.ts';
import type { TextsLike } from './text.ts';

export const invoicing: TextsLike<typeof french> = {
  'invoicing.total-not-positive': 'Enter a total above zero.',
  'invoicing.due-before-issue': 'The due date comes before the invoice date. Correct one of them.',
  'invoicing.issued-in-the-future': 'This invoice is dated in the future. Correct its date.',
  'invoicing.foreign-currency': (p) => `Invoices are recorded in ${p['currency'] ?? ''}. Convert the total.`,
  'invoicing.number-taken': 'This invoice number is already recorded. Check it.',
  'invoicing.not-a-pdf': (p) => `“${p['name'] ?? ''}” is not a PDF. Choose the PDF of the invoice.`,
  'invoicing.pdf-already-attached': 'This invoice already has its PDF. A received document is not replaced.',
};
