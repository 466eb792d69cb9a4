import { createHash } from 'node:crypto';
import { plainDate } from '../../core/calendar/index.ts';
import {
  classifyReply,
  isAutomatic,
  isBulk,
  readReport,
  readTextBounce,
  splitQuoted,
  type DeliveryReport,
  type Proposal,
} from '../../core/replies/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { keepFile } from '../files/index.ts';
import type { Arrived, ReceivedMail } from '../mailbox/index.ts';
import { reportDelivery, type MessageHooks } from '../messages/index.ts';
import { dayOf } from './day-of.ts';
import { findAnswered, findByAddress, type Answered } from './find-thread.ts';
import { isKnown } from './is-known.ts';
import { keepParts } from './keep-parts.ts';
import { wireProposals } from './wire-proposals.ts';

/** Longer texts are cut: what a person wrote to answer a reminder is in the first pages. */
const MOST_CHARACTERS = 40_000;

type Found = {
  readonly partyId: string | null;
  readonly by: '' | 'thread' | 'address';
  readonly answered: Answered | null;
};

/** Takes one mail in, whole, once; nothing is done of what it says. A report of a mail server settles the fate of ours. */
export const receive = async (context: Context, hooks: MessageHooks, arrived: Arrived): Promise<void> => {
  const { mail } = arrived;
  const messageId = messageIdOf(arrived);
  if (await isKnown(context, messageId)) return;
  const reported = mail === null ? null : await readReports(context, mail);
  if (reported !== null) {
    for (const one of reported.reports) await reportDelivery(context, hooks, reported.answered.id, one);
  }
  const found =
    reported === null
      ? await whose(context, arrived)
      : { ...thread(reported.answered), answered: reported.answered };
  const kind =
    reported === null
      ? mail !== null && isAutomatic(mail.headers, mail.subject, { answersUs: found.answered !== null })
        ? 'automatic'
        : 'reply'
      : worst(reported.reports);
  const isNobodys =
    found.partyId === null &&
    mail !== null &&
    (isBulk(mail.headers) || reported !== null || mail.report !== '');
  await write(context, arrived, { messageId, kind, found, isNobodys });
};

/** By its own name; without one, by what it is, or by its place where nothing of it could be had. */
const messageIdOf = ({ mail, head, source }: Arrived): string => {
  if (mail !== null && mail.messageId !== '') return mail.messageId;
  if (head.messageId.startsWith('<') || source.bytes.length === 0) return head.messageId;
  return `sha256:${createHash('sha256').update(source.bytes).digest('hex')}`;
};

/** What it says of a message of ours; null for a mail that is no report, or about nothing we sent. */
const readReports = async (
  context: Context,
  mail: ReceivedMail,
): Promise<{ answered: Answered; reports: readonly DeliveryReport[] } | null> => {
  const ids = [
    mail.reported,
    ...mail.answers,
    ...(mail.text.slice(0, 40_000).match(/<[^<>\s]{1,300}>/g) ?? []),
  ];
  const answered = await findAnswered(context, [...new Set(ids.filter((id) => id !== ''))].slice(0, 100));
  if (answered === null) return null;
  const reports = mail.report === '' ? readTextBounce(mail, answered.recipients) : readReport(mail.report);
  const ours = reports.filter((one) => answered.recipients.some((to) => to.toLowerCase() === one.recipient));
  return ours.length === 0 ? null : { answered, reports: ours };
};

const worst = (reports: readonly DeliveryReport[]): 'bounce' | 'delayed' | 'delivered' => {
  const fates = reports.map((one) => one.fate);
  return fates.includes('bounced') ? 'bounce' : fates.includes('delayed') ? 'delayed' : 'delivered';
};

const thread = (answered: Answered): Pick<Found, 'partyId' | 'by'> => ({
  partyId: answered.partyId,
  by: answered.partyId === null ? '' : 'thread',
});

const whose = async (context: Context, { mail, head }: Arrived): Promise<Found> => {
  const answered = mail === null ? null : await findAnswered(context, mail.answers);
  if (answered !== null && answered.partyId !== null) return { ...thread(answered), answered };
  const said = `${mail?.subject ?? head.subject}\n${mail?.text.slice(0, MOST_CHARACTERS) ?? ''}`;
  const partyId = await findByAddress(context, mail?.sender ?? head.sender, said);
  return { partyId, by: partyId === null ? '' : 'address', answered };
};

type Written = {
  readonly messageId: string;
  readonly kind: 'reply' | 'automatic' | 'bounce' | 'delayed' | 'delivered';
  readonly found: Found;
  readonly isNobodys: boolean;
};

const write = async (
  context: Context,
  arrived: Arrived,
  { messageId, kind, found, isNobodys }: Written,
): Promise<void> => {
  const { mail, source, head, uid, uidValidity } = arrived;
  const { own, quoted } = splitQuoted((mail?.text ?? '').slice(0, MOST_CHARACTERS));
  const sentAt =
    mail?.sentAt === undefined || mail.sentAt === null || mail.sentAt > context.now
      ? context.now
      : mail.sentAt;
  // Of what is nobody's, and of what was too large, nothing is kept but that it came.
  const isKept = !isNobodys && source.lacks === '';
  const raw = { name: `${String(uid)}.eml`, mediaType: 'message/rfc822', bytes: source.bytes };
  const parts =
    isKept && mail !== null ? await keepParts(context, mail.parts) : { attachments: [], hasWinmail: false };
  const isRead = kind === 'delayed' || kind === 'delivered' || isNobodys;
  await context.tx
    .insertInto('inbound_message')
    .values({
      org_id: context.org,
      id: newId(),
      message_id: messageId,
      uid_validity: uidValidity,
      uid: BigInt(uid),
      kind,
      sender: mail?.sender ?? head.sender,
      sender_name: mail?.senderName ?? '',
      subject: mail?.subject ?? head.subject,
      sent_at: sentAt,
      body_text: isNobodys ? '' : own,
      quoted_text: isNobodys ? '' : quoted,
      raw_sha256: isKept ? await keepFile(context, raw) : null,
      size: BigInt(source.size),
      attachments: JSON.stringify(parts.attachments),
      remark: isNobodys ? '' : remarkOf(arrived, parts.hasWinmail),
      proposals: JSON.stringify(wireProposals(await proposalsOf(context, { kind, own, mail, sentAt }))),
      outbound_id: found.answered?.id ?? null,
      party_id: found.partyId,
      found_by: found.by,
      state: isNobodys ? 'discarded' : found.partyId === null ? 'to-sort' : 'kept',
      read_by: isRead ? context.actor.name : '',
      read_at: isRead ? context.now : null,
      recorded_at: context.now,
    })
    // Two looks at once: the other has it.
    .onConflict((conflict) => conflict.columns(['org_id', 'message_id']).doNothing())
    .execute();
};

const remarkOf = ({ mail, source }: Arrived, hasWinmail: boolean): string => {
  if (source.lacks !== '') return source.lacks;
  if (mail === null) return 'unreadable';
  if (mail.text.length > MOST_CHARACTERS) return 'too-long';
  return hasWinmail ? 'winmail' : mail.isCut ? 'attachments' : '';
};

const proposalsOf = async (
  context: Context,
  given: { kind: Written['kind']; own: string; mail: ReceivedMail | null; sentAt: string },
): Promise<readonly Proposal[]> => {
  if (given.mail === null || (given.kind !== 'reply' && given.kind !== 'automatic')) return [];
  return classifyReply({
    subject: given.mail.subject,
    text: given.own,
    sentOn: plainDate(await dayOf(context, given.sentAt)),
    isAutomatic: given.kind === 'automatic',
  });
};
