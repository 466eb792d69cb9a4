import type { PlainDate } from '../calendar/index.ts';
import type { Decimal } from '../money/index.ts';
import type { Identifier } from './model.ts';

/**
 * A lifecycle status message (CDAR D22B, « cycle de vie » of XP Z12-012): what became of an invoice. MDT numbers are
 * those of the French specification. As with invoices, it is data as it was said.
 */

/** CCYY-MM-DDThh:mm:ss as given, without zone: CDAR says none. */
export type Moment = { readonly on: PlainDate; readonly time?: string };

export type StatusParty = {
  /** MDT-38, 57…: SIREN 0002, platform 0238. */
  readonly ids: readonly Identifier[];
  readonly name?: string;
  /** MDT-40…, UNTDID 3035: SE seller, BY buyer, WK platform, DFH public portal. */
  readonly role?: string;
  readonly endpoint?: Identifier;
};

/** MDT-207…: a piece of data the status is about: MEN amount received, DIV value contested, DVA value expected… */
export type StatusData = {
  readonly type?: string;
  readonly name?: string;
  /** Where in the invoice. */
  readonly location?: string;
  readonly value?: string;
  readonly amount?: Decimal;
  readonly currency?: string;
  readonly percent?: Decimal;
  readonly on?: PlainDate;
};

/** MDT-113…: why, and what is asked for. */
export type StatusReason = {
  readonly code?: string;
  readonly text?: string;
  readonly actionCode?: string;
  readonly action?: string;
  readonly notes: readonly string[];
  readonly data: readonly StatusData[];
};

/** MDT-87…: one invoice and its new status. */
export type DocumentStatus = {
  readonly invoice: string;
  readonly invoiceType?: string;
  readonly invoiceOn?: PlainDate;
  readonly receivedAt?: Moment;
  /** MDT-105: 200 Déposée … 213 Rejetée. */
  readonly status: string;
  readonly label?: string;
  /** MDT-88, UNTDID 4405. */
  readonly code?: string;
  readonly issuer?: StatusParty;
  readonly reasons: readonly StatusReason[];
};

export type StatusMessage = {
  /** MDT-3. */
  readonly guideline: string;
  /** MDT-2. */
  readonly process?: string;
  /** MDT-4. */
  readonly number: string;
  readonly name?: string;
  /** MDT-8: when the message was made. */
  readonly madeAt?: Moment;
  /** MDT-77: 23 status of an invoice, 305 of a flow. */
  readonly type?: string;
  /** MDT-78: when the status was set. */
  readonly setAt?: Moment;
  readonly sender?: StatusParty;
  readonly issuer?: StatusParty;
  readonly recipients: readonly StatusParty[];
  readonly documents: readonly DocumentStatus[];
};
