import type { payments as french } from './payments.fr.ts';
import type { TextsLike } from './text.ts';
import { words } from './text.ts';

const { amount } = words('en');

export const payments: TextsLike<typeof french> = {
  'payments.amount-not-positive': 'Enter an amount above zero.',
  'payments.euro-worth-missing': 'Enter what this cash is worth in euros: the law limits cash in euros.',
  'payments.cash-limit': (p) =>
    `The law forbids receiving more than ${amount(p, 'limitMinor')} in cash for one debt (${p['article'] ?? ''}). Ask for a transfer, a card or a cheque.`,
  'payments.in-the-future': 'This payment is dated in the future. Enter the day it was received.',
  'payments.foreign-currency': (p) => `Payments are recorded in ${p['currency'] ?? ''}. Convert the amount.`,
  'payments.shares-above-amount': 'The shares add up to more than the payment. Lower one.',
  'payments.rest-without-payer':
    'Money is left after these invoices of several customers. Say who paid: the rest goes on their account.',
  'payments.not-an-exchange':
    'These invoices are in the currency of the line, or less is due. Choose them with their amounts.',
  'payments.cheque-deposited': (p) =>
    `Cheque ${p['number'] ?? ''} is at the bank, or came back unpaid. Undo that step first, in Bank, Cheques.`,
};
