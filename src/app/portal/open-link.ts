import { Problem } from '../../contract/problem.ts';
import { findPortalLink } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import type { PagePorts } from './ports.ts';

/** A document as a link opens it: its own, or one of the documents of an account. */
export type OpenedLink = { readonly linkId: string; readonly documentId: string };
/** What a token leads to. */
export type Opened = { readonly linkId: string } & (
  | { readonly documentId: string; readonly partyId: null }
  | { readonly documentId: null; readonly partyId: string }
);
export type ClosedDoor = 'unknown' | 'expired' | 'revoked';

const TOKEN = /^[\w-]{43}$/;

/**
 * Opens the organisation whose link it is and lets `body` act as its holder; a link that opens nothing is a value. A
 * company of examples never leaves this machine: its links open for whoever sits at it, or is signed in.
 */
export const openLink = async <T>(
  ports: PagePorts,
  visit: PageVisit,
  holder: string,
  body: (context: Context, link: Opened) => Promise<T>,
): Promise<{ door: ClosedDoor } | { door: 'open'; value: T }> => {
  const token = visit.params['token'] ?? '';
  const owner = TOKEN.test(token) ? await findPortalLink(ports.database, token) : null;
  if (owner === null) return { door: 'unknown' };
  if (owner.isDemo && !visit.isLocal && !visit.isStaff) return { door: 'unknown' };
  return ports.inContext(
    {
      org: owner.org,
      isDemo: owner.isDemo,
      actor: { kind: 'customer', id: owner.linkId, name: holder },
      permissions: new Set(),
      locale: visit.locale,
      readOnly: false,
    },
    async (context) => {
      const link = await context.tx
        .selectFrom('portal_link')
        .select(['document_id', 'expires_on', 'revoked_at', 'party_id'])
        .where('org_id', '=', context.org)
        .where('id', '=', owner.linkId)
        .executeTakeFirst();
      if (link === undefined) throw new Problem('record.not-found');
      if (link.revoked_at !== null) return { door: 'revoked' };
      if (link.expires_on < context.today) return { door: 'expired' };
      const { linkId } = owner;
      const opened: Opened =
        link.document_id === null
          ? // Of a record that was merged since, too: its invoices stay with it, and so does their account.
            { linkId, documentId: null, partyId: link.party_id! }
          : { linkId, documentId: link.document_id, partyId: null };
      return { door: 'open', value: await body(context, opened) };
    },
  );
};
