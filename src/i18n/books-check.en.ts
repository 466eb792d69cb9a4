import { books } from './books.en.ts';
import type { booksCheck as french } from './books-check.fr.ts';
import type { FindingTexts } from './findings/text.ts';
import { counted } from './plural.ts';

export const booksCheck: typeof french = {
  title: 'Verification of the books',
  subtitle: 'Encaisse proves your books every night, row by row, and says so here.',
  never: 'Not verified yet: it will be tonight.',
  running: 'Verification under way',
  step: (done, total) => `proof ${done} of ${total}`,
  beginning: 'it begins',
  tonight: (hour) => `Verified last night at ${hour}`,
  today: (hour) => `Verified today at ${hour}`,
  on: (day, hour) => `Verified on ${day} at ${hour}`,
  sound: 'all is right',
  faults: (count) => counted('en', count, { one: 'fault', other: 'faults' }),
  failed: 'The last verification could not go to its end. Run it again.',
  byNight: 'By Encaisse, as every night.',
  by: (name) => `Asked for by ${name}.`,
  run: 'Verify now',
  details: 'What is verified',
  list: 'What is not right',
  faultsText:
    'None of this can come from work done in Encaisse: the database was touched in another way, or damaged. Keep a copy of the database before anything else, then restore the last backup in which all was right.',
  open: {
    entry: 'See the entry',
    customer: 'See the customer',
    bank: 'See the bank',
    account: 'See the account',
  },
  proofs: [
    'Every entry balances, in euros and in its currency.',
    'Customers’ accounts are the sum of their open invoices, today and at the last twelve ends of months.',
    'What is left of an invoice is its total less what settled it, never below zero.',
    'Each statement starts where the one before ended, and its lines lead to its balance.',
    'Account 512 is the bank for every line that is decided.',
    'What was undone weighs nothing.',
    'A bank file given twice counts once.',
    'No posted entry has changed, and numbers follow each other without a gap.',
    'Every lettrage in capitals balances.',
    'VAT on receipts follows the payments, to the cent.',
    'The chain of issued documents and the audit trail are whole.',
  ],
  findings: books as FindingTexts,
};
