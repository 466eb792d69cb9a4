import type { money as french } from './money.fr.ts';
import type { TextsLike } from './text.ts';

export const money: TextsLike<typeof french> = {
  'money.empty': 'Enter an amount.',
  'money.not-a-number': 'This amount cannot be read. Example: 1,234.56.',
  'money.ambiguous': 'This amount can be read in two ways. Write the cents: 1,234.00.',
  'money.other-currency': 'This amount is in another currency. Enter it in the currency of the document.',
  'money.too-large': 'This amount is too large. Check how many digits it has.',
  'money.too-many-decimals': 'Too many decimals for this currency. Remove some.',
};
