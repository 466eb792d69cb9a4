import { room, type Room } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { acceptProposal } from './accept.ts';
import { inboxContract, replyMailboxContract } from './contract.ts';
import { listInbox, markInboundRead } from './list.ts';
import { testReplies, type InboxPorts } from './look.ts';
import { readReplyMailbox, removeReplyMailbox, saveReplyMailbox } from './mailbox.ts';
import { readInbound, readSource } from './read-inbound.ts';
import { attachInbound, discardInbound } from './sort.ts';

export { createInboxLook, lookIntoReplies, type InboxLook, type InboxPorts } from './look.ts';
export { unreadReplies, type UnreadReply } from './unread-replies.ts';

export const inboxRoom = (): Room =>
  room('inbox', inboxContract, {
    list: (context) => listInbox(context),
    read: (context, input) => readInbound(context, input.id),
    markRead: async (context, input) => {
      await markInboundRead(context, input.id);
      return { done: true };
    },
    attach: async (context, input) => {
      await attachInbound(context, input);
      return readInbound(context, input.id);
    },
    discard: async (context, input) => {
      await discardInbound(context, input);
      return { done: true };
    },
    accept: async (context, input) => {
      await acceptProposal(context, input.id, input.act);
      return readInbound(context, input.id);
    },
    source: (context, input) => readSource(context, input.id),
  });

export const replyMailboxRoom = (ports: InboxPorts & { readonly lookJob: Job }): Room =>
  room('reply-mailbox', replyMailboxContract, {
    read: (context) => readReplyMailbox(context),
    save: async (context, input) => {
      await saveReplyMailbox(context, ports.secrets, input);
      await context.enqueue(ports.lookJob, {});
      return readReplyMailbox(context);
    },
    look: async (context) => {
      await context.enqueue(ports.lookJob, {});
      return { done: true };
    },
    test: (context) => testReplies(context, ports),
    remove: async (context, input) => {
      await removeReplyMailbox(context, input.version);
      return { done: true };
    },
  });
