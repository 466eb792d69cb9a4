import { ImapFlow, type FetchMessageObject, type FetchQueryObject } from 'imapflow';
import { simpleParser } from 'mailparser';
import {
  MailboxRefusal,
  type Mailbox,
  type MailboxSettings,
  type MailHead,
  type MailSource,
} from '../../app/mailbox/ports.ts';

/** Milliseconds that a server may be silent. */
type Timeouts = {
  readonly connectionTimeout: number;
  readonly greetingTimeout: number;
  readonly socketTimeout: number;
};
const TIMEOUTS: Timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
const MOST_MESSAGES = 200;
/** Of a message too large to be fetched. */
const HEAD = ['message-id', 'from', 'to', 'subject', 'date', 'in-reply-to', 'references', 'auto-submitted'];

/** One read-only look into a folder; certificates are checked, and STARTTLS is demanded, never only wished for. */
export const openImap = async (
  settings: MailboxSettings,
  timeouts: Timeouts = TIMEOUTS,
): Promise<Mailbox> => {
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    doSTARTTLS: settings.security === 'tls' ? undefined : settings.security === 'starttls',
    auth: { user: settings.user, pass: settings.password },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    ...timeouts,
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
            { uid: true, headers: ['message-id', 'from', 'subject'] },
            { uid: true },
          );
          if (message === false || message === undefined) continue;
          const mail = await simpleParser(message.headers ?? Buffer.alloc(0));
          heads.push({
            uid,
            messageId: mail.messageId ?? `${String(opened.uidValidity)}-${String(uid)}`,
            sender: (mail.from?.value[0]?.address ?? '').toLowerCase(),
            subject: (mail.subject ?? '').slice(0, 500),
          });
        }
        return heads;
      }),
    source: (uid, maxBytes) =>
      asked(async () => {
        const sized = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
        if (sized === false || sized === undefined) return null;
        const size = sized.size ?? 0;
        const isTooLarge = size > maxBytes;
        const whole = isTooLarge ? null : await given(client, uid, { uid: true, source: true });
        if (whole?.source !== undefined) return { bytes: whole.source, size, lacks: '' };
        const head = await given(client, uid, { uid: true, headers: HEAD });
        const lacks: MailSource['lacks'] = isTooLarge ? 'too-large' : 'refused';
        return { bytes: head?.headers ?? Buffer.alloc(0), size, lacks };
      }),
    close: async () => {
      await client.logout().catch(() => client.close());
    },
  };
};

/** What a server answers of one message; null where it says NO to that message alone, and to nothing else. */
const given = async (
  client: ImapFlow,
  uid: number,
  query: FetchQueryObject,
): Promise<FetchMessageObject | null> => {
  try {
    return (await client.fetchOne(String(uid), query, { uid: true })) || null;
  } catch (cause) {
    if (client.usable && /^(?:NO|BAD)$/.test(String((cause as { responseStatus?: unknown }).responseStatus)))
      return null;
    throw cause;
  }
};

/** The server's own words before the library's. */
const wordsOf = (cause: unknown): string => {
  const told = cause as { responseText?: unknown; message?: unknown };
  const words = [told.responseText, told.message].find((one) => typeof one === 'string' && one !== '');
  return String(words ?? cause).slice(0, 300);
};
