export { CHART_OF_ACCOUNTS, findAccount, isAccountCode, isItemised } from './accounts.ts';
export type { Account } from './accounts.ts';
export {
  CUSTOMERS,
  OPENING_BALANCE,
  SUSPENSE,
  openingEntry,
  paymentEntry,
  reclassifyEntry,
  suspenseEntry,
} from './build-entries.ts';
export type { OpeningItem, PaymentPostings, PaymentShare } from './build-entries.ts';
export { checkEntry, reverseEntry, sides, signedMinor } from './entry.ts';
export type { JournalEntryDraft, PostingDraft } from './entry.ts';
export { carryForward } from './carry-forward.ts';
export type { CarriedLine, CarryForward, YearEndBalance } from './carry-forward.ts';
export { accrualEntry } from './accrual-entry.ts';
export type { ClosingRates } from './accrual-entry.ts';
export { RETENTIONS, correctiveEntries, invoiceEntry } from './invoice-entry.ts';
export type { EntryFacts } from './invoice-entry.ts';
export { releaseEntry } from './release-entry.ts';
export type { Release as RetentionRelease } from './release-entry.ts';
export { exchangePaymentEntry } from './exchange-entry.ts';
export type { ExchangePayment, ForeignShare } from './exchange-entry.ts';
export { JOURNALS, isJournalCode } from './journals.ts';
export type { Journal, JournalCode } from './journals.ts';
export { closeLettrageCode, isPartialLettrage, nextLettrageCode } from './lettrage.ts';
export { calendarYear, financialYearNamed, financialYearOf } from './financial-year.ts';
export type { FinancialYear } from './financial-year.ts';
export { openDay } from './open-day.ts';
export { trialBalance } from './trial-balance.ts';
export type { BalanceRow, TrialBalance } from './trial-balance.ts';
export { DEPOSITS } from './revenue.ts';
export { receiptsEntry, vatDueMinor } from './vat-receipts.ts';
export type { VatMove } from './vat-receipts.ts';
export { VAT_COLLECTED, VAT_PENDING, vatLabel } from './vat-postings.ts';
export { FEC_COLUMNS } from './fec/columns.ts';
export type { FecColumn } from './fec/columns.ts';
export { createFecChecker } from './fec/check-fec.ts';
export type { FecChecker, FecReport } from './fec/check-fec.ts';
export { FEC_HEADER, fecFileName, fecLine } from './fec/write-fec.ts';
export type { FecRow } from './fec/write-fec.ts';
export { hledgerEntry, hledgerHeader } from './hledger.ts';
export type { HledgerEntry, HledgerPosting } from './hledger.ts';
export { drawStatements } from './statements/draw-statements.ts';
export type { AccountStanding, FinancialStatements } from './statements/draw-statements.ts';
export { ASSET_LINES, INCOME_LINES, LIABILITY_LINES } from './statements/pcg-lines.ts';
export type { AssetLine, IncomeLine, LiabilityLine } from './statements/pcg-lines.ts';
export { USUAL_ACCOUNTS, accountName } from './usual-accounts.ts';
export { isBlankLine, writtenEntry, writtenTotals } from './written-entry.ts';
export type { WrittenEntry, WrittenLine } from './written-entry.ts';
export { SETTLEMENT_ACCOUNTS, writeOffEntry } from './write-off-entry.ts';
export type { SettlementAccounts, WriteOff, WriteOffKind } from './write-off-entry.ts';
export { TAXED_BOXES, UNTAXED_BOXES, VAT_BOXES } from './vat-return/boxes.ts';
export type { TaxedBox, UntaxedBox, VatBox } from './vat-return/boxes.ts';
export { boxOf } from './vat-return/box-of.ts';
export type { VatPlaces } from './vat-return/box-of.ts';
export { bareFacts, issuedLines, labelled, releasedLine, takenBackLines } from './vat-return/vat-lines.ts';
export type { BareEntry, Release, VatAmounts, VatFacts, VatPosted } from './vat-return/vat-lines.ts';
export { drawReturn, isBelow, toWholeUnits } from './vat-return/draw-return.ts';
export type { BoxAmount, ReturnBox, VatReturn } from './vat-return/draw-return.ts';
export {
  ANNUAL_LINES,
  annualLineOf,
  drawAnnualReturn,
  hasInstalments,
  isAnnualPeriod,
  isUntaxedLine,
  vatInstalments,
} from './vat-return/annual-return.ts';
export type { AnnualLine, AnnualReturn, AnnualRow } from './vat-return/annual-return.ts';
export { VAT_INSTALMENTS, returnEntry } from './vat-return/return-entry.ts';
export { neighbourPeriod, nextVatPeriod, vatPeriod } from './vat-return/vat-period.ts';
export type { VatEvery } from './vat-return/vat-period.ts';
export * from './export/index.ts';
export { compareLettrage, foreignEntries, RETURN_OUTCOMES } from './fec/compare-lettrage.ts';
export type { OurEntry, OurItem, ReturnedGroup, ReturnOutcome } from './fec/compare-lettrage.ts';
export { createTheirReader, missingColumns } from './fec/returned-line.ts';
export type { TheirLine } from './fec/returned-line.ts';
export { LATE_CHARGE_ACCOUNTS, lateChargeEntry } from './late-charge-entry.ts';
export type { LateChargeAccounts, LateChargeBooking } from './late-charge-entry.ts';
