import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import type { ReceivedMail } from '../../app/mailbox/ports.ts';

/** Of HTML beyond this only its first words are worth reading. */
const MOST_HTML = 1_000_000;
const MOST_PARTS = 50;
/** Multiparts begun in one mail: real ones have a handful; thousands are made to exhaust whoever reads them. */
const MOST_BOUNDARIES = 200;
const MOST_REFERENCES = 100;
/** What is looked at of a header. */
const HEADERS = [
  'auto-submitted',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-reply-from',
  'x-ms-exchange-inbox-rules-loop',
  'x-mailer',
  'precedence',
  'list-id',
  'list-unsubscribe',
];

export const readMime = async (source: Buffer): Promise<ReceivedMail | null> => {
  if (isNestedTooDeep(source)) return null;
  try {
    const mail = await simpleParser(source, {
      keepDeliveryStatus: true,
      skipImageLinks: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      maxHtmlLengthToParse: MOST_HTML,
    });
    return received(mail);
  } catch {
    // Whatever a hostile mail does to the parser, it is one mail that cannot be read.
    return null;
  }
};

const isNestedTooDeep = (source: Buffer): boolean => {
  let count = 0;
  for (let at = source.indexOf('boundary='); at >= 0; at = source.indexOf('boundary=', at + 9)) {
    count += 1;
    if (count > MOST_BOUNDARIES) return true;
  }
  return false;
};

const received = (mail: ParsedMail): ReceivedMail | null => {
  if (mail.from === undefined && mail.messageId === undefined && mail.date === undefined) return null;
  const [from] = mail.from?.value ?? [];
  const { attachments } = mail;
  const report = attachments.find((one) => one.contentType === 'message/delivery-status');
  const returned = attachments.find((one) =>
    /^(?:message\/rfc822|text\/rfc822-headers)$/.test(one.contentType),
  );
  const parts = attachments.filter(
    (one) => one !== report && one !== returned && !isDecoration(one, mail.text ?? ''),
  );
  return {
    messageId: mail.messageId ?? '',
    answers: answersOf(mail),
    sender: (from?.address ?? '').toLowerCase().slice(0, 254),
    senderName: asWindows(from?.name ?? '').slice(0, 200),
    subject: asWindows(mail.subject ?? '').slice(0, 500),
    sentAt: mail.date === undefined || Number.isNaN(mail.date.getTime()) ? null : mail.date.toISOString(),
    text: textOf(mail),
    headers: headersOf(mail),
    report: report?.content.toString('utf8') ?? '',
    reported:
      returned === undefined ? '' : messageIdIn(returned.content.subarray(0, 65_536).toString('latin1')),
    parts: parts.slice(0, MOST_PARTS).map((one, at) => ({
      name: (one.filename ?? `piece-${String(at + 1)}`).slice(0, 200),
      mediaType: one.contentType,
      bytes: one.content,
    })),
    isCut: parts.length > MOST_PARTS,
  };
};

/** A letterhead's logo, shown inside the HTML, says nothing; one sent beside a text without words may be all there is. */
const isDecoration = (one: Attachment, text: string): boolean =>
  one.related && one.contentType.startsWith('image/') && text.trim() !== '';

const answersOf = (mail: ParsedMail): string[] => {
  const references = mail.references === undefined ? [] : [mail.references].flat();
  const ids = [mail.inReplyTo ?? '', ...references.slice(-MOST_REFERENCES).reverse()];
  return [...new Set(ids.flatMap((one) => one.match(/<[^<>\s]{1,300}>/g) ?? []))];
};

/** How html-to-text writes an image: its address is of no use, and may be there to be asked for. */
const IMAGE = /\[(?:https?|cid|data):[^\]\s]*\]/gi;

/** 0x80 to 0x9f of windows-1252; what it leaves free goes. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/**
 * What is called iso-8859-1 is windows-1252 (WHATWG Encoding §4.2): Outlook's apostrophe is 0x92 and its euro 0x80, which
 * nobody means as control characters.
 */
const asWindows = (text: string): string =>
  text.replaceAll(/[\u0080-\u009f]/g, (unit) => WINDOWS[unit.charCodeAt(0) - 0x80] ?? '');

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Control characters go: a text is stored and shown as it is. */
const textOf = (mail: ParsedMail): string =>
  asWindows(mail.text ?? '')
    .replaceAll(IMAGE, '')
    .replaceAll(CONTROL, '');

const headersOf = (mail: ParsedMail): Map<string, string> => {
  const kept = new Map<string, string>();
  for (const line of mail.headerLines) {
    if (!HEADERS.includes(line.key)) continue;
    kept.set(
      line.key,
      line.line
        .slice(line.line.indexOf(':') + 1)
        .replaceAll(/\s+/g, ' ')
        .trim(),
    );
  }
  // mailparser folds List-* into one header of its own.
  if (mail.headerLines.some((line) => line.key === 'list-id'))
    kept.set('list-id', kept.get('list-id') || '-');
  return kept;
};

const messageIdIn = (head: string): string => /^message-id:\s*(<[^<>\s]+>)/im.exec(head)?.[1] ?? '';
