import { counted } from './plural.ts';
import type { takenLines as french } from './taken-lines.fr.ts';

export const takenLines: typeof french = {
  title: 'Lines of the invoice',
  note: 'As the other program invoiced them.',
  net: 'Total excl. VAT',
  tax: 'VAT',
  total: 'Total incl. VAT',
  vat: (rate) => `VAT ${rate}%`,
  noVat: 'No VAT',
  discount: (text) => `discount ${text}`,
  more: (count) => `Show ${counted('en', count, { one: 'more line', other: 'more lines' })}`,
  credit: 'Make a credit note',
};
