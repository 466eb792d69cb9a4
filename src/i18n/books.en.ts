import type { books as french } from './books.fr.ts';
import { words, type Params, type TextsLike } from './findings/text.ts';

const { amount, day } = words('en');
const instantDay = (p: Params): string => day({ on: String(p['provedAt']).slice(0, 10) }, 'on');

export const books: TextsLike<typeof french> = {
  'books.entry-unbalanced': (p) =>
    `Entry ${p['journal']} ${p['entryNo']} does not balance (difference ${amount(p, 'gapMinor')}) or lacks a line. Id ${p['entry']}.`,
  'books.entry-numbers': (p) =>
    `The numbers of journal ${p['journal']} in ${p['year']} have a gap: ${p['entries']} entries, highest number ${p['highest']}, counter ${p['counter']}.`,
  'books.entry-year': (p) =>
    `Entry ${p['journal']} ${p['entryNo']}, dated ${day(p, 'entryOn')}, is numbered in the year ${p['year']}.`,
  'books.entry-changed': (p) =>
    `Entry ${p['journal']} ${p['entryNo']} (${p['year']}) is no longer as it was posted, or the one before it has changed.`,
  'books.entry-reversal': (p) =>
    `Entry ${p['journal']} ${p['entryNo']} is not the mirror of ${p['ofJournal']} ${p['ofEntryNo']}, which it reverses.`,
  'books.entry-head': (p) =>
    `The chain of entries of journal ${p['journal']} (${p['year']}) was made anew: number ${p['entryNo']} is not the one of the verification of ${instantDay(p)}.`,
  'books.invoice-differs': (p) =>
    `Invoice ${p['number']} is worth ${amount(p, 'totalMinor')} and its instalments ${amount(p, 'itemsMinor')}.`,
  'books.bank-account': (p) =>
    `Bank account ${p['name']}: its decided lines are worth ${amount(p, 'linesMinor')} at the bank and ${amount(p, 'bookedMinor')} on account ${p['account']}.`,
  'books.bank-chain': (p) =>
    `Statement ${p['reference']} of account ${p['account']} opens with ${amount(p, 'openingMinor')}, while the one before closes with ${amount(p, 'beforeMinor')}: a statement is missing between them.`,
  'books.bank-import': (p) =>
    `The bank file ${p['name']} brought ${p['said']} lines; ${p['found']} are there, or one of them is there twice, or it was taken back in part.`,
  'books.guard-off': (p) =>
    `The database no longer guards its entries: the rule “${p['guard']}” of table “${p['table']}” is off.`,
  'books.posting-without-item': (p) =>
    `Line ${p['line']} of entry ${p['entry']} (account ${p['account']}) does not match its open item: ${amount(p, 'postedMinor')} on the account, ${amount(p, 'itemMinor')} as an item.`,
  'books.item-open': (p) =>
    `Item ${p['number']} shows ${amount(p, 'openMinor')} open and settled on “${p['settledOn']}”; its allocations give ${amount(p, 'expectedMinor')} and “${p['expectedOn']}”. Id ${p['item']}.`,
  'books.allocation-crossed': (p) =>
    `Allocation ${p['allocation']} joins ${p['debit']} and ${p['credit']}, which differ in account, customer or currency, or counts before both exist.`,
  'books.reversal-differs': (p) => `Reversal ${p['reversal']} does not mirror allocation ${p['allocation']}.`,
  'books.lettrage-open': (p) =>
    `Lettrage ${p['code']} (${p['number']}) does not balance. Id ${p['lettrage']}.`,
  'books.payment-differs': (p) =>
    `Payment ${p['payment']} is ${amount(p, 'amountMinor')}, but ${amount(p, 'bookedMinor')} are booked and ${amount(p, 'openedMinor')} stand on customers’ accounts.`,
  'books.open-balance': (p) =>
    `The balance kept for party ${p['party']} (account ${p['account']}) is ${amount(p, 'keptMinor')}; its open items give ${amount(p, 'itemsMinor')}, or another oldest due date.`,
  'books.vat-receipt': (p) =>
    `VAT on receipts of ${p['number']} (${p['label']}): ${amount(p, 'movedMinor')} fell due, ${amount(p, 'expectedMinor')} by what is settled.`,
  'books.vat-receipt-entry': (p) =>
    `VAT entry ${p['entry']} has ${amount(p, 'bookedMinor')} on account 44574; ${amount(p, 'movedMinor')} fell due.`,
  'books.account-month': (p) =>
    `The total kept of account ${p['account']} in ${p['month']} is ${amount(p, 'keptMinor')}; its entries give ${amount(p, 'entriesMinor')}.`,
  'books.write-off': (p) =>
    `The difference written off on ${p['number']} is ${amount(p, 'amountMinor')} and its item ${amount(p, 'itemMinor')}. Id ${p['writeOff']}.`,
  'books.bank-batch': (p) => `The batch ${p['reference'] ?? ''} has not the state of its bank line.`,
  'books.late-charge': (p) =>
    `Late charges ${p['number']}: ${amount(p, 'claimedMinor')} claimed as booked, ${amount(p, 'itemMinor')} as an item, ${amount(p, 'earnedMinor')} as revenue. Id ${p['item']}.`,
  'books.bank-line': (p) =>
    `The bank movement of ${day(p, 'bookedOn')} (${amount(p, 'amountMinor')}) and its payment (${amount(p, 'paymentMinor')}) do not agree. Id ${p['line']}.`,
  'books.bank-statement': (p) =>
    `Statement ${p['reference']} is not proved: ${amount(p, 'openingMinor')} at the start, ${amount(p, 'linesMinor')} of movements, ${amount(p, 'closingMinor')} at the end.`,
  'books.instrument-account': (p) =>
    `Cheques and bills should leave ${amount(p, 'expectedMinor')} on account ${p['account']}; their entries leave ${amount(p, 'postedMinor')}.`,
  'books.instrument-vat': (p) =>
    `Bill ${p['number']} is in portfolio although its VAT on receipts does not wait for its payment, or stopped waiting for no reason.`,
  'books.account-differs': (p) =>
    `On ${day(p, 'on')}, account ${p['account']} is ${amount(p, 'ledgerMinor')} and its open items are ${amount(p, 'openMinor')}.`,
  'books.closing-differs': (p) =>
    `Closings keep ${amount(p, 'keptMinor')} on accounts ${p['account']}, and their entries ${amount(p, 'bookedMinor')}.`,
  'books.closing-reversal': (p) =>
    `Reversal ${p['reversal']} is not the mirror of closing entry ${p['entry']}, dated the day after.`,
};
