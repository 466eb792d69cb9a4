import { room, type Room } from '../../shell/http/context.ts';
import { portalContract } from './contract.ts';
import { ensureLink, isPublic, revokeLink } from './links.ts';
import type { LinkPorts } from './ports.ts';
import { readLink } from './read-link.ts';
import { listReplies, markReplyRead } from './list-replies.ts';
import { editSettings, readSettings } from './settings.ts';

export { linkForMail } from './links.ts';
export { portalPages } from './pages.ts';

/** What the company itself sees of its customers' links. */
export const portalRoom = (ports: LinkPorts): Room =>
  room('portal', portalContract, {
    readLink: (context, input) => readLink(context, ports, input.id),
    makeLink: async (context, input) => {
      await ensureLink(context, ports, input.id);
      return readLink(context, ports, input.id);
    },
    revokeLink: async (context, input) => {
      await revokeLink(context, input.id);
      return readLink(context, ports, input.id);
    },
    replies: (context) => listReplies(context),
    readReply: async (context, input) => {
      await markReplyRead(context, input.id);
      return { done: true };
    },
    settings: async (context) => ({ ...(await readSettings(context)), isPublic: isPublic(ports) }),
    editSettings: async (context, input) => {
      await editSettings(context, input);
      return { done: true };
    },
  });
