import { counted } from './plural.ts';
import type { receivables as source } from './receivables.fr.ts';
import { receivableItem } from './receivables-item.en.ts';
import { receivableCustomers } from './receivables-customers.en.ts';

const days = (count: number) => counted('en', count, { one: 'day', other: 'days' });
const invoices = (count: number) => counted('en', count, { one: 'invoice', other: 'invoices' });
const items = (count: number) => counted('en', count, { one: 'item', other: 'items' });
const customers = (count: number) => counted('en', count, { one: 'customer', other: 'customers' });
const steps: Readonly<Record<string, string>> = {
  'pre-due': 'Before due date',
  'reminder-1': 'Reminder 1',
  'reminder-2': 'Reminder 2',
  'reminder-3': 'Reminder 3',
  call: 'Call',
  'formal-notice': 'Formal notice',
};

export const receivables: typeof source = {
  days,
  bucket: ({ fromDays, toDays }) => {
    if (fromDays === null) return 'Not yet due';
    if (toDays === null) return `Over ${days(fromDays - 1)}`;
    return fromDays === toDays ? days(fromDays) : `${String(fromDays)} to ${days(toDays)}`;
  },
  bucketShort: ({ fromDays, toDays }) => {
    if (fromDays === null) return 'Not due';
    if (toDays === null) return `> ${String(fromDays - 1)} d`;
    return fromDays === toDays ? `${String(fromDays)} d` : `${String(fromDays)}–${String(toDays)} d`;
  },
  step: (code) => steps[code] ?? (code === '' ? 'Reminder' : code),
  kinds: {
    invoice: 'Invoice',
    credit_note: 'Credit note',
    payment: 'Payment on account',
    transfer: 'Account transfer',
    retention: 'Retention of guarantee',
    late_charge: 'Late charge',
    write_off: 'Written off',
    valuation: 'Closing entry',
  },
  states: {
    'to-come': 'not yet due',
    due: 'due today',
    late: 'late',
    paid: 'paid',
    'part-paid': 'part paid',
  },
  doubtful: 'doubtful',
  creditStates: { open: 'to be used', part: 'partly used', used: 'used' },
  files: { items: 'invoices', customers: 'customers', agedBalance: 'aged-balance' },
  columns: {
    tags: 'Tags',
    kind: 'Type',
    number: 'Invoice',
    customer: 'Customer',
    customerCode: 'Customer code',
    reference: 'Reference',
    issuedOn: 'Issued',
    dueOn: 'Due',
    state: 'State',
    daysLate: 'Days late',
    currency: 'Currency',
    amount: 'Amount incl. VAT',
    open: 'Amount due',
    settledOn: 'Settled',
    lastReminder: 'Last reminder',
    nextReminder: 'Next reminder',
    remindedOn: 'Reminded on',
    code: 'Code',
    city: 'City',
    balance: 'Balance',
    overdue: 'Overdue',
    oldestDue: 'Oldest due date',
    firstDue: 'First due',
    averageDelay: 'Average delay (days)',
    delay: 'Average delay',
    credits: 'Credits and prepayments',
    total: 'Total',
  },
  home: {
    title: 'Receivables',
    situation: (date) => `As at ${date}`,
    total: 'Total due',
    overdue: 'Overdue',
    credits: 'Credits and prepayments to use',
    week: 'Received this week',
    aged: 'Aged balance',
    sentence: {
      payers: (count) =>
        counted('en', count, { one: 'customer has paid this week', other: 'customers have paid this week' }),
      newlyLate: (count) =>
        counted('en', count, { one: 'invoice is late as of today', other: 'invoices are late as of today' }),
      unattributed: (count) =>
        counted('en', count, { one: 'payment has no owner yet', other: 'payments have no owner yet' }),
      broken: (count) =>
        counted('en', count, { one: 'promise was not kept', other: 'promises were not kept' }),
      calm: 'Nothing new since yesterday.',
    },
    work: 'To do',
    rateFeed: 'Exchange rates no longer come from the ECB',
    lateRate: (semester) =>
      `Late rate of the ${semester.endsWith('1') ? 'first' : 'second'} half of ${semester.slice(0, 4)} to give`,
    unattributed: (count) =>
      counted('en', count, { one: 'payment to attribute', other: 'payments to attribute' }),
    unattributedDetail: (sum) => `${sum} on account 471`,
    broken: (count) => counted('en', count, { one: 'broken promise', other: 'broken promises' }),
    promised: (count) => counted('en', count, { one: 'promise due today', other: 'promises due today' }),
    drafts: (count) => counted('en', count, { one: 'reminder to approve', other: 'reminders to approve' }),
    byItself: 'Prepared without a click',
    suspended: 'Automatic sending suspended',
    notLeft: (count) =>
      counted('en', count, {
        one: 'reminder did not leave automatically',
        other: 'reminders did not leave automatically',
      }),
    leavingAlone: (count) =>
      counted('en', count, {
        one: 'reminder will leave automatically',
        other: 'reminders will leave automatically',
      }),
    booksFaults: (count: number) =>
      counted('en', count, { one: 'fault in the books', other: 'faults in the books' }),
    bankLines: (count) =>
      counted('en', count, { one: 'bank line to look at', other: 'bank lines to look at' }),
    brokenPlans: (count) => (count === 1 ? '1 broken payment plan' : `${count} broken payment plans`),
    replies: (count) => (count === 1 ? '1 customer’s answer to read' : `${count} customers’ answers to read`),
    whose: 'Whose tasks',
    everybody: 'All',
    mine: 'Mine',
    nothingMine: 'Nothing waits for your customers.',
    lettersReturned: (count) =>
      counted('en', count, { one: 'registered letter came back', other: 'registered letters came back' }),
    lettersReturnedDetail: 'Read the reason on the envelope and note it.',
    addressesReturned: (count) =>
      counted('en', count, { one: 'postal address to check', other: 'postal addresses to check' }),
    addressesReturnedDetail: 'A letter came back from it: correct the address, or confirm it.',
    repliesWaiting: (count, days) =>
      `${counted('en', count, { one: 'customer has', other: 'customers have' })} waited more than ${days} business days for an answer`,
    repliesWaitingDetail: 'Their reminders wait until you have read them.',
    lapsing: (soon, over) =>
      over === 0
        ? `${counted('en', soon, { one: 'invoice', other: 'invoices' })} about to be time-barred`
        : soon === 0
          ? `${counted('en', over, { one: 'time-barred invoice', other: 'time-barred invoices' })}: yours to decide`
          : `${counted('en', soon + over, { one: 'invoice', other: 'invoices' })} time-barred or about to be`,
    disputes: (count) => counted('en', count, { one: 'open dispute', other: 'open disputes' }),
    empty: {
      title: 'Who owes you how much, and since when?',
      text: 'Import your open invoices — CSV, Excel or FEC — or type the first one.',
      import: 'Import my invoices',
      record: 'Type an invoice',
    },
  },
  views: {
    title: 'Saved views',
    none: 'Filter the list, then give it a name: you will find it here.',
    name: 'Save this view',
    example: 'Late, over €5,000',
    share: 'For the whole team',
    shared: 'shared',
    by: (name: string) => `by ${name}`,
    save: 'Save',
    saved: (name: string) => `View “${name}” saved.`,
    forget: (name: string) => `Delete the view ${name}`,
    forgotten: (name: string) => `View “${name}” deleted.`,
  },
  list: {
    title: 'Invoices',
    label: 'Invoices',
    search: 'Filter by customer or number',
    found: (count, what) => `${invoices(count)} · ${what}`,
    foundItems: (count, what) => `${items(count)} · ${what}`,
    whole: 'everything open',
    filters: 'Filters',
    moreFilters: (count) => (count === 0 ? 'Filters' : `Filters (${String(count)})`),
    reset: 'Clear all',
    apply: 'Apply',
    stateOptions: {
      open: 'Open',
      'to-come': 'Not yet due',
      due: 'Due today',
      late: 'Late',
      'part-paid': 'Part paid',
      paid: 'Paid',
      credit: 'Credits and prepayments',
      disputed: 'Disputed',
      all: 'All',
    },
    amount: 'Amount incl. VAT',
    from: 'from',
    to: 'to',
    atLeast: 'at least',
    atMost: 'at most',
    currency: 'Currency',
    csv: 'CSV',
    xlsx: 'Excel',
    exportAs: 'Export the list',
    empty: 'No invoice matches.',
    emptyDetail: 'Remove a filter, or look for another name.',
    none: '—',
  },
  aged: {
    title: 'Aged balance',
    asOf: 'As at',
    subtitle: (date) => `Who owed how much at the end of ${date}`,
    label: 'Aged balance by customer',
    total: 'Total',
    currency: 'Currency',
    equal: (amount) => `Equal to the balance of account 411: ${amount}`,
    differs: (amount, difference) => `Account 411: ${amount}, a difference of ${difference}`,
    differsHint: 'An entry on 411 has no invoice, or not the same date.',
    checking: 'Comparing with account 411…',
    empty: 'Nothing was due on that date.',
    search: 'Filter by customer',
    ledger: 'Accounts on that date',
    customersCount: customers,
  },
  ...receivableItem,
  ...receivableCustomers,
};
