import type { InstrumentState } from '../../core/instruments/index.ts';
import type { instruments as french } from './instruments.fr.ts';
import { words, type Params, type TextsLike } from './text.ts';

const { amount, day } = words('en');

const STATES: Record<InstrumentState, string> = {
  issued: 'drawn',
  sent: 'sent for acceptance',
  held: 'in hand',
  remitted: 'at the bank',
  discounted: 'discounted',
  paid: 'paid',
  unpaid: 'unpaid',
  cancelled: 'cancelled',
};
const state = (p: Params): string => STATES[String(p['state']) as InstrumentState] ?? '';

export const instruments: TextsLike<typeof french> = {
  'instruments.wrong-state': (p) =>
    `${p['number'] ?? ''} is ${state(p)}: this step does not follow. Reload the page.`,
  'instruments.in-the-future': 'Choose a date no later than today.',
  'instruments.too-early': (p) => `Choose a date from ${day(p, 'day')} on.`,
  'instruments.issued-later': 'A cheque cannot bear a date after its receipt. Correct one of the two.',
  'instruments.maturity-before-issue':
    'The maturity precedes the day the bill was drawn. Correct one of the two.',
  'instruments.other-customer': 'A bill pays the invoices of one customer. Take out those of another.',
  'instruments.shares-not-amount': 'The invoices chosen do not add up to the bill. Adjust one or the other.',
  'instruments.mixed': 'Remit cheques and bills apart.',
  'instruments.bank-currency': (p) =>
    `${p['number'] ?? ''} is not in the currency of this account. Choose another account.`,
  'instruments.remittance-closed': (p) =>
    `Remittance ${p['name'] ?? ''} is credited or undone already, or empty. Reload the page.`,
  'instruments.other-bank-account': (p) =>
    `This remittance is on account ${p['account'] ?? ''}. Choose a line of that account.`,
  'instruments.credit-differs': (p) =>
    `The remittance is ${amount(p, 'totalMinor')} and the line ${amount(p, 'lineMinor')}. The bank may keep a fee, and interest on a discount; it credits no more.`,
  'instruments.debit-differs': (p) =>
    `What is unpaid is ${amount(p, 'totalMinor')} and the line ${amount(p, 'lineMinor')}. Choose the line that takes it back, fees included.`,
  'instruments.not-due': (p) => `This bill falls due on ${day(p, 'day')}. Mark it as paid from that day on.`,
  'instruments.undo-remittance-first': (p) =>
    `It is in remittance ${p['name'] ?? ''}. Undo the remittance first, or the bank line that credits it.`,
  'instruments.undo-line-first': (p) =>
    `A bank line takes ${p['number'] ?? ''} back. Undo that decision first.`,
  'instruments.undo-credit-first': (p) =>
    `The remittance was credited without ${p['number'] ?? ''}. Undo that decision first.`,
  'instruments.account': (p) =>
    `${p['account'] ?? ''} does not fit here. Only bills receivable are followed by customer (413…).`,
  'instruments.no-file': (p) => `Remittance ${p['name'] ?? ''} has no file: only bills have one.`,
  'instruments.lcr-currency': 'LCR and BOR are in euros. Remit other bills on paper.',
  'instruments.lcr-own-iban': 'The account to credit has no French IBAN. Complete it in Settings, Bank.',
  'instruments.lcr-iban': (p) =>
    `Bill ${p['number'] ?? ''} has no French IBAN. Cancel it, then draw it again with the drawee’s IBAN.`,
  'instruments.lcr-amount': (p) => `The amount of bill ${p['number'] ?? ''} is more than the file can hold.`,
  'instruments.lcr-sum': 'The total is more than the file can hold. Make several remittances.',
};
