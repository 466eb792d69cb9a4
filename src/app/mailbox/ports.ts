import type { PlainDate } from '../../core/calendar/index.ts';
import type { MailHeaders } from '../../core/replies/index.ts';

export type MailboxSettings = {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: demanded; `none`: this machine only. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string;
  readonly password: string;
  /** 'INBOX', 'Banque'. */
  readonly folder: string;
};

/** What is known of a message before it is opened. */
export type MailHead = {
  readonly uid: number;
  readonly messageId: string;
  readonly sender: string;
  readonly subject: string;
};

/** Of a message that is too large, or that the server does not give out, only what could be had of its head. */
export type MailSource = {
  readonly bytes: Buffer;
  readonly size: number;
  readonly lacks: '' | 'too-large' | 'refused';
};

/** An open mailbox. Reads and never writes: no flag is set, nothing is moved or deleted. */
export type Mailbox = {
  /** Numbers of messages mean something only while this is the same. */
  readonly uidValidity: string;
  /** Messages that came after that number, in their order, of those that arrived since a day. */
  readonly look: (afterUid: number, since?: PlainDate) => Promise<readonly MailHead[]>;
  /** A message as it came; of one that is larger only its head. Null when it is gone. */
  readonly source: (uid: number, maxBytes: number) => Promise<MailSource | null>;
  readonly close: () => Promise<void>;
};

/** A mail server's refusal, in its own words where it has some. */
export class MailboxRefusal extends Error {}

/** Throws MailboxRefusal for what the server or the network does. */
export type OpenMailbox = (settings: MailboxSettings) => Promise<Mailbox>;

export type ReceivedPart = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer };

/** A mail taken apart. Its text is plain: what was HTML only has been turned into words, and nothing of it is kept to be drawn. */
export type ReceivedMail = {
  readonly messageId: string;
  /** Message-IDs it answers, the nearest first (RFC 5322 §3.6.4). */
  readonly answers: readonly string[];
  readonly sender: string;
  readonly senderName: string;
  readonly subject: string;
  /** By its own header; null without a readable one. */
  readonly sentAt: string | null;
  readonly text: string;
  readonly headers: MailHeaders;
  /** The message/delivery-status part, '' without one. */
  readonly report: string;
  /** Message-ID of the message a report is about, by the head it sends back; ''. */
  readonly reported: string;
  readonly parts: readonly ReceivedPart[];
  /** Something in it is left out: more parts than are kept, or nested deeper than is read. */
  readonly isCut: boolean;
};

/** Null for what is no mail, or one that nobody can read. Never throws for what it is given. */
export type ReadMime = (source: Buffer) => Promise<ReceivedMail | null>;
