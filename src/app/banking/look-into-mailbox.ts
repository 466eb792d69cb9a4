import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { texts } from '../../i18n/catalogue.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { mailboxContract } from './mailbox-contract.ts';
import { openedMailbox, readMailbox, removeMailbox, saveMailbox, type OpenedMailbox } from './mailbox.ts';
import {
  MailboxRefusal,
  type BankFeed,
  type FedFile,
  type MailAttachment,
  type Mailbox,
  type MailHead,
  type OpenMailbox,
} from './ports.ts';
import { takeIn } from './take-in.ts';

export type MailboxPorts = { readonly secrets: SecretBox; readonly openMailbox: OpenMailbox };

const EVERY_SECONDS = 120;
/** What a statement may be; signatures, logos and PDFs beside it are left alone. */
const STATEMENT = /\.(?:xml|csv|txt|ofx|qfx|qif|sta|mt940|940|dat|cfonb|xlsx|zip)$/i;

/** Whose messages are opened: this address, or anybody of '@domain'. */
export const isAllowed = (sender: string, senders: readonly string[]): boolean =>
  senders.some((one) => (one.startsWith('@') ? sender.endsWith(one) : sender === one));

type Attached = FedFile & { readonly bytes: Buffer };

/** The statements of one message, as a feed: each is taken in as if somebody had given it. */
const messageFeed = (attachments: readonly MailAttachment[]): BankFeed<Attached> => ({
  look: async () =>
    attachments
      .filter((one) => STATEMENT.test(one.name))
      .map(({ name, bytes }) => ({ name, bytes, size: bytes.length })),
  read: async (file) => file.bytes,
  settle: async () => undefined,
});

/**
 * Looks once. Each message is opened once: by its own id, since numbers begin anew when a mailbox is rebuilt. A restored copy
 * leaves the mailbox to the original; a company of examples has none.
 */
export const lookIntoMailbox = async (work: Work, ports: MailboxPorts): Promise<void> => {
  if (work.isDemo) return;
  const known = await work.inTenant(
    async (context) => ((await isQuarantined(context.tx)) ? null : openedMailbox(context, ports.secrets)),
    { readOnly: true },
  );
  if (known === null || !known.isOn) return;
  try {
    const mailbox = await ports.openMailbox(known.settings);
    try {
      await readNew(work, mailbox, known);
    } finally {
      await mailbox.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailboxRefusal)) throw cause;
    await work.inTenant((context) => note(context, { problem: cause.message }));
  }
};

const readNew = async (work: Work, mailbox: Mailbox, known: OpenedMailbox): Promise<void> => {
  const isSame = mailbox.uidValidity === known.uidValidity;
  const actor = await work.inTenant(async ({ locale }) => texts(locale).bankMailbox.actor, {
    readOnly: true,
  });
  const heads = await mailbox.look(isSame ? known.lastUid : 0);
  let last = isSame ? known.lastUid : 0;
  for (const head of heads) {
    if (work.signal.aborted) return;
    const isNew = await work.inTenant((context) => isUnread(context, head.messageId), { readOnly: true });
    if (isNew && isAllowed(head.sender, known.senders)) {
      const feed = messageFeed(await mailbox.attachments(head.uid));
      const { isWhole } = await takeIn(work, feed, { kind: 'mailbox', actor });
      // Asked again at the next look: what was taken in is known by its hash.
      if (!isWhole) break;
      await work.inTenant((context) => remember(context, head, mailbox.uidValidity));
    }
    last = head.uid;
  }
  await work.inTenant((context) =>
    note(context, { problem: '', at: { uidValidity: mailbox.uidValidity, last } }),
  );
};

const isUnread = async (context: Context, messageId: string): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('bank_mail_message')
    .select('uid')
    .where('org_id', '=', context.org)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row === undefined;
};

const remember = (context: Context, head: MailHead, uidValidity: string) =>
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

const note = async (
  context: Context,
  { problem, at }: { problem: string; at?: { uidValidity: string; last: number } },
): Promise<void> => {
  await context.tx
    .updateTable('bank_mailbox')
    .set({
      problem,
      looked_at: context.now,
      ...(at !== undefined && { uid_validity: at.uidValidity, last_uid: BigInt(at.last) }),
    })
    .where('org_id', '=', context.org)
    .execute();
};

/** The kept settings, spoken to at once: the server's own words are the answer. */
const testMailbox = async (context: Context, ports: MailboxPorts): Promise<{ messages: number }> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('bank.mailbox.demo')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const known = await openedMailbox(context, ports.secrets);
  if (known === null) throw new Problem('mail.not-configured');
  try {
    const mailbox = await ports.openMailbox(known.settings);
    try {
      const heads = await mailbox.look(0);
      return { messages: heads.filter((head) => isAllowed(head.sender, known.senders)).length };
    } finally {
      await mailbox.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailboxRefusal)) throw cause;
    throw new Problem('bank.mailbox-refused', { answer: cause.message });
  }
};

export const mailboxTick = (ports: MailboxPorts): Tick => ({
  name: 'banking.mailbox',
  everySeconds: EVERY_SECONDS,
  run: (work) => lookIntoMailbox(work, ports),
});

export const mailboxRoom = (ports: MailboxPorts): Room =>
  room('bank-mailbox', mailboxContract, {
    read: (context) => readMailbox(context),
    save: async (context, input) => {
      await saveMailbox(context, ports.secrets, input);
      return readMailbox(context);
    },
    test: (context) => testMailbox(context, ports),
    remove: async (context, input) => {
      await removeMailbox(context, input.version);
      return { done: true };
    },
  });
