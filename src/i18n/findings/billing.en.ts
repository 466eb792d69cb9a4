import type { billing as french } from './billing.fr.ts';
import { words } from './text.ts';
import type { TextsLike } from './text.ts';

const { at, day } = words('en');

export const billing: TextsLike<typeof french> = {
  'billing.not-delivered-yet':
    'The date is in the future. Note the delivery or the service on the day it is done.',
  'billing.negative': 'The total is negative. Correct a return by a credit note on the original invoice.',
  'billing.reference-known': (p) =>
    `The reference ${p['reference'] ?? ''} is known already. Look for it in the list, or give another one.`,
  'billing.not-waiting': 'It no longer waits to be invoiced. Reload the list.',
  'billing.billed-meanwhile': (p) =>
    `${p['reference'] === '' || p['reference'] === undefined ? 'This delivery' : String(p['reference'])} has just been invoiced or cancelled by somebody else.`,
  'billing.fault':
    'An unexpected fault kept it from being invoiced. Encaisse tries again by itself; if it lasts, the server log says why.',
  'billing.summary-late': (p) =>
    `This summary invoice was due by ${day(p, 'deadline')} (CGI art. 289, I-3). A rule issues it by itself at the end of the month.`,
  'billing.terms-shortened': (p) =>
    `A summary invoice is payable within ${p['days'] ?? ''} days at most (C. com. L441-10, I): the longer term that was agreed is cut to this limit.`,
  'billing.closing-in-future': 'Choose a closing day in the past, or today.',
  'billing.closing-booked': 'What was not invoiced at this closing is booked already.',
  'billing.nothing-to-accrue': 'All that was delivered by this day was invoiced: nothing to book.',
  'billing.rate-missing': (p) =>
    `No rate of ${p['currency'] ?? ''} is known of the last seven days (CGI art. 266, 1 bis). Keep the one of today in Settings › Exchange rates, then try again.`,
  'billing.closing-rate-missing': (p) =>
    `Give the rate of ${p['currency'] ?? ''} on the closing day (PCG art. 420-5).`,
  'billing.closing-rate-positive': (p) => `The rate of ${p['currency'] ?? ''} is a number above zero.`,
  'billing.too-many-lines': (p) =>
    `The file has more than ${p['max'] ?? ''} lines. Split it into several files.`,
  'billing.column-customer': 'The column of the customer (code, name or SIREN) is missing.',
  'billing.column-reference': 'The column of the reference (delivery note, number) is missing.',
  'billing.column-date': 'The column of the delivery date is missing.',
  'billing.column-label': 'The column of the description is missing.',
  'billing.column-price': 'The column of the unit price without VAT is missing.',
  'billing.customer-missing': (p) => `${at(p)}say who the customer is.`,
  'billing.customer-unknown': (p) =>
    `${at(p)}no customer is called “${p['name'] ?? ''}”. Create it, or correct the file.`,
  'billing.customer-ambiguous': (p) =>
    `${at(p)}several customers are called “${p['name'] ?? ''}”. Give their customer code.`,
  'billing.reference-missing': (p) => `${at(p)}give the reference of the delivery.`,
  'billing.reference-twice': (p) =>
    `${at(p)}the reference ${p['reference'] ?? ''} is on line ${p['first'] ?? ''} already, for another customer or day.`,
  'billing.date-unreadable': (p) => `${at(p)}“${p['text'] ?? ''}” is no date.`,
  'billing.label-missing': (p) => `${at(p)}give the description.`,
  'billing.price-missing': (p) => `${at(p)}give the unit price without VAT.`,
  'billing.number-unreadable': (p) => `${at(p)}“${p['text'] ?? ''}” is no number, or can be read two ways.`,
  'billing.unit-unknown': (p) =>
    `${at(p)}the unit “${p['text'] ?? ''}” is unknown. Try piece, hour, day, kg, m, m2, l or C62.`,
  'billing.currency-unknown': (p) => `${at(p)}the currency “${p['text'] ?? ''}” is unknown.`,
  'billing.merge-while-waiting': (p) =>
    `${p['count'] ?? ''} deliveries of the duplicate wait for their invoice. Invoice or cancel them first.`,
  'billing.merge-with-rule': 'The duplicate is invoiced automatically. Stop that rule in To invoice first.',
  'subscriptions.merge-while-live': (p) =>
    `The duplicate has a running subscription (${p['names'] ?? ''}). End it first, then create it for the other customer.`,
  'subscriptions.date-range': 'Choose a date between 2000 and 2100.',
  'subscriptions.ends-before-start': 'The end is before the start.',
  'subscriptions.index-positive': 'An index is a number greater than zero.',
  'subscriptions.dated-terms':
    'A subscription keeps no dated instalments, retention, amount already paid or deducted deposit: they would be wrong in each period. Take them out.',
  'subscriptions.start-invoiced':
    'The subscription has been invoiced already: its start does not change. End it, then create another one.',
  'subscriptions.customer-invoiced':
    'The subscription has been invoiced to this customer already. End it, then create another one.',
  'subscriptions.end-invoiced': (p) =>
    `The subscription is invoiced until ${day(p, 'last')}. Choose a later end, or make a credit note.`,
  'subscriptions.has-run':
    'This subscription has been invoiced already: give it an end instead of deleting it.',
  'subscriptions.not-failed': 'This period is no longer failed. Reload the page.',
  'billing.undo-merge-told':
    'A delivery waits since to be invoiced to the record that was kept: the merge stays.',
  'subscriptions.undo-merge-made': (p) =>
    `A subscription was made since for the record that was kept (${p['names'] ?? ''}): the merge stays.`,
};
