import { room, type Room } from '../../shell/http/context.ts';
import { askBooksCheck } from './books-check.ts';
import { ledgerContract } from './contract.ts';
import type { LedgerPorts } from './ports.ts';
import { readCheck } from './read-check.ts';
import { readAccountLedger } from './reports/account-ledger.ts';
import { exportFec } from './reports/export-fec.ts';
import { exportReport } from './reports/export-report.ts';
import { listEntries } from './reports/list-entries.ts';
import { keepBooks, readOverview } from './reports/overview.ts';
import { readPartyBalance } from './reports/party-balance.ts';
import { readEntry } from './reports/read-entry.ts';
import { readBankReconciliation } from './reports/bank-reconciliation.ts';
import { wireStatements } from './reports/statements.ts';
import { readTrialBalance } from './reports/trial-balance.ts';

export { createBooksCheck, type BooksCheck, type Proof } from './books-check.ts';
export { ensureAccounts } from './ensure-accounts.ts';
export { checkRevenueAccount, revenueAccounts } from './revenue-accounts.ts';
export { closeMonths, monthsTick } from './close-months.ts';
export { openBooks } from './open-books.ts';
export { holdPeriods, lockedUntil, refuseLocked, wasLocked } from './open-periods.ts';
export {
  entryWrites,
  postEntry,
  refuseUnsound,
  type EntrySource,
  type NumberedEntry,
  type PostedEntry,
} from './post-entry.ts';
export { readPostedDraft, reverseEntries, reverseEntry, type Reversal } from './reverse-entry.ts';
export { verifyBooks, type BooksReport } from './verify-books.ts';
export type { LedgerPorts, ReportPorts, ReportScope, Snapshot } from './ports.ts';
export { fecNameOf } from './reports/export-fec.ts';
export { fecText } from './reports/fec-rows.ts';
export { hledgerText } from './reports/hledger-text.ts';
export { readFinancialYear, requireYearNamed } from './reports/financial-year.ts';
export { lettrageOf } from './reports/lettrage-of.ts';
export { readBooksKept } from './reports/overview.ts';
export { readTrialBalance } from './reports/trial-balance.ts';
export { tableFile } from './reports/table-file.ts';
export type { ReportRow, ReportTable } from './reports/report-table.ts';

export const ledgerRoom = (ports: LedgerPorts): Room =>
  room('ledger', ledgerContract, {
    overview: (context) => readOverview(context),
    keepBooks: (context, input) => keepBooks(context, input),
    trialBalance: (context, input) => readTrialBalance(context, input),
    partyBalance: (context, input) => readPartyBalance(context, input),
    ledger: (context, input) => readAccountLedger(context, input),
    entries: (context, input) => listEntries(context, input),
    readEntry: (context, input) => readEntry(context, input.id),
    statements: (context, input) => wireStatements(context, input),
    bankReconciliation: (context, input) => readBankReconciliation(context, input),
    exportReport: (context, input) => exportReport(context, input, ports),
    exportFec: (context, input) => exportFec(context, input, ports),
    check: (context) => readCheck(context),
    runCheck: async (context) => {
      await askBooksCheck(context, ports.checkJob);
      return readCheck(context);
    },
  });
