import { Problem } from '../../contract/problem.ts';
import { addDays } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { opensPortalLink, registerPortalLink } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { showDocument } from '../invoicing/index.ts';
import { audit } from '../organization/index.ts';
import type { LinkPorts } from './ports.ts';
import { readSettings } from './settings.ts';

type LinkRow = {
  readonly id: string;
  readonly expires_on: string;
  readonly recorded_by: string;
  readonly recorded_at: string;
};

/** Reached from elsewhere than this machine: only then does a link lead anywhere for its reader. */
export const isPublic = (ports: LinkPorts): boolean => ports.publicUrl.protocol === 'https:';

/**
 * 256 bits that follow from the secret key and the link's id: the link can be shown and mailed again, while the
 * database holds a hash only, which opens nothing.
 */
const tokenOf = (context: Context, ports: LinkPorts, linkId: string): string =>
  ports.secrets.derive(`${context.org}/portal/${linkId}`);

/** '' when the secret key was changed since the link was made. */
export const urlOf = async (context: Context, ports: LinkPorts, linkId: string): Promise<string> => {
  const token = tokenOf(context, ports, linkId);
  return (await opensPortalLink(context.tx, linkId, token))
    ? new URL(`/p/${token}`, ports.publicUrl).href
    : '';
};

export const liveLink = async (context: Context, documentId: string): Promise<LinkRow | null> =>
  (await context.tx
    .selectFrom('portal_link')
    .select(['id', 'expires_on', 'recorded_by', 'recorded_at'])
    .where('org_id', '=', context.org)
    .where('document_id', '=', documentId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()) ?? null;

/** The address that opens the document: the one there is, else a new one. */
export const ensureLink = async (context: Context, ports: LinkPorts, documentId: string): Promise<string> => {
  const { state } = await showDocument(context, documentId);
  if (state === 'draft') throw new Problem('record.refused', {}, [error('portal.draft-has-no-link')]);
  // Two at once make one: the document's row is their queue.
  await context.tx
    .selectFrom('sales_document')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', documentId)
    .forNoKeyUpdate()
    .execute();
  const live = await liveLink(context, documentId);
  if (live !== null) {
    const url = live.expires_on < context.today ? '' : await urlOf(context, ports, live.id);
    if (url !== '') return url;
    await closeLink(context, live.id);
  }
  const id = newId();
  const token = tokenOf(context, ports, id);
  const { days } = await readSettings(context);
  await context.tx
    .insertInto('portal_link')
    .values({
      org_id: context.org,
      id,
      document_id: documentId,
      expires_on: addDays(context.today, days),
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await registerPortalLink(context.tx, { org: context.org, linkId: id, token });
  await audit(context, 'document.link-made', { kind: 'document', id: documentId }, { link: id });
  return new URL(`/p/${token}`, ports.publicUrl).href;
};

const closeLink = async (context: Context, linkId: string): Promise<void> => {
  await context.tx
    .updateTable('portal_link')
    .set({ revoked_at: context.now, revoked_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', linkId)
    .where('revoked_at', 'is', null)
    .execute();
};

export const revokeLink = async (context: Context, documentId: string): Promise<void> => {
  const live = await liveLink(context, documentId);
  if (live === null) return;
  await closeLink(context, live.id);
  await audit(context, 'document.link-revoked', { kind: 'document', id: documentId }, { link: live.id });
};

/** For the e-mail of a document: null where the company wants none, or the link would lead nowhere. */
export const linkForMail = async (
  context: Context,
  ports: LinkPorts,
  documentId: string,
): Promise<string | null> => {
  if (context.isDemo || !isPublic(ports)) return null;
  const { inMails } = await readSettings(context);
  return inMails ? ensureLink(context, ports, documentId) : null;
};
