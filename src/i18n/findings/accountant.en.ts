import type { accountant as french } from './accountant.fr.ts';
import { words } from './text.ts';
import type { TextsLike } from './text.ts';

const { amount, at, day } = words('en');
const value = (text: unknown): string => `“${String(text)}”`;

export const accountant: TextsLike<typeof french> = {
  'accountant.busy': 'A batch is being made. Wait until it is ready, then try again.',
  'accountant.nothing-waits': 'Nothing waits in this period: all its entries are in a batch already.',
  'accountant.until-in-future': 'A batch goes until today at the latest.',
  'accountant.not-delivered': (p) =>
    `Batch no. ${p['no'] ?? ''} is not delivered: there is nothing to refuse.`,
  'accountant.columns-missing': (p) =>
    `Columns are missing: ${p['columns'] ?? ''}. Give a FEC, or a CSV whose first line holds these names.`,
  'accountant.amount': (p) =>
    `${at(p)}the amount cannot be read. Correct the line, then give the file again.`,
  'accountant.no-lines': 'The file has no line below its header.',
  'accountant.lettrage-changed': (p) =>
    `Matching ${p['code'] ?? ''} cannot be made any more: one of its lines moved since. Give the file again.`,
  'export.too-long': (p) =>
    `Entry ${p['entry'] ?? ''}: ${value(p['value'])} is longer than the ${p['width'] ?? ''} characters this format takes. Change the format, or the prefix and length of accounts.`,
  'export.account-clash': (p) =>
    `Two parties (${p['one'] ?? ''} and ${p['other'] ?? ''}) would get the same account ${p['account'] ?? ''}. Change the prefix of party accounts, or the code of one of them.`,
  'opening.unbalanced': (p) =>
    `${at(p)}debits and credits of the file differ by ${amount(p, 'differenceMinor')}. Nothing is taken over.`,
  'opening.entry-unbalanced': (p) =>
    `${at(p)}entry ${p['entry'] ?? ''} does not balance (difference ${amount(p, 'differenceMinor')}).`,
  'opening.amount': (p) => `${at(p)}the amount cannot be read.`,
  'opening.account': (p) => `${at(p)}${value(p['account'])} is not an account number.`,
  'opening.date': (p) => `${at(p)}the date of the entry cannot be read.`,
  'opening.no-lines': 'The file has no balance to take over.',
  'opening.columns-missing': (p) =>
    `Columns are missing: ${p['columns'] ?? ''}. Give a FEC, or a trial balance as CSV with the columns Account, Name, Debit and Credit (or Balance).`,
  'opening.in-future': 'Balances are taken over as of today at the latest.',
  'opening.taken-already': 'This file is taken over already. Undo that first.',
  'opening.books-in-use': (p) =>
    `Entries are dated before ${day(p, 'on')}: taking over all balances would count them twice.`,
  'opening.undone-already': 'This takeover is undone already.',
  'opening.items-used': (p) =>
    `Document ${p['number'] ?? ''} was paid or matched since. Undo that matching first.`,
  'opening.customer': (p) =>
    `${at(p)}${value(p['name'])} could be several of your customers. Give it its code in the file.`,
};
