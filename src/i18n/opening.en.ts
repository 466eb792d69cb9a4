import type { opening as french } from './opening.fr.ts';
import { counted } from './plural.ts';

export const opening: typeof french = {
  title: 'Balances of all accounts',
  subtitle: 'The FEC of your former software, or its trial balance: each account gets its balance back.',
  link: 'Take over all accounts',
  linkText: 'From a FEC or a trial balance: bank, capital, suppliers, VAT… at once.',
  day: 'Balances in the evening of',
  dayHint: 'Entries after that day are left out.',
  drop: 'The FEC or trial balance of your former software',
  dropHint:
    'From a trial balance customers are not taken: their invoices come by the import of open invoices.',
  another: 'Another file',
  check: 'What will be taken over',
  read: (lines) => counted('en', lines, { one: 'line read', other: 'lines read' }),
  later: (lines) => counted('en', lines, { one: 'later line left out', other: 'later lines left out' }),
  figures: {
    accounts: 'Accounts',
    debit: 'Debit balances',
    credit: 'Credit balances',
    customers: 'New customers',
    known: 'Known customers',
    items: 'Open invoices',
    others: 'Other open items',
  },
  proof: {
    before: (amount) =>
      `Balance of the file: ${amount} in debit as in credit. That of Encaisse will be the same, account by account, or nothing is taken over.`,
    after: (amount) =>
      `Proved: the balance of Encaisse was that of the file, account by account (${amount} in debit as in credit).`,
    left: 'Customers (411) and their counterpart (890) wait for the import of open invoices.',
  },
  accounts: 'Balance taken over',
  columns: { account: 'Account', name: 'Name', how: 'How', debit: 'Debit', credit: 'Credit' },
  kinds: {
    sum: 'Balance',
    items: 'Item by item',
    customers: 'Invoice by invoice',
    left: 'By the import of invoices',
  },
  refused: 'Nothing can be taken over',
  take: 'Take over these balances',
  taken: (count) => counted('en', count, { one: 'account taken over', other: 'accounts taken over' }),
  history: 'Takeovers done',
  asOf: (day) => `as of ${day}`,
  by: (name) => `by ${name}`,
  undone: (name) => `Undone by ${name}`,
  done: 'Taken over',
  undo: 'Undo',
  undoOf: (file) => `Undo the takeover of ${file}`,
  undoTitle: 'Undo this takeover?',
  undoDetail:
    'Mirror entries of the same day bring each account back to nothing. Customers and their invoices stay, with nothing due; the file can be taken over again.',
  undoDone: 'The takeover is undone.',
};
