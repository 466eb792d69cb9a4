import type { DocumentFormatter } from '../../invoicing/documents/formatter.ts';
import type { ChargesLabels, ShownClaim } from '../documents/charges-table.ts';
import type { DunningDraft } from '../draft.ts';
import type { OwnSignature } from './signature.ts';

export type Mail = { subject: string; text: string; html: string };

/** The part of a draft that a message shows. */
export type ShownDraft = Pick<
  DunningDraft,
  'kind' | 'currency' | 'items' | 'credits' | 'upcoming' | 'itemsMinor' | 'creditsMinor' | 'totalMinor'
>;

/** Where to pay. `reference` is what finds the payment back on the bank statement. */
export type PaymentDetails = {
  beneficiary: string;
  iban: string;
  bic: string | null;
  reference: string;
  /** https only; null without online payment. */
  url: string | null;
};

export type Signature = {
  name: string;
  role: string | null;
  phone: string | null;
  email: string | null;
  /** The sender's own, in the place of the company's role, telephone and address. */
  own?: OwnSignature;
};

/** The words around the values, from i18n. */
export type MailLabels = {
  table: string;
  number: string;
  issued: string;
  due: string;
  late: string;
  amount: string;
  days: (days: number) => string;
  notYetDue: string;
  credit: (number: string) => string;
  /** Money received on that day and not yet matched: it has no number. */
  received: (on: string) => string;
  upcoming: string;
  total: string;
  payTitle: string;
  beneficiary: string;
  reference: string;
  payOnline: (amount: string) => string;
  charges: ChargesLabels;
  account: { title: string; text: string; open: string; atSending: string };
  opening: { text: string; stop: string; atSending: string };
};

/** The customer's account online; `url` null: its address is made as the message is sent. */
export type AccountLink = { url: string | null };

/**
 * The picture that tells of an opening, and where the agreement to it is taken back (loi Informatique et Libertés, art. 82).
 * Both null: they are made as the message is sent.
 */
export type OpeningMark = { pictureUrl: string | null; stopUrl: string | null };

export type MailInput = {
  language: 'fr' | 'en';
  /** Filled texts: `fill` has been through them. */
  subject: string;
  body: string;
  draft: ShownDraft;
  /** Late charges asked for on top; null: the message claims none. */
  claim: ShownClaim | null;
  company: { name: string; legalLine: string };
  payment: PaymentDetails | null;
  /** null: the message leads to no account. */
  account: AccountLink | null;
  signature: Signature;
  /** The reader agreed that opening the mail is told; null: nothing in it tells. */
  opening: OpeningMark | null;
  labels: MailLabels;
  format: DocumentFormatter;
};
