import { room, type Room } from '../../shell/http/context.ts';
import { acceptProposal } from './accept.ts';
import { inboxContract } from './contract.ts';
import { listInbox, markInboundRead } from './list.ts';
import { readInbound, readSource } from './read-inbound.ts';
import { attachInbound, discardInbound } from './sort.ts';

export {
  createInboxLook,
  lookIntoReplies,
  replyMailboxRoom,
  type InboxLook,
  type InboxPorts,
} from './reply-mailbox.ts';

export const inboxRoom = (): Room =>
  room('inbox', inboxContract, {
    list: (context, input) => listInbox(context, { mine: input.mine === 'yes' }),
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
