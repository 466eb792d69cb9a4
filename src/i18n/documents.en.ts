import type { documents as source } from './documents.fr.ts';

const days = (count: number): string => `${count}\u00a0${count === 1 ? 'day' : 'days'}`;

const charges: (typeof source)['mail']['charges'] = {
  title: 'Late payment charges',
  intro: (asOf, isPublic) =>
    isPublic
      ? `As of ${asOf}, on top of the invoices (French public procurement code, art. L2192-13, R2192-31 and D2192-35).`
      : `As of ${asOf}, on top of the invoices (French commercial code, art. L441-10 and D441-5).`,
  period: 'Period',
  base: 'On',
  days: 'Days',
  rate: 'Yearly rate',
  amount: 'Amount',
  invoice: (number, due) => `Invoice ${number}, due ${due}`,
  span: (from, to) => `${from} to ${to}`,
  percent: (percent) => `${percent}%`,
  indemnity: 'Fixed compensation for recovery costs',
  settled: 'Already invoiced or given up',
  missing: (semester) =>
    `Interest is counted to the day before 1 ${semester.endsWith('1') ? 'January' : 'July'} ${semester.slice(0, 4)}; the rest will follow.`,
  total: 'Total late charges',
};

const mail: (typeof source)['mail'] = {
  table: 'Invoices concerned',
  number: 'Invoice',
  issued: 'Issued',
  due: 'Due',
  late: 'Late',
  amount: 'Amount due',
  days,
  notYetDue: 'not yet due',
  upcoming: 'For information, due later',
  credit: (number) => `Credit ${number}`,
  received: (on) => `Payment received on ${on}`,
  total: 'Total to pay',
  payTitle: 'To pay by bank transfer',
  beneficiary: 'Beneficiary',
  reference: 'Reference',
  payOnline: (amount) => `Pay ${amount}`,
  charges,
  account: {
    title: 'Your account online',
    text: 'Your invoices, their PDFs, and a place to answer: a date, instalments, a question.',
    open: 'Open my account',
    atSending: '(the address of the page is made at sending)',
  },
  opening: {
    text: 'You agreed that opening this message is reported to us.',
    stop: 'Withdraw my agreement',
    atSending: '(the link to withdraw the agreement is made at sending)',
  },
};

const letter: (typeof source)['letter'] = {
  ...mail,
  billed: 'Invoiced',
  settled: 'Paid',
  customerRef: 'Customer ref.',
  caseRef: 'Case',
  placeAndDate: (place, date) => (place === '' ? date : `${place}, ${date}`),
  level: (level) => `Reminder ${level}`,
  formalNotice: 'Formal notice',
  announcement: 'Notice',
  transfer: 'Transfer',
  online: 'Online',
  scan: 'Scan this code with your banking app to prepare the transfer.',
  qrAlt: 'QR code of a SEPA transfer (EPC069-12): beneficiary, IBAN, amount and reference',
  logoAlt: (company) => `Logo of ${company}`,
  page: 'Page',
  specimen: 'SPECIMEN',
  pay: (amount) => `To pay: ${amount}`,
};

const statement: (typeof source)['statement'] = {
  title: 'Statement of account',
  asOf: (date) => `As of ${date}`,
  intro: 'This is your account in our books on that date. Please let us know of any difference with yours.',
  balance: 'Balance due',
  inFavour: 'Balance in your favour',
  overdue: 'of which overdue',
  openItems: 'Invoices to pay',
  credits: 'Credits and payments on account to deduct',
  payments: 'Latest payments received',
  date: 'Date',
  kind: 'Kind',
  document: 'Document',
  none: 'No invoice is to be paid on that date.',
  aging: 'Breakdown by age',
  amount: 'Amount',
  sum: 'Total',
};

export const documents: typeof source = { mail, letter, statement };
