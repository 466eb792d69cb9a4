import type { closing as french } from './closing.fr.ts';
import { counted } from './plural.ts';

/** Closing: what is left to do, revaluation, doubtful claims. */
export const closing: typeof french = {
  title: 'Closing',
  subtitle: (day) => `What is left to do to draw up the accounts at ${day}.`,
  books: 'Books',
  on: 'Closing day',
  states: { done: 'Done', 'to-do': 'To do', nothing: 'Nothing to do' },
  steps: {
    'bank-lines': 'Bank movements to match',
    suspense: 'Suspense account (471)',
    drafts: 'Drafts of entries',
    'to-invoice': 'Invoices to issue (4181)',
    doubtful: 'Doubtful claims (416, 491)',
    revaluation: 'Other currencies (476, 477, 666, 766)',
    vat: 'VAT',
    lock: 'Lock of the period',
  },
  details: {
    'bank-lines': (count) =>
      count === 0
        ? 'Every movement is explained.'
        : counted('en', count, { one: 'movement waits.', other: 'movements wait.' }),
    suspense: (amount) =>
      amount === null ? 'The account is at zero.' : `${amount} is still to be attributed.`,
    drafts: (count) =>
      count === 0
        ? 'None.'
        : counted('en', count, { one: 'draft to validate.', other: 'drafts to validate.' }),
    'to-invoice': (count) =>
      count === 0
        ? 'Nothing was delivered that is not invoiced.'
        : counted('en', count, { one: 'delivery to accrue.', other: 'deliveries to accrue.' }),
    doubtful: (count) =>
      count === 0
        ? 'No claim is marked, none is old enough.'
        : counted('en', count, { one: 'claim to look at.', other: 'claims to look at.' }),
    revaluation: (count) =>
      count === 0
        ? 'Nothing is open in another currency.'
        : counted('en', count, {
            one: 'item or account in another currency.',
            other: 'items and accounts in other currencies.',
          }),
    vat: (amount) =>
      amount === null ? 'Nothing collected.' : `Account 44571 has ${amount}. Declare, then lock.`,
    lock: (day) => (day === null ? 'Nothing is locked.' : `Locked until ${day}.`),
    booked: (day) => `Booked at ${day}.`,
  },
  pending: 'Reversals to come',
  pendingText: 'Posted with their entry, they count from their date on.',
  run: {
    booked: (by, instant) => `Booked by ${by}, ${instant}.`,
    reverses: (day) => `Reverses by itself on ${day}.`,
    pending: (day) => `The reversal waits for ${day}.`,
    undo: 'Undo this closing',
    undone: 'The closing is undone.',
    entries: 'Entries',
    replaces: 'Booking again replaces what is booked.',
  },
  revaluation: {
    title: 'Revaluation of currencies',
    subtitle: (day) => `What is open in other currencies, at the last rate of ${day}.`,
    rates: 'Closing rates',
    none: 'Nothing is open in another currency that day.',
    noneHint: 'Choose another closing day.',
    quote: (base, rate, currency) => `1 ${base} = ${rate} ${currency}`,
    source: { ecb: 'ECB', hand: 'by hand' },
    missing: (currency, day) => `No ${currency} rate on ${day}. Which one to take?`,
    take: (day, rate) => `${day}: ${rate}`,
    noRate: (currency) => `No ${currency} rate is known.`,
    settings: 'Exchange rates',
    items: 'Claims and debts',
    itemsText: 'Differences go to 476 (latent loss) and 477 (latent gain), then reverse.',
    banks: 'Bank accounts',
    banksText: 'Their difference belongs to the result (666, 766): it stays.',
    columns: {
      number: 'Invoice',
      party: 'Party',
      bank: 'Account',
      amount: 'In currency',
      booked: 'Booked',
      closing: 'At the closing rate',
      difference: 'Difference',
    },
    figures: { loss: 'Latent losses (476)', gain: 'Latent gains (477)', provision: 'Provision (1515)' },
    provision: 'Provide for latent losses (1515 / 6865)',
    provisionHint: 'The provision is brought to the latent losses; what is too much is released to 7865.',
    book: 'Book the revaluation',
    booked: 'The revaluation is booked.',
  },
  doubtful: {
    title: 'Doubtful claims',
    subtitle: (day) => `At ${day}: transfer to 416 and impairment, claim by claim.`,
    rows: 'Marked claims',
    rowsText:
      'The transfer to 416 reverses by itself; the impairment (491) stays, and is completed or released at each closing.',
    reversesOn: 'Back on 411 on',
    reversesHint:
      'The next day for a closing; later to keep them on 416. What is paid until then reads on 411 until that day.',
    none: 'No claim is marked as doubtful.',
    noneHint: 'Mark them here by age, or from an invoice.',
    candidates: 'By age',
    candidatesText: 'Old enough for your scale, and not marked yet.',
    mark: 'Mark',
    markAll: 'Mark all',
    marked: (count) => counted('en', count, { one: 'claim is marked.', other: 'claims are marked.' }),
    due: (day) => `due ${day}`,
    open: 'Open with tax',
    net: 'Open without tax',
    standing: 'Impaired so far',
    percent: 'Rate',
    percentOf: (number) => `Rate of ${number}`,
    change: 'Change',
    proposed: (percent) => `Scale: ${percent}%`,
    last: (percent) => `Last closing: ${percent}%`,
    released: 'Settled or lifted: the impairment is released (7817).',
    withoutVat: 'Taken over without its VAT: all of it counts.',
    total: (charge, release) => `Charge (6817) ${charge} · Release (7817) ${release}`,
    scale: 'Scale by age',
    scaleText: 'What the screen proposes; nothing is booked without you.',
    scaleEmpty: 'No scale: nothing is proposed.',
    scaleEdit: 'Edit the scale',
    scaleStep: (days, percent) =>
      `From ${counted('en', days, { one: 'day', other: 'days' })} late: ${percent}%`,
    scaleDays: (line) => `Days late, step ${line}`,
    scalePercent: (line) => `Rate in %, step ${line}`,
    scaleAdd: 'Add a step',
    scaleRemove: (line) => `Delete step ${line}`,
    scaleSaved: 'The scale is saved.',
    book: 'Book doubtful claims',
    booked: 'Doubtful claims are booked.',
  },
};
