export { INSTRUMENT_ACCOUNTS } from './accounts.ts';
export type { InstrumentAccounts } from './accounts.ts';
export {
  accountsOf,
  creditPostings,
  debitPostings,
  heldEntry,
  paidEntry,
  remittanceEntry,
  unpaidEntry,
} from './entries.ts';
export type { Part } from './entries.ts';
export {
  BILL_KINDS,
  INSTRUMENT_KINDS,
  INSTRUMENT_STATES,
  REMITTANCE_KINDS,
  chequeDeadlines,
  chequeUrgency,
  needsAcceptance,
} from './instrument.ts';
export type {
  BillKind,
  ChequeUrgency,
  InstrumentKind,
  InstrumentState,
  RemittanceKind,
} from './instrument.ts';
export { lcrText, writeLcrFile } from './lcr-file.ts';
export type { LcrBill, LcrRemittance } from './lcr-file.ts';
