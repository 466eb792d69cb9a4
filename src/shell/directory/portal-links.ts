import type { Database, Tx } from '../db/tenant.ts';
import { orgId, type OrgId } from '../ids.ts';
import { hashToken } from './sessions.ts';

export type PortalLinkOwner = { readonly org: OrgId; readonly isDemo: boolean; readonly linkId: string };

/** Called in the transaction that makes the link; only the hash of its token is kept. */
export const registerPortalLink = async (
  tx: Tx,
  link: { org: OrgId; linkId: string; token: string },
): Promise<void> => {
  await tx
    .insertInto('directory.portal_link')
    .values({ token_hash: hashToken(link.token), org_id: link.org, link_id: link.linkId })
    .execute();
};

/** Whose link it is, expired and revoked ones too: its own organisation knows that. */
export const findPortalLink = async (database: Database, token: string): Promise<PortalLinkOwner | null> => {
  const row = await database
    .selectFrom('directory.portal_link as l')
    .innerJoin('directory.organization as o', 'o.org_id', 'l.org_id')
    .select(['l.org_id', 'l.link_id', 'o.is_demo'])
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst();
  return row === undefined ? null : { org: orgId(row.org_id), isDemo: row.is_demo, linkId: row.link_id };
};

/** Whether this token still opens that link: the secret key it comes from may have been changed. */
export const opensPortalLink = async (tx: Tx, linkId: string, token: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('directory.portal_link')
    .select('link_id')
    .where('token_hash', '=', hashToken(token))
    .where('link_id', '=', linkId)
    .executeTakeFirst();
  return row !== undefined;
};
