import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { texts } from '../../i18n/catalogue.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import {
  lookInto,
  readMailbox,
  removeMailbox,
  saveMailbox,
  tryMailbox,
  type Arrived,
  type MailboxPorts,
  type MailboxUse,
} from '../mailbox/index.ts';
import { mailboxContract } from './mailbox-contract.ts';
import type { BankFeed, FedFile } from './ports.ts';
import { latestFiles, takeIn } from './take-in.ts';

const EVERY_SECONDS = 120;
/** A message larger than this is no statement. */
const MAX_BYTES = 80 * 1_048_576;
/** What a statement may be; signatures, logos and PDFs beside it are left alone. */
const STATEMENT = /\.(?:xml|csv|txt|ofx|qfx|qif|sta|mt940|940|dat|cfonb|xlsx|zip)$/i;
const SENDER = /^(?:[^\s@<>]+)?@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Whose messages are opened: this address, or anybody of '@domain'. */
const isAllowed = (sender: string, senders: readonly string[]): boolean =>
  senders.some((one) => (one.startsWith('@') ? sender.endsWith(one) : sender === one));

type Attached = FedFile & { readonly bytes: Buffer };

/** The statements of one message, as a feed: each is taken in as if somebody had given it. */
const messageFeed = ({ head, source, mail }: Arrived): BankFeed<Attached> => {
  // Of an allowed sender, and nobody can open it: said where its statements would be, never passed over.
  const lack = source.lacks === 'too-large' ? 'bank.drop.too-large' : 'bank.mail-unreadable';
  const isLacking = source.lacks !== '' || mail === null;
  const whole = { name: head.subject || head.sender, size: 0, bytes: Buffer.alloc(0) };
  return {
    look: async () =>
      isLacking
        ? [whole]
        : mail.parts
            .filter((one) => STATEMENT.test(one.name))
            .map(({ name, bytes }) => ({ name, bytes, size: bytes.length })),
    read: async (file) => {
      if (isLacking) throw new Problem('file.refused', {}, [error(lack)]);
      return file.bytes;
    },
    settle: async () => undefined,
  };
};

const remember = (context: Context, { head, uidValidity }: Arrived) =>
  context.tx
    .insertInto('bank_mail_message')
    .values({
      org_id: context.org,
      message_id: head.messageId,
      uid_validity: uidValidity,
      uid: BigInt(head.uid),
      sender: head.sender,
      opened_at: context.now,
    })
    .onConflict((conflict) => conflict.columns(['org_id', 'message_id']).doNothing())
    .execute();

const USE: MailboxUse = {
  purpose: 'bank',
  maxBytes: MAX_BYTES,
  wants: async (context, head, { senders }) => {
    if (!isAllowed(head.sender, senders)) return false;
    const opened = await context.tx
      .selectFrom('bank_mail_message')
      .select('uid')
      .where('org_id', '=', context.org)
      .where('message_id', '=', head.messageId)
      .executeTakeFirst();
    return opened === undefined;
  },
  take: async (work, arrived, reached) => {
    const actor = await work.inTenant(async ({ locale }) => texts(locale).bankMailbox.actor, {
      readOnly: true,
    });
    const { isWhole } = await takeIn(work, messageFeed(arrived), { kind: 'mailbox', actor });
    // Asked again at the next look: what was taken in is known by its hash.
    if (!isWhole) return false;
    await work.inTenant(async (context) => {
      await remember(context, arrived);
      await reached(context);
    });
    return true;
  },
};

export const lookIntoMailbox = (work: Work, ports: MailboxPorts): Promise<void> => lookInto(work, ports, USE);

const read = async (context: Context): Promise<OutputOf<typeof mailboxContract.read>> => ({
  mailbox: await readMailbox(context, 'bank'),
  files: await latestFiles(context, 'mailbox'),
});

const save = async (
  context: Context,
  secrets: SecretBox,
  { senders: named, ...input }: InputOf<typeof mailboxContract.save>,
): Promise<void> => {
  const senders = [...new Set(named.map((one) => one.trim().toLowerCase()))];
  const findings = senders
    .filter((one) => !SENDER.test(one))
    .map((value) => error('bank.mail-sender', { path: 'senders', params: { value: value.slice(0, 60) } }));
  await saveMailbox(context, secrets, 'bank', input, { senders, findings });
};

export const mailboxTick = (ports: MailboxPorts): Tick => ({
  name: 'banking.mailbox',
  everySeconds: EVERY_SECONDS,
  run: (work) => lookIntoMailbox(work, ports),
});

export const mailboxRoom = (ports: MailboxPorts): Room =>
  room('bank-mailbox', mailboxContract, {
    read,
    save: async (context, input) => {
      await save(context, ports.secrets, input);
      return read(context);
    },
    test: (context) =>
      tryMailbox(context, ports, 'bank', (head, { senders }) => isAllowed(head.sender, senders)),
    remove: async (context, input) => {
      await removeMailbox(context, 'bank', input.version);
      return { done: true };
    },
  });
