import type { SendMailOptions } from 'nodemailer';
import type { MailToSend } from '../../app/messages/ports.ts';

/** A message of ours in the words of nodemailer: the same whether it is sent or written down. */
export const toNodemailer = (message: MailToSend): SendMailOptions => ({
  messageId: message.messageId,
  ...(message.references.length === 0
    ? {}
    : { references: [...message.references], inReplyTo: message.references.at(-1) }),
  from: message.from,
  ...(message.replyTo === '' ? {} : { replyTo: message.replyTo }),
  to: [...message.to],
  cc: [...message.cc],
  subject: message.subject,
  text: message.text,
  html: message.html,
  attachments: message.attachments.map((file) => ({
    filename: file.name,
    contentType: file.mediaType,
    content: file.bytes,
    ...(file.cid === undefined ? {} : { cid: file.cid, contentDisposition: 'inline' as const }),
  })),
  // RFC 3834: stops automatic answers from holiday programs.
  headers: { 'Auto-Submitted': 'auto-generated' },
});
