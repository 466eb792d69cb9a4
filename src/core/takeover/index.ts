export { columnsOf } from './cell-reader.ts';
export { createFecReader } from './fec.ts';
export type { FecReader, FecReading } from './fec.ts';
export { cleanText, cutText } from './clean-text.ts';
export {
  customerFields,
  fields,
  fieldsOf,
  hasLines,
  importKinds,
  isField,
  lineFields,
  shapeOf,
} from './fields.ts';
export type { Field, ImportKind, Mapping } from './fields.ts';
export { guessWriting } from './guess-writing.ts';
export type { Writing } from './guess-writing.ts';
export { createInvoiceReader } from './invoice-reader.ts';
export type { InvoiceReader } from './invoice-reader.ts';
export { createIntake, DEFAULT_TERMS, isHistory, pieceKey } from './intake.ts';
export type { Intake, Taken, TakenDocument } from './intake.ts';
export { bareNumber, matchFileName, numberCandidates } from './match-file-name.ts';
export type { FileMatch } from './match-file-name.ts';
export { einvoiceCells, einvoiceHeaders, einvoiceMapping } from './read-einvoice.ts';
export type { Own } from './read-einvoice.ts';
export { plainHeader } from './plain-header.ts';
export { readRow } from './read-row.ts';
export {
  guessKind,
  headerScore,
  headerSignature,
  looksLikeLines,
  recogniseColumns,
  restrictMapping,
} from './recognise.ts';
export type { Recognised } from './recognise.ts';
export type {
  CustomerRecord,
  DocumentKind,
  DocumentRecord,
  LineFinding,
  LineRecord,
  Reading,
  ReadOptions,
  RowRef,
} from './records.ts';
export { toItemLine } from './item-line.ts';
export type { LineProduct } from './item-line.ts';
export { createRegistry } from './registry.ts';
export type { Entry, KnownCustomer, Registry } from './registry.ts';
export { countTaken, emptySummary } from './summary.ts';
export type { CurrencyTotal, Summary } from './summary.ts';
export { missingDeliveryColumns, readDeliveries } from './read-deliveries.ts';
export type { BadLine, ReadDeliveries, ToldDelivery } from './read-deliveries.ts';
export { createBalanceReader } from './balance-columns.ts';
export { isCustomers, ourAccount, readOpening } from './opening.ts';
export type { Opening, OpeningAccount, OpeningKind, OpeningPiece } from './opening.ts';
