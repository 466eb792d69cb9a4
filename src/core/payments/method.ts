import type { JournalCode } from '../ledger/index.ts';

export type PaymentMethod = 'transfer' | 'cheque' | 'card' | 'cash' | 'direct_debit';

export const PAYMENT_METHODS: readonly PaymentMethod[] = [
  'transfer',
  'cheque',
  'card',
  'cash',
  'direct_debit',
];

/**
 * Where a payment is booked on the day it is received. A cheque or a card slip is not money at the bank yet: it
 * stands on its own account until the bank credits it.
 */
const BOOKED: Record<PaymentMethod, { account: string; journal: JournalCode }> = {
  transfer: { account: '512', journal: 'BQ' },
  direct_debit: { account: '512', journal: 'BQ' },
  cheque: { account: '5112', journal: 'BQ' },
  card: { account: '5115', journal: 'BQ' },
  cash: { account: '530', journal: 'CA' },
};

export function isPaymentMethod(text: string): text is PaymentMethod {
  return Object.hasOwn(BOOKED, text);
}

export function collectionAccount(method: PaymentMethod): string {
  return BOOKED[method].account;
}

export function paymentJournal(method: PaymentMethod): JournalCode {
  return BOOKED[method].journal;
}
