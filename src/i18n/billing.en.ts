import type { billing as source } from './billing.fr.ts';
import { counted } from './plural.ts';

const deliveries = (count: number) => counted('en', count, { one: 'delivery', other: 'deliveries' });
const customers = (count: number) => counted('en', count, { one: 'customer', other: 'customers' });
const days = (count: number) => counted('en', count, { one: 'day', other: 'days' });
const lines = (count: number) => counted('en', count, { one: 'line', other: 'lines' });
const invoices = (count: number) => counted('en', count, { one: 'invoice', other: 'invoices' });

export const billing: typeof source = {
  title: 'To invoice',
  waiting: (count, from) =>
    count === 0
      ? 'All that was delivered is invoiced.'
      : `${deliveries(count)} of ${customers(from)} ${count === 1 ? 'waits for its' : 'wait for their'} invoice.`,
  failed: (count) => `${deliveries(count)} could not be invoiced automatically. The reason is in the list.`,
  drafted: (count) => counted('en', count, { one: 'draft to issue', other: 'drafts to issue' }),
  label: 'Deliveries and services',
  search: 'Customer, reference, order',
  figures: {
    label: 'Delay to invoice',
    toInvoice: 'To invoice, without VAT',
    oldest: 'The oldest',
    median: 'Median delay',
    medianValue: (value) => `${value} d`,
    within: (count) => `Within ${days(count)}`,
    none: '—',
    months: 'Delay from delivery to invoice',
    monthsHint: 'The last twelve months, by month of invoice.',
    month: 'Month',
    invoiced: 'Invoiced',
    target: 'Target',
    targetDays: days,
    open: 'Delays by month',
  },
  views: {
    label: 'Show',
    waiting: 'Waiting',
    drafted: 'Drafted',
    invoiced: 'Invoiced',
    cancelled: 'Cancelled',
  },
  columns: {
    customer: 'Customer',
    reference: 'Reference',
    deliveredOn: 'Done on',
    what: 'Description',
    order: 'Order',
    net: 'Without VAT',
    invoice: 'Invoice',
    reason: 'Reason',
  },
  more: (count) => `+ ${lines(count)}`,
  noReference: 'No reference',
  draft: 'Draft',
  since: (count) => (count === 0 ? 'today' : `${String(count)} d`),
  natures: { goods: 'Delivery', services: 'Finished service' },
  empty: {
    first: 'Nothing waits to be invoiced',
    firstText:
      'Note your deliveries and finished services, or import them: they are then invoiced one by one, or by month.',
    none: 'No delivery matches',
    noneText: 'Change the view or the search.',
  },
  actions: {
    add: 'New delivery',
    import: 'Import',
    rules: 'Automatic invoicing',
    accrual: 'Closing (4181)',
    more: 'Other actions',
    bill: (count) => `Invoice ${deliveries(count)}`,
    billAll: 'Invoice all',
    cancel: 'Do not invoice',
  },
  add: {
    missing: 'Choose a customer.',
    title: 'Delivery or service to invoice',
    nature: 'Kind',
    reference: 'Reference',
    referenceHint: 'Delivery note, job sheet…',
    deliveredOn: 'Delivered or finished on',
    order: 'Customer’s order',
    submit: 'Note',
    done: (customer) => `To invoice to ${customer}.`,
  },
  cancel: {
    title: 'Do not invoice this delivery',
    text: 'It stays known by its reference, and will not come back with the next import.',
    reason: 'Reason',
    reasonHint: 'Returned, given, noted twice…',
    submit: 'Do not invoice',
    done: 'It will not be invoiced.',
  },
  bill: {
    title: (count) => `Invoice ${deliveries(count)}`,
    by: 'Group',
    each: 'One invoice per delivery',
    month: 'One summary invoice per customer and month',
    monthHint: 'Each delivery is on it with its date (CGI art. 289, I-3).',
    byOrder: 'An invoice of its own for each order of the customer',
    mode: 'Then',
    modes: { draft: 'Keep as drafts', issue: 'Issue', send: 'Issue and e-mail' },
    final: 'An issued invoice does not change: it is corrected by a credit note.',
    submit: { draft: 'Prepare the drafts', issue: 'Issue the invoices', send: 'Issue and send' },
    result: (made) => (made === 0 ? 'Nothing could be invoiced.' : `${invoices(made)} made.`),
    refused: (count) => `${counted('en', count, { one: 'could not be', other: 'could not be' })}:`,
    deliveries,
  },
  import: {
    title: 'Import deliveries',
    drop: 'Your table of deliveries',
    reading: 'Reading…',
    hint: 'One line per item: customer, reference, date, description, quantity, unit price without VAT; VAT, unit and order if you have them. Nothing is taken before you agree.',
    found: (count, of, sum) => `${deliveries(count)} of ${customers(of)}, ${sum} without VAT`,
    nothing: 'Nothing new to take in this file.',
    known: (count) => `${deliveries(count)} known already.`,
    bad: (count) => `${lines(count)} to correct:`,
    badHint:
      'Their deliveries are left out. Correct the file and give it again: what was taken is recognised.',
    take: (count) => `Take ${deliveries(count)}`,
    another: 'Another file',
    taken: (count) => `${deliveries(count)} taken.`,
    moreBad: (count) => `and ${lines(count)} more`,
  },
  rules: {
    title: 'Automatic invoicing',
    text: 'The deliveries of these customers are invoiced by themselves, at the hour given. What waits already is part of it.',
    none: 'No customer is invoiced automatically.',
    moments: { at_once: 'Each delivery at once', month_end: 'One invoice at the end of the month' },
    moment: 'When',
    hour: 'From',
    hourValue: (hour) => `${String(hour)}:00`,
    byOrder: 'One invoice per order',
    add: 'Add a customer',
    save: 'Save',
    drop: 'Stop',
    dropped: (name) => `The deliveries of ${name} wait for you to decide again.`,
    saved: (name) => `${name} is invoiced automatically.`,
  },
  accrual: {
    title: 'Income not invoiced yet',
    text: 'At a closing, what was delivered and not invoiced yet is booked (debit 4181, credit 70 and 44587), then reversed on the next day.',
    closingOn: 'Closing day',
    submit: 'Book',
    done: (count, net) => `${deliveries(count)} booked, ${net} without VAT.`,
    past: 'Closings booked',
    row: (count, net) => `${deliveries(count)}, ${net} without VAT`,
  },
  zone: (name) => `The customer’s time: ${name}.`,
  home: {
    toInvoice: (count) =>
      counted('en', count, { one: 'delivery to invoice', other: 'deliveries to invoice' }),
    failed: (count) =>
      counted('en', count, {
        one: 'delivery not invoiced automatically',
        other: 'deliveries not invoiced automatically',
      }),
    subscriptions: (count) =>
      counted('en', count, { one: 'failed subscription', other: 'failed subscriptions' }),
  },
};
