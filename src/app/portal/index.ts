import type { Job } from '../../shell/jobs/define-job.ts';
import { room, type Room } from '../../shell/http/context.ts';
import { portalContract } from './contract.ts';
import { decideReply } from './decide-reply.ts';
import { ensureLink, isPublic, revokeLink } from './links.ts';
import type { LinkPorts } from './ports.ts';
import { readAccountLink, readLink } from './read-link.ts';
import { listReplies, markReplyRead } from './list-replies.ts';
import { editSettings, readSettings } from './settings.ts';

// The plain pages of other rooms look like these.
export { html, type Html } from './html.ts';
export { calmPage, layout } from './layout.ts';
export { linkForMail } from './links.ts';
export { mailLinks } from './mail-links.ts';
export { openingMarks, openingsRoom } from './openings/index.ts';
export { portalPages } from './pages.ts';

/** What the company itself sees of its customers' links. */
export const portalRoom = (ports: LinkPorts & { readonly sendJob: Job }): Room =>
  room('portal', portalContract, {
    readLink: (context, input) => readLink(context, ports, input.id),
    makeLink: async (context, input) => {
      await ensureLink(context, ports, { documentId: input.id });
      return readLink(context, ports, input.id);
    },
    revokeLink: async (context, input) => {
      await revokeLink(context, { documentId: input.id });
      return readLink(context, ports, input.id);
    },
    readAccountLink: (context, input) => readAccountLink(context, ports, input.id),
    makeAccountLink: async (context, input) => {
      await ensureLink(context, ports, { partyId: input.id, recipient: '' });
      return readAccountLink(context, ports, input.id);
    },
    revokeAccountLink: async (context, input) => {
      await revokeLink(context, { partyId: input.id, recipient: input.recipient });
      return readAccountLink(context, ports, input.id);
    },
    replies: (context, input) => listReplies(context, { mine: input.mine === 'yes' }),
    readReply: async (context, input) => {
      await markReplyRead(context, input.id);
      return { done: true };
    },
    decideReply: (context, input) => decideReply(context, ports.sendJob, input),
    settings: async (context) => ({ ...(await readSettings(context)), isPublic: isPublic(ports) }),
    editSettings: async (context, input) => {
      await editSettings(context, input);
      return { done: true };
    },
  });
