import type { Context } from '../../shell/http/context.ts';
import type { AccountLinks } from '../dunning/index.ts';
import { linkForMail, lookForMail } from './links.ts';
import type { LinkPorts } from './ports.ts';

/** The links that e-mails carry, as the rooms that write them ask for them. */
export const mailLinks = (
  ports: LinkPorts,
): {
  readonly linkOf: (context: Context, documentId: string) => Promise<string | null>;
  readonly accounts: AccountLinks;
} => ({
  linkOf: (context, documentId) => linkForMail(context, ports, { documentId }),
  accounts: {
    ensure: (context, partyId, recipient) => linkForMail(context, ports, { partyId, recipient }),
    look: (context, partyId, recipient) => lookForMail(context, ports, { partyId, recipient }),
  },
});
