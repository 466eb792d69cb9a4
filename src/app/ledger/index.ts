export { ensureAccounts } from './ensure-accounts.ts';
export { checkRevenueAccount, revenueAccounts } from './revenue-accounts.ts';
export { openBooks } from './open-books.ts';
export { holdPeriods, lockedUntil, refuseLocked } from './open-periods.ts';
export {
  entryWrites,
  postEntry,
  refuseUnsound,
  type EntrySource,
  type NumberedEntry,
  type PostedEntry,
} from './post-entry.ts';
export { reverseEntry } from './reverse-entry.ts';
export { verifyBooks, type BooksReport } from './verify-books.ts';
