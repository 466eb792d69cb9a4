import type { openitems as french } from './openitems.fr.ts';
import type { TextsLike } from './text.ts';
import { words } from './text.ts';

const { amount, day } = words('en');

export const openitems: TextsLike<typeof french> = {
  'openitems.same-side': 'Both items are on the same side: a debt and a credit are needed.',
  'openitems.other-account': 'These two items are not on the same account. Choose items of one account.',
  'openitems.other-party': 'These two items are not of the same customer. Transfer one first.',
  'openitems.other-currency': 'These two items are not in the same currency.',
  'openitems.amount-not-positive': 'Enter an amount above zero.',
  'openitems.too-early': (p) =>
    `This date comes before one of the two documents. At the earliest: ${day(p, 'earliest')}.`,
  'openitems.above-open': (p) => `This is more than what remains due, which is ${amount(p, 'openMinor')}.`,
  'openitems.hold-in-the-past': 'The end date has passed. Choose a date to come.',
  'openitems.promise-in-the-past': 'The promised date has passed. Enter a date to come.',
  'openitems.acknowledgement-changed': (p) =>
    `The acknowledgement of debt by ${p['name'] ?? ''} on ${day(p, 'on')} is no longer as it was confirmed. Compare it with the receipt that was sent.`,
  'openitems.plan-length': (p) => `Plan between one and ${p['most'] ?? ''} payments.`,
  'openitems.plan-order': 'Put the payments in the order of their dates, one a day.',
  'openitems.plan-too-long': (p) => `The last payment is too far away. At the latest: ${day(p, 'until')}.`,
  'openitems.plan-total': (p) =>
    `The payments must add up to ${amount(p, 'total')}, what is still due of the invoices chosen.`,
  'openitems.plan-one-currency': 'These invoices are not in one currency. Make one plan per currency.',
  'openitems.plan-nothing-open': 'One of these invoices is settled already. Leave it out and try again.',
  'openitems.plan-twice': 'One of these invoices already has a plan. End that one first.',
  'openitems.undo-merge-items':
    'An invoice, a payment, a promise or a dispute has come since on the record that was kept: the merge stays.',
  'openitems.difference-account': (p) =>
    `Account ${p['account'] ?? ''} does not fit. Choose an account of charges or income.`,
  'openitems.rounding-limit': (p) => `Enter between zero and ${amount(p, 'mostMinor')}.`,
  'openitems.above-rounding-limit': (p) =>
    `A rounding goes up to ${amount(p, 'limitMinor')}. Choose another reason, or change the limit in the settings.`,
  'openitems.credit-not-written-off':
    'What you owe a customer is only closed as a rounding. Use it or pay it back.',
  'openitems.irrecoverable-without-reason':
    'Say what proves that the debt is lost: a judgment, the liquidator’s certificate, proceedings without result.',
  'openitems.waiver-without-reason': 'Say why you waive it.',
  'openitems.written-off-later': 'This date is to come. Choose today or a date in the past.',
};
