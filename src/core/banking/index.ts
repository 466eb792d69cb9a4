export { batchEntry } from './batch-entry.ts';
export { accountEntry, BANK_FEES, returnEntry, vatWithin } from './account-entry.ts';
export type { AccountChoice } from './account-entry.ts';
export { createCamtParser } from './camt.ts';
export { createCfonbParser } from './cfonb.ts';
export { createMt940Parser } from './mt940.ts';
export { createOfxParser } from './ofx.ts';
export { createQifParser } from './qif.ts';
export { proveChain } from './chain.ts';
export { createCsvParser } from './csv.ts';
export type { CsvFile, CsvOptions } from './csv.ts';
export { findCsvProfile } from './csv-profile.ts';
export type { CsvProfile, CsvRole } from './csv-profile.ts';
export { groupOf, SURE_SCORE } from './decision-group.ts';
export type { DecisionGroup, WaitingFacts } from './decision-group.ts';
export { detectFormat } from './detect-format.ts';
export type { StatementFormat } from './detect-format.ts';
export { isOfRule, labelPattern, nameKey, ruleOf } from './label-pattern.ts';
export type { LineRule } from './label-pattern.ts';
export { findRecorded, isSurelyRecorded, RECORDED_EARLY_DAYS, RECORDED_LATE_DAYS } from './recorded.ts';
export type { Recorded, RecordedLine, RecordedPayment } from './recorded.ts';
export { findReturned, isReturn, MAX_RETURN_FEE } from './returned.ts';
export type { Returnable, Returned, ReturnLine, ReturnReason } from './returned.ts';
export { naturalKeys } from './natural-keys.ts';
export { createStatementReader, readStatements } from './read-statements.ts';
export { isImportable } from './statement.ts';
export type {
  Balance,
  Proof,
  ReadOptions,
  Statement,
  StatementEntry,
  StatementFile,
  StatementKind,
  StatementParser,
  StatementTotals,
} from './statement.ts';
export { statementFileJson } from './to-json.ts';
