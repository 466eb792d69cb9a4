import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import {
  MailboxRefusal,
  type MailAttachment,
  type Mailbox,
  type MailboxSettings,
  type MailHead,
} from '../../app/banking/ports.ts';

const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
/** A message larger than this is no statement. */
const MAX_BYTES = 80 * 1_048_576;
const MOST_MESSAGES = 200;
/** Of a message too large to be fetched. */
const HEAD = ['message-id', 'from', 'to', 'subject', 'date', 'in-reply-to', 'references', 'auto-submitted'];

/** One read-only look into a folder; certificates are checked, and STARTTLS is demanded, never only wished for. */
export const openImap = async (settings: MailboxSettings): Promise<Mailbox> => {
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    doSTARTTLS: settings.security === 'tls' ? undefined : settings.security === 'starttls',
    auth: { user: settings.user, pass: settings.password },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    ...TIMEOUTS,
  });
  // Without a listener a connection that breaks later would end the program.
  client.on('error', () => undefined);
  const asked = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      client.close();
      throw new MailboxRefusal(wordsOf(cause), { cause });
    }
  };
  const opened = await asked(async () => {
    await client.connect();
    return client.mailboxOpen(settings.folder, { readOnly: true });
  });
  return {
    uidValidity: String(opened.uidValidity),
    look: (afterUid, since) =>
      asked(async () => {
        const found = await client.search(
          { uid: `${String(afterUid + 1)}:*`, ...(since !== undefined && { since }) },
          { uid: true },
        );
        // 'n:*' always answers the last message, even when it came before n.
        const uids = (found === false || found === undefined ? [] : found)
          .filter((uid) => uid > afterUid)
          .slice(0, MOST_MESSAGES);
        const heads: MailHead[] = [];
        for (const uid of uids) {
          const message = await client.fetchOne(
            String(uid),
            { uid: true, headers: ['message-id', 'from'] },
            { uid: true },
          );
          if (message === false || message === undefined) continue;
          const mail = await simpleParser(message.headers ?? Buffer.alloc(0));
          heads.push({
            uid,
            messageId: mail.messageId ?? `${String(opened.uidValidity)}-${String(uid)}`,
            sender: (mail.from?.value[0]?.address ?? '').toLowerCase(),
          });
        }
        return heads;
      }),
    source: (uid, maxBytes) =>
      asked(async () => {
        const sized = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
        if (sized === false || sized === undefined) return null;
        const size = sized.size ?? 0;
        const isHeadOnly = size > maxBytes;
        const message = await client.fetchOne(
          String(uid),
          isHeadOnly ? { uid: true, headers: HEAD } : { uid: true, source: true },
          { uid: true },
        );
        if (message === false || message === undefined) return null;
        const bytes = isHeadOnly ? message.headers : message.source;
        return bytes === undefined ? null : { bytes, size, isHeadOnly };
      }),
    attachments: (uid) =>
      asked(async () => {
        const sized = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
        if (sized === false || sized === undefined || (sized.size ?? 0) > MAX_BYTES) return [];
        const message = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true });
        if (message === false || message?.source === undefined) return [];
        const mail = await simpleParser(message.source);
        return mail.attachments.map((one, at): MailAttachment => ({
          name: one.filename ?? `${String(uid)}-${String(at + 1)}`,
          bytes: one.content,
        }));
      }),
    close: async () => {
      await client.logout().catch(() => client.close());
    },
  };
};

/** The server's own words before the library's. */
const wordsOf = (cause: unknown): string => {
  const told = cause as { responseText?: unknown; message?: unknown };
  const words = [told.responseText, told.message].find((one) => typeof one === 'string' && one !== '');
  return String(words ?? cause).slice(0, 300);
};
