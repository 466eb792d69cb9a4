import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { texts } from '../../i18n/catalogue.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import type { SecretBox } from '../../shell/secrets.ts';
import { MailboxRefusal, type Mailbox, type OpenMailbox } from '../banking/index.ts';
import type { MessageHooks } from '../messages/index.ts';
import { isKnown } from './is-known.ts';
import { openedMailbox, type OpenedMailbox } from './mailbox.ts';
import type { ReadMime } from './ports.ts';
import { receive } from './receive.ts';

export type InboxPorts = {
  readonly secrets: SecretBox;
  readonly openMailbox: OpenMailbox;
  readonly readMime: ReadMime;
  readonly hooks: MessageHooks;
};

const EVERY_SECONDS = 60;
/** Larger than what mail servers take; of a larger one the head is read. */
const MAX_BYTES = 30 * 1_048_576;

/**
 * Looks once, one mail after the other: each is taken in with the place reached, in one transaction, so that a program
 * that dies reads it again or has it, never twice. A restored copy leaves the mailbox to the original.
 */
export const lookIntoReplies = async (work: Work, ports: InboxPorts): Promise<void> => {
  if (work.isDemo) return;
  const known = await work.inTenant(
    async (context) => ((await isQuarantined(context.tx)) ? null : openedMailbox(context, ports.secrets)),
    { readOnly: true },
  );
  if (known === null || !known.isOn) return;
  try {
    const mailbox = await ports.openMailbox(known.settings);
    try {
      await readNew(work, mailbox, known, ports);
    } finally {
      await mailbox.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailboxRefusal)) throw cause;
    await work.inTenant((context) => note(context, { problem: cause.message }));
  }
};

const readNew = async (
  work: Work,
  mailbox: Mailbox,
  known: OpenedMailbox,
  ports: InboxPorts,
): Promise<void> => {
  const { uidValidity } = mailbox;
  const from = uidValidity === known.uidValidity ? known.lastUid : 0;
  const heads = await mailbox.look(from, known.sinceOn);
  for (const head of heads) {
    if (work.signal.aborted) return;
    const isOld = await work.inTenant((context) => isKnown(context, head.messageId), { readOnly: true });
    const source = isOld ? null : await mailbox.source(head.uid, MAX_BYTES);
    const mail = source === null ? null : await ports.readMime(source.bytes);
    await work.inTenant(async (context) => {
      const by = { kind: 'job', id: 'inbox', name: texts(context.locale).inbox.actor } as const;
      const place = { uidValidity, uid: head.uid };
      if (source !== null)
        await receive({ ...context, actor: by }, ports.hooks, { ...place, head, source, mail });
      await note(context, { problem: '', at: { uidValidity, last: head.uid } });
    });
  }
  if (heads.length === 0)
    await work.inTenant((context) => note(context, { problem: '', at: { uidValidity, last: from } }));
};

const note = async (
  context: Context,
  { problem, at }: { problem: string; at?: { uidValidity: string; last: number } },
): Promise<void> => {
  await context.tx
    .updateTable('reply_mailbox')
    .set({
      problem,
      looked_at: context.now,
      ...(at !== undefined && { uid_validity: at.uidValidity, last_uid: BigInt(at.last) }),
    })
    .where('org_id', '=', context.org)
    .execute();
};

/** The kept settings, spoken to at once: the server's own words are the answer. */
export const testReplies = async (context: Context, ports: InboxPorts): Promise<{ messages: number }> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('bank.mailbox.demo')]);
  if (await isQuarantined(context.tx)) throw new Problem('organization.quarantined');
  const known = await openedMailbox(context, ports.secrets);
  if (known === null) throw new Problem('mail.not-configured');
  try {
    const mailbox = await ports.openMailbox(known.settings);
    try {
      return { messages: (await mailbox.look(0, known.sinceOn)).length };
    } finally {
      await mailbox.close();
    }
  } catch (cause) {
    if (!(cause instanceof MailboxRefusal)) throw cause;
    throw new Problem('bank.mailbox-refused', { answer: cause.message });
  }
};

export type InboxLook = { readonly job: Job; readonly tick: Tick };

/** Every minute, and when somebody asks. */
export const createInboxLook = (ports: InboxPorts): InboxLook => ({
  job: defineJob('inbox.look', 'work', (work) => lookIntoReplies(work, ports)),
  tick: { name: 'inbox.look', everySeconds: EVERY_SECONDS, run: (work) => lookIntoReplies(work, ports) },
});
