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
export { detectFormat } from './detect-format.ts';
export type { StatementFormat } from './detect-format.ts';
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
