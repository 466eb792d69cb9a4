import { createHash } from 'node:crypto';
import type { MailHead, ReceivedMail } from './ports.ts';

/*
 * What a mail says, as the database can keep it. PostgreSQL takes no U+0000 in a text, no half of a surrogate pair in JSON,
 * no year of six figures and no key of kilobytes. Nobody writes them, but one mail made so must not keep the others from
 * being read.
 */

/** Longer ones are known by their digest; RFC 5322 §2.1.1 has lines of 998 characters at most. */
const MOST_ID = 500;
const MOST_LINE = 500;

const line = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MOST_LINE)
    .toWellFormed();

const lines = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

const messageId = (text: string): string => {
  const plain = text.toWellFormed().replaceAll(/\p{Cc}+/gu, '');
  return plain.length <= MOST_ID ? plain : `sha256:${createHash('sha256').update(plain).digest('hex')}`;
};

/** A day between these years, or none. */
const instant = (at: string | null): string | null =>
  at !== null && /^(?:19|2\d)\d\d-/.test(at) ? at : null;

export const storableHead = (head: MailHead): MailHead => ({
  uid: head.uid,
  messageId: messageId(head.messageId),
  sender: line(head.sender),
  subject: line(head.subject),
});

export const storableMail = (mail: ReceivedMail): ReceivedMail => ({
  ...mail,
  messageId: messageId(mail.messageId),
  answers: mail.answers.map(messageId),
  sender: line(mail.sender),
  senderName: line(mail.senderName),
  subject: line(mail.subject),
  sentAt: instant(mail.sentAt),
  text: lines(mail.text),
  report: lines(mail.report),
  reported: messageId(mail.reported),
  parts: mail.parts.map((part) => ({ ...part, name: line(part.name), mediaType: line(part.mediaType) })),
});
