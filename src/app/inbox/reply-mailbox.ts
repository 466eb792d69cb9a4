import type { OutputOf } from '../../contract/endpoint.ts';
import { addDays } from '../../core/calendar/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import {
  lookInto,
  readMailbox,
  removeMailbox,
  saveMailbox,
  tryMailbox,
  type MailboxPorts,
  type MailboxUse,
} from '../mailbox/index.ts';
import type { MessageHooks } from '../messages/index.ts';
import { isKnown } from './is-known.ts';
import { replyMailboxContract } from './mailbox-contract.ts';
import { receive } from './receive.ts';

export type InboxPorts = MailboxPorts & { readonly hooks: MessageHooks };

const EVERY_SECONDS = 60;
/** Larger than what mail servers take; of a larger one the head is read. */
const MAX_BYTES = 30 * 1_048_576;
/** Answers to what left shortly before the mailbox was set up are still worth reading. */
const DAYS_BEFORE = 14;

const useOf = (hooks: MessageHooks): MailboxUse => ({
  purpose: 'replies',
  maxBytes: MAX_BYTES,
  wants: async (context, head) => !(await isKnown(context, head.messageId)),
  take: async (work, arrived, reached) => {
    await work.inTenant(async (context) => {
      const by = { kind: 'job', id: 'inbox', name: texts(context.locale).inbox.actor } as const;
      await receive({ ...context, actor: by }, hooks, arrived);
      await reached(context);
    });
    return true;
  },
});

export const lookIntoReplies = (work: Work, ports: InboxPorts): Promise<void> =>
  lookInto(work, ports, useOf(ports.hooks));

export type InboxLook = { readonly job: Job; readonly tick: Tick };

/** Every minute, and when somebody asks. */
export const createInboxLook = (ports: InboxPorts): InboxLook => ({
  job: defineJob('inbox.look', 'work', (work) => lookIntoReplies(work, ports)),
  tick: { name: 'inbox.look', everySeconds: EVERY_SECONDS, run: (work) => lookIntoReplies(work, ports) },
});

const read = async (context: Context): Promise<OutputOf<typeof replyMailboxContract.read>> => {
  const kept = await readMailbox(context, 'replies');
  return { mailbox: kept === null ? null : { ...kept, sinceOn: kept.sinceOn! } };
};

export const replyMailboxRoom = (ports: InboxPorts & { readonly lookJob: Job }): Room =>
  room('reply-mailbox', replyMailboxContract, {
    read,
    save: async (context, input) => {
      const sinceOn = addDays(context.today, -DAYS_BEFORE);
      await saveMailbox(context, ports.secrets, 'replies', input, { sinceOn });
      await context.enqueue(ports.lookJob, {});
      return read(context);
    },
    look: async (context) => {
      await context.enqueue(ports.lookJob, {});
      return { done: true };
    },
    test: (context) => tryMailbox(context, ports, 'replies', () => true),
    remove: async (context, input) => {
      await removeMailbox(context, 'replies', input.version);
      return { done: true };
    },
  });
