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

/**
 * What a link leads to: one document, or all that a customer owes. An account's link is made for an address, so that one
 * can be closed alone; '' is for whoever it is handed to.
 */
export type LinkTarget =
  | { readonly documentId: string }
  | { readonly partyId: string; readonly recipient: string };

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

export const liveLink = async (context: Context, target: LinkTarget): Promise<LinkRow | null> => {
  const links = context.tx
    .selectFrom('portal_link')
    .select(['id', 'expires_on', 'recorded_by', 'recorded_at'])
    .where('org_id', '=', context.org)
    .where('revoked_at', 'is', null);
  const found =
    'documentId' in target
      ? links.where('document_id', '=', target.documentId)
      : links.where('party_id', '=', target.partyId).where('recipient', '=', target.recipient);
  return (await found.executeTakeFirst()) ?? null;
};

/** The address that opens it: the one there is, else a new one. */
export const ensureLink = async (context: Context, ports: LinkPorts, target: LinkTarget): Promise<string> => {
  await queueFor(context, target);
  const live = await liveLink(context, target);
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
      ...('documentId' in target
        ? { document_id: target.documentId }
        : { party_id: target.partyId, recipient: target.recipient }),
      expires_on: addDays(context.today, days),
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await registerPortalLink(context.tx, { org: context.org, linkId: id, token });
  await tell(context, target, 'made', id);
  return new URL(`/p/${token}`, ports.publicUrl).href;
};

/** Two at once make one link: the row of what it leads to is their queue. */
const queueFor = async (context: Context, target: LinkTarget): Promise<void> => {
  if ('documentId' in target) {
    const { state } = await showDocument(context, target.documentId);
    if (state === 'draft') throw new Problem('record.refused', {}, [error('portal.draft-has-no-link')]);
  }
  const [table, id] =
    'documentId' in target
      ? (['sales_document', target.documentId] as const)
      : (['party', target.partyId] as const);
  const row = await context.tx
    .selectFrom(table)
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
};

const tell = (context: Context, target: LinkTarget, verb: 'made' | 'revoked', link: string): Promise<void> =>
  'documentId' in target
    ? audit(context, `document.link-${verb}`, { kind: 'document', id: target.documentId }, { link })
    : audit(
        context,
        `customer.link-${verb}`,
        { kind: 'party', id: target.partyId },
        { link, recipient: target.recipient },
      );

const closeLink = async (context: Context, linkId: string): Promise<void> => {
  await context.tx
    .updateTable('portal_link')
    .set({ revoked_at: context.now, revoked_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', linkId)
    .where('revoked_at', 'is', null)
    .execute();
};

export const revokeLink = async (context: Context, target: LinkTarget): Promise<void> => {
  const live = await liveLink(context, target);
  if (live === null) return;
  await closeLink(context, live.id);
  await tell(context, target, 'revoked', live.id);
};

/** For an e-mail: null where the company wants none, or the link would lead nowhere. */
export const linkForMail = async (
  context: Context,
  ports: LinkPorts,
  target: LinkTarget,
): Promise<string | null> => {
  if (context.isDemo || !isPublic(ports)) return null;
  return (await isWanted(context, target)) ? ensureLink(context, ports, target) : null;
};

const isWanted = async (context: Context, target: LinkTarget): Promise<boolean> => {
  const { inMails, inReminders } = await readSettings(context);
  return 'documentId' in target ? inMails : inReminders;
};

/** As `linkForMail` would answer, making nothing: `url` null where the link is made as the e-mail leaves. */
export const lookForMail = async (
  context: Context,
  ports: LinkPorts,
  target: LinkTarget,
): Promise<{ url: string | null } | null> => {
  if (context.isDemo || !isPublic(ports) || !(await isWanted(context, target))) return null;
  const live = await liveLink(context, target);
  const url = live === null || live.expires_on < context.today ? '' : await urlOf(context, ports, live.id);
  return { url: url === '' ? null : url };
};
