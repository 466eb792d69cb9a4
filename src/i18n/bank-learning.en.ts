import type { bankLearning as french } from './bank-learning.fr.ts';
import { counted } from './plural.ts';

const lines = (count: number) => counted('en', count, { one: 'line', other: 'lines' });
/** Told after a payment: what it paid. */
const invoices = (numbers: string, count: number): string =>
  numbers === '' ? '' : `, ${count === 1 ? 'invoice' : 'invoices'} ${numbers}`;

export const bankLearning: typeof french = {
  tab: 'Memory and rules',
  acts: 'Actions',
  title: 'Memory and rules',
  subtitle:
    'What your decisions taught Encaisse. Each memory comes from a line that somebody confirmed; you can have it forgotten.',
  memory: {
    title: 'Who pays',
    empty: 'Nothing learned yet. The first match confirmed by hand will leave the payer’s IBAN or name here.',
    ofCustomer: 'Known at the bank by',
    kinds: { iban: 'IBAN', name: 'Name', 'third-party': 'Third party' },
    pays: (value, customer) => `${value} pays for ${customer}`,
    payer: (value, payer) => (value === payer ? value : `${value} (your customer ${payer})`),
    origin: (by, day, text, lineDay) =>
      `Confirmed by ${by} on ${day}: line of ${lineDay}${text === '' ? '' : `, “${text}”`}`,
    origins: { import: 'Taken over from other software', user: 'Typed by hand' },
    otherOrigin: 'Known from before',
    times: (count) => `${count} decisions say so`,
    forget: 'Forget',
    forgetOne: (value) => `Forget ${value}`,
    forgotten: 'Forgotten.',
  },
  rules: {
    title: 'Rules for what is not customers’ money',
    text: 'When you handle three lines alike, a rule is proposed to you here. Nothing happens without your consent.',
    empty: 'No rule yet. Book the same kind of line against the same account three times.',
    states: { proposed: 'Proposed', accepted: 'Active', refused: 'Refused' },
    says: (pattern, isMoneyOut, account) =>
      `${isMoneyOut ? 'Debits' : 'Credits'} “${pattern}” → account ${account}`,
    vat: (rate, account) => `VAT ${rate} in ${account}`,
    counterparty: (name) => `third party ${name}`,
    postsItself: 'books new lines by itself',
    offers: 'offered on each line',
    booked: (count) => (count === 0 ? 'nothing booked' : `${lines(count)} booked`),
    accept: 'Accept',
    refuse: 'Refuse',
    edit: 'Edit',
    delete: 'Delete',
    of: (verb, pattern) => `${verb} the rule ${pattern}`,
    dialog: 'Rule',
    pattern: 'Words of the label',
    patternHint: 'Without digits or months: what stays the same from one line to the next.',
    itself: 'Book new lines by itself',
    itselfHint: 'Only statements imported from now on. What waits already stays offered to you.',
    save: 'Save the rule',
    saved: 'Rule saved.',
    refusedSaid: 'Rule refused; it will not be proposed again.',
    deleted: 'Rule deleted. What it booked stays.',
    waiting: (count) =>
      counted('en', count, { one: 'rule is proposed to you', other: 'rules are proposed to you' }),
    look: 'Look',
  },
  account: {
    title: 'Book against an account',
    text: 'For what is neither an invoice nor a customer: fees, interest, a loan, taxes, an internal transfer.',
    account: 'Account',
    accountHint: 'For instance 627, or choose below.',
    picks: [
      { account: '627', label: '627 Bank fees' },
      { account: '661', label: '661 Interest' },
      { account: '164', label: '164 Loan' },
      { account: '44551', label: '44551 VAT to pay' },
      { account: '580', label: '580 Internal transfer' },
      { account: '768', label: '768 Financial income' },
    ],
    hasVat: 'With VAT',
    vatRate: 'VAT rate',
    vatAccount: 'VAT account',
    confirm: 'Book',
    action: 'Book…',
    actionIn: (account) => `Book in ${account}`,
    said: (account) => `Booked in ${account}.`,
    posted: (account) => `Account ${account}`,
    byRule: 'by a rule',
    rule: 'A rule knows this line.',
  },
  returned: {
    title: (party, numbers) =>
      `Return${party === '' ? '' : ` — ${party}`}${numbers === '' ? '' : `, ${numbers}`}`,
    paid: (day) => `paid on ${day}`,
    fee: (amount) => `${amount} of fees in 627`,
    accept: 'Open the invoice again',
    said: 'The invoice is open again.',
    posted: (numbers) => `Returned, ${numbers} to be paid again`,
    reasons: {
      'return.end-to-end': 'same end-to-end reference',
      'return.number': 'number named',
      'return.amount': 'same amount',
      'return.fee': 'amount plus fees',
      'return.name': 'same payer',
    },
  },
  recorded: {
    title: (amount, day, numbers, count) =>
      `Recorded already: payment of ${amount} of ${day}${invoices(numbers, count)}`,
    once: 'Nothing will be booked a second time.',
    several: (count) => `${String(count)} recorded payments fit: choose the right one.`,
    idea: (day, numbers, count) => `Recorded already on ${day}${invoices(numbers, count)}`,
    accept: 'Link to the payment',
    said: 'Line linked to the payment recorded before.',
    hint: 'recorded before',
    posted: (party) => `Payment recorded before${party === '' ? '' : `, ${party}`}`,
  },
  groups: {
    title: (total, count) =>
      `${lines(total)} in ${counted('en', count, { one: 'decision', other: 'decisions' })}`,
    label: 'Decisions',
    kinds: {
      sure: (count) => counted('en', count, { one: 'sure line', other: 'sure lines' }),
      return: (count) => counted('en', count, { one: 'return', other: 'returns' }),
      rule: (count) => `${lines(count)} of a rule`,
      duplicate: (count) => counted('en', count, { one: 'possible duplicate', other: 'possible duplicates' }),
      look: (count) => `${lines(count)} to look at`,
      'not-ours': (count) => `${lines(count)} not of customers`,
    },
    why: {
      sure: 'Exact amount, payer or number known, no doubt',
      return: 'The bank took a payment back: its invoice will be open again',
      rule: (pattern, account) => `“${pattern}” → account ${account}`,
      duplicate: 'The invoice named is paid already, or another line pays it too',
      look: 'One answer per line: several ideas, a doubt, or a split',
      'not-ours': 'Fees, taxes, loans, transfers: to be booked against an account or put aside',
    },
    accept: {
      sure: (count) => (count === 1 ? 'Accept the line' : `Accept the ${count} lines`),
      return: (count) => (count === 1 ? 'Open the invoice again' : `Open ${count} invoices again`),
      rule: (count) => (count === 1 ? 'Book' : `Book all ${count}`),
    },
    acceptKey: 'Accept the group',
    show: 'Show',
    showAll: 'Show all',
    showGroup: (name) => `Show: ${name}`,
    said: (count) => `${lines(count)} accepted`,
    left: (count) => `${lines(count)} still ${count === 1 ? 'waits' : 'wait'}`,
    undone: (count) => `${lines(count)} waiting again.`,
  },
  policy: {
    title: 'When Encaisse matches by itself',
    text: 'A line passes by itself only without the least doubt. You choose how much evidence it takes.',
    modes: { strict: 'Careful', calibrated: 'By your decisions', never: 'Never by itself' },
    hints: {
      strict: 'An invoice number read in full and the exact amount, or evidence as strong.',
      calibrated: 'As careful at first, then set by what your own lines prove.',
      never: 'All is offered to you; you accept the group of sure lines with one key.',
    },
    now: (points, strict) =>
      points === strict
        ? `Today a line passes by itself from ${points} points of evidence, the careful setting.`
        : `Today a line passes by itself from ${points} points of evidence (careful: ${strict}).`,
    nowNever: 'Today no line passes by itself.',
    history: (decisions, errors) =>
      `${counted('en', decisions, { one: 'decision', other: 'decisions' })}, ${counted('en', errors, { one: 'error', other: 'errors' })}.`,
    points:
      'A number named in full counts most; a rare amount, a known IBAN or name add to it. It takes 300 decisions to leave the careful setting, and proof of at most one error in a thousand to go below.',
    limit: 'Amount above which a person always decides',
    limitHint: 'Empty: no limit.',
    save: 'Save',
    saved: 'Setting saved.',
  },
};
