import type { MailHeaders } from '../../core/replies/index.ts';

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
