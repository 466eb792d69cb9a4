import type { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import type { MailSettings, MailToSend, MailTransport, SendOutcome } from '../../app/messages/ports.ts';
import { classify } from './classify.ts';
import { toNodemailer } from './to-nodemailer.ts';

/** How long a mail server may be silent, in ms: until it is connected, until it greets, and at any moment after that. */
export type SmtpPatience = {
  readonly connectionTimeout: number;
  readonly greetingTimeout: number;
  readonly socketTimeout: number;
  readonly dnsTimeout: number;
};

const PATIENCE: SmtpPatience = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  dnsTimeout: 10_000,
};

/** A few pooled connections to a mail server, opened when they are needed; certificates are checked, and STARTTLS is demanded, never only wished for. */
export const openSmtp = (settings: MailSettings, patience: SmtpPatience = PATIENCE): MailTransport => {
  const transporter = nodemailer.createTransport({
    pool: true,
    // The sender decides how many messages are under way at once; fewer make it wait.
    maxConnections: 3,
    maxMessages: 200,
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    ...(settings.user === '' ? {} : { auth: { user: settings.user, pass: settings.password } }),
    tls: { minVersion: 'TLSv1.2' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  });
  const streams = new Map<string, Readable>();
  // The stream of the content is read when the server has answered 354 to DATA, not before.
  transporter.use('stream', (mail, done) => {
    const create = mail.message.createReadStream.bind(mail.message);
    mail.message.createReadStream = (options) => {
      const stream = create(options);
      streams.set(String(mail.data.messageId), stream);
      return stream;
    };
    done();
  });
  return {
    send: async (message) => {
      try {
        const info = await transporter.sendMail(toNodemailer(message));
        return outcomeOf(message, info);
      } catch (cause) {
        return classify(cause, streams.get(message.messageId)?.readableDidRead === true);
      } finally {
        streams.delete(message.messageId);
      }
    },
    close: () => transporter.close(),
  };
};

type SentInfo = {
  response: string;
  rejected: (string | { address: string })[];
  rejectedErrors?: readonly { recipient?: string | undefined; response?: string | undefined }[] | undefined;
};

/** Accepted for some and refused for others: what counts is whom it is written to, a copy is a courtesy. */
const outcomeOf = (message: MailToSend, info: SentInfo): SendOutcome => {
  const rejected = info.rejected.map((one) => (typeof one === 'string' ? one : one.address));
  const missing = message.to.filter((address) => rejected.includes(address));
  const told = [info.response, ...rejected.map((address) => `refused: ${address}`)];
  const response = told.join(' · ');
  const refused = rejected.map((address) => ({
    address,
    response: info.rejectedErrors?.find((one) => one.recipient === address)?.response ?? '',
  }));
  if (missing.length === message.to.length) {
    // What the server said of them comes first: it decides what becomes of their addresses.
    const why = refused.find(({ address }) => missing.includes(address))?.response ?? '';
    const words = [why, ...told].filter((one) => one !== '').join(' · ');
    return { outcome: 'refused', response: words, permanent: true, account: false };
  }
  return { outcome: 'accepted', response, refused };
};
