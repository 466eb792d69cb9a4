import { addDays, addMonths, type PlainDate } from '../calendar/index.ts';

/** A cheque; a bill drawn without or with acceptance (lettre de change relevé); a promissory note (billet à ordre relevé). */
export const INSTRUMENT_KINDS = ['cheque', 'lcr', 'lcr_accepted', 'bor'] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];
export const BILL_KINDS = ['lcr', 'lcr_accepted', 'bor'] as const;
export type BillKind = (typeof BILL_KINDS)[number];

export const REMITTANCE_KINDS = ['cheques', 'collection', 'discount'] as const;
export type RemittanceKind = (typeof REMITTANCE_KINDS)[number];

/**
 * issued, sent: a bill that is not accepted yet, its invoices are still owed · held: in hand · remitted: at the bank ·
 * discounted: the bank advanced its money · paid · unpaid · cancelled: it was never one.
 */
export const INSTRUMENT_STATES = [
  'issued',
  'sent',
  'held',
  'remitted',
  'discounted',
  'paid',
  'unpaid',
  'cancelled',
] as const;
export type InstrumentState = (typeof INSTRUMENT_STATES)[number];

/** A bill drawn for acceptance waits for it; every other instrument is in hand from the day it is written down. */
export const needsAcceptance = (kind: InstrumentKind): boolean => kind === 'lcr_accepted';

/** C. mon. fin. art. L131-32: a cheque drawn and payable in metropolitan France is presented within eight days. */
const PRESENTED_WITHIN_DAYS = 8;

/**
 * Until when a cheque is to be presented, and from when its bank may refuse it: a year after that delay (C. mon. fin. art.
 * L131-32 and L131-59). The debt itself outlives the cheque.
 */
export const chequeDeadlines = (
  issuedOn: PlainDate,
): { presentedBy: PlainDate; prescribedAfter: PlainDate } => {
  const presentedBy = addDays(issuedOn, PRESENTED_WITHIN_DAYS);
  return { presentedBy, prescribedAfter: addMonths(presentedBy, 12) };
};

/** How urgent a cheque in hand is: to be remitted soon once its delay has passed, lost to the bank after the year. */
export type ChequeUrgency = 'none' | 'late' | 'soon-prescribed' | 'prescribed';

const SOON_DAYS = 30;

export const chequeUrgency = (issuedOn: PlainDate, today: PlainDate): ChequeUrgency => {
  const { presentedBy, prescribedAfter } = chequeDeadlines(issuedOn);
  if (today > prescribedAfter) return 'prescribed';
  if (addDays(today, SOON_DAYS) > prescribedAfter) return 'soon-prescribed';
  return today > presentedBy ? 'late' : 'none';
};
