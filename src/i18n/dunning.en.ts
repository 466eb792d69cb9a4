import type { PlainDate } from '../core/calendar/index.ts';
import type { Exclusion, ExclusionCode, Fallback, Params, ReasonKey } from '../core/dunning/index.ts';
import type { dunning as source } from './dunning.fr.ts';
import { formatDate, formatMoney } from './format.ts';
import { counted } from './plural.ts';

const days = (count: number | string | undefined): string =>
  counted('en', Number(count ?? 0), { one: 'day', other: 'days' });
const day = (value: number | string | undefined): string =>
  formatDate(String(value ?? '') as PlainDate, 'en', 'long');
const amount = (out: Pick<Exclusion, 'currency'>, value: number | string | undefined): string =>
  formatMoney(BigInt(value ?? 0), out.currency, 'en');
const soon = (value: number | string | undefined): string =>
  formatDate(String(value ?? '') as PlainDate, 'en', 'day');
const late = (p: Params): string =>
  p['on'] === undefined ? `${days(p['daysLate'])} late` : `${days(p['daysLate'])} late on ${soon(p['on'])}`;
const nth = (level: number | string | undefined): string =>
  ['1st', '2nd', '3rd'][Number(level) - 1] ?? `${level}th`;

const after = (p: Params, words: string): string => (p['lastDays'] === undefined ? '' : words);

const reasons: Record<ReasonKey, (p: Params) => string> = {
  'pre-due': (p) =>
    Number(p['days']) === 0
      ? 'Notice: due today'
      : Number(p['days']) === 1
        ? 'Notice: due tomorrow'
        : `Notice: due in ${days(p['days'])}`,
  first: (p) => `1st reminder: ${late(p)}, the days of grace are over`,
  again: (p) =>
    p['lastDays'] === undefined
      ? `${nth(p['level'])} reminder: ${late(p)}`
      : `${nth(p['level'])} reminder: ${late(p)}, last one sent ${days(p['lastDays'])} ago`,
  call: (p) => `Call: ${late(p)}${after(p, ', reminders unanswered')}`,
  'formal-notice': (p) => `Formal notice: ${late(p)}${after(p, ', reminders without effect')}`,
  'promise-broken': (p) => `Promise not kept: ${late(p)}`,
};

const exclusions: Record<ExclusionCode, (out: Pick<Exclusion, 'params' | 'currency'>) => string> = {
  paid: () => 'Paid',
  assigned: () => 'Claim assigned: the assignee reminds',
  'payment-pending': () => 'Direct debit or bill under way',
  'customer-blocked': () => 'Customer excluded from reminders',
  insolvency: ({ params }) => `Insolvency proceedings since ${day(params['since'])}: declare the claim`,
  hold: ({ params }) => (params['until'] === undefined ? 'On hold' : `On hold until ${day(params['until'])}`),
  dispute: () => 'Open dispute on the invoice',
  promise: ({ params }) => `Promise to pay by ${day(params['on'])}`,
  'money-in-suspense': (out) =>
    `${amount(out, out.params['amount'])} received and still to be matched: perhaps already paid`,
  'credits-to-match': (out) =>
    `${amount(out, out.params['credits'])} of credits or payments on account to match first`,
  'lapsed-consumer': ({ params }) =>
    `Time-barred since ${day(params['on'])}: a consumer is not reminded any more`,
  lapsed: ({ params }) => `Time-barred since ${day(params['on'])}: yours to decide`,
  'unread-reply': ({ params }) =>
    params['task'] === undefined
      ? `Their reply of ${day(params['since'])} is to be read first`
      : `Their reply of ${day(params['since'])} is still unread: somebody must take it`,
  'contact-budget': ({ params }) =>
    `Already ${params['most']} contacts in ${days(params['days'])}: the customer is left in peace`,
  grace: ({ params }) => `Less than ${days(params['days'])} late: left out of this preparation`,
  'not-due': ({ params }) => `Due on ${day(params['due'])}`,
  waiting: ({ params }) =>
    params['last'] === undefined ? 'Days of grace' : `Reminded on ${day(params['last'])}, waiting`,
  'all-steps-done': () => 'All steps are done: choose what follows',
  'contact-gap': ({ params }) => `Message sent on ${day(params['last'])}: the customer is left in peace`,
  'reminder-first': () => 'A reminder goes first',
  'credit-covers': (out) =>
    `What we owe this customer (${amount(out, out.params['credits'])}) covers the sum`,
  'below-minimum': (out) => `Less than ${amount(out, out.params['minimum'])} in all`,
  'no-contact': () => 'Neither an e-mail nor a postal address',
  bounced: () => 'E-mails come back: correct the address of the contact',
  'address-returned': () => 'A letter came back: correct the postal address, or confirm that it is right',
  'no-channel': () => 'The channel chosen for this step does not reach this customer',
  'awaiting-proof': ({ params }) =>
    `Registered letter of ${day(params['since'])}: its proof is not noted yet`,
  'not-deposited': () => 'Day of deposit on Chorus Pro to be noted',
  'deposit-delay': ({ params }) =>
    `Deposited on ${day(params['deposited'])}: the ${days(params['days'])} to pay are not over`,
};

const fallbacks: Record<NonNullable<Fallback>, string> = {
  'no-email': 'By letter, for want of an e-mail address',
  'no-address': 'By e-mail, for want of a complete postal address',
  bounced: 'By letter: e-mails come back',
  'address-returned': 'By e-mail: a letter came back from the postal address',
  'not-offered': 'By other means: no provider sends text messages',
};

export const dunning: typeof source = {
  policyNames: { '': 'Standard reminders', individual: 'Private persons', public_body: 'Public sector' },
  steps: {
    'pre-due': 'Notice',
    'due-day': 'Due date',
    'broken-promise': 'Promise not kept',
    'reminder-1': 'Reminder 1',
    'reminder-2': 'Reminder 2',
    'reminder-3': 'Reminder 3',
    call: 'Call',
    'formal-notice': 'Formal notice',
  },
  kinds: { 'pre-due': 'Notice', reminder: 'Reminder', call: 'Call', 'formal-notice': 'Formal notice' },
  channels: {
    email: 'E-mail',
    letter: 'Letter',
    registered: 'Registered letter',
    'email+letter': 'E-mail and letter',
    'email+registered': 'E-mail and registered letter',
    call: 'Telephone',
  },
  fallbacks,
  delays: (from, to) => (from === to ? days(from) : `${from} to ${days(to)}`),
  invoices: (count) => counted('en', count, { one: 'invoice', other: 'invoices' }),
  reason: (reason) => reasons[reason.key](reason.params),
  exclusion: (out) => exclusions[out.code](out),
  nextStep: (step, on) => `Next: ${step}, on ${day(on)}`,
  placeholders: {
    greeting: 'Greeting',
    customer: 'Name of the customer',
    company: 'Your company',
    signer: 'Signatory',
    count: 'Number of invoices',
    numbers: 'Invoice numbers',
    total: 'Sum to pay',
    dueDate: 'Oldest due date',
    daysLate: 'Days late',
    deadline: 'Date to pay by',
    date: 'Date of sending',
    indemnity: 'Fixed compensation (€40 for each late invoice)',
  },
  greeting: (name) => (name === null || name === '' ? 'Hello,' : `Dear ${name},`),
};
