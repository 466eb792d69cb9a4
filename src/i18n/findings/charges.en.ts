import type { charges as french } from './charges.fr.ts';
import type { TextsLike } from './text.ts';

export const charges: TextsLike<typeof french> = {
  'charges.semester': (p) =>
    `“${p['semester'] ?? ''}” is no half-year that has begun. Write for instance 2026-2 for July to December 2026.`,
  'charges.percent': 'Write a yearly rate in percent, for instance 2.15.',
  'charges.account': (p) =>
    `Account ${p['account'] ?? ''} does not suit late charges. Choose a revenue account, for instance 7631.`,
  'charges.nothing-to-book': 'There is nothing to book on these invoices. Reload the page.',
  'charges.no-exchange-rate': (p) =>
    `The compensation is in ${p['currency'] ?? ''} and your books in another currency: no rate is known. Write an entry for it.`,
  'charges.waiver-without-reason': 'Say why you give up these charges.',
};
