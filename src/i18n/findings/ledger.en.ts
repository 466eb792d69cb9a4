import { words } from './text.ts';
import type { ledger as french } from './ledger.fr.ts';
import type { TextsLike } from './text.ts';

const { day } = words('en');

export const ledger: TextsLike<typeof french> = {
  'ledger.unknown-journal': (p) =>
    `The journal “${p['journal'] ?? ''}” does not exist. Choose an open journal.`,
  'ledger.label-missing': 'Give this entry a label.',
  'ledger.too-few-lines': 'An entry has at least two lines. Add the other side.',
  'ledger.unknown-account': (p) =>
    `Account ${p['account'] ?? ''} is not in the chart of accounts. Add it, or choose another.`,
  'ledger.party-missing': (p) =>
    `Account ${p['account'] ?? ''} is kept per party. Name the customer or supplier.`,
  'ledger.one-side-only': 'A line is a debit or a credit, not both, and not zero.',
  'ledger.currency-amount-missing': 'Enter the amount in the currency of the document as well.',
  'ledger.currency-amount-sign': 'The amount in currency must have the same sign as the amount in euros.',
  'ledger.not-a-revenue-account': (p) =>
    `Account ${p['account'] ?? ''} is not a revenue account. Choose one of class 7.`,
  'ledger.account-not-in-chart': (p) =>
    `Account ${p['account'] ?? ''} is not in the chart of accounts. Choose one from the list.`,
  'ledger.unbalanced': 'Total debits differ from total credits. Correct a line.',
  'ledger.currency-unbalanced': (p) =>
    `The entry does not balance in ${p['currency'] ?? ''}. Correct a line.`,
  'ledger.period-locked': (p) =>
    `Journal ${p['journal'] ?? ''} is locked until ${day(p, 'until')}. Date the entry ${day(p, 'firstOpen')} or later.`,
};
