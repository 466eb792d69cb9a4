import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import { lastAnswer, showDocument } from '../invoicing/index.ts';
import type { portalContract } from './contract.ts';
import { isPublic, liveLink, urlOf, type LinkTarget } from './links.ts';
import type { LinkPorts } from './ports.ts';

type LinkView = OutputOf<typeof portalContract.readLink>;

type AccountView = OutputOf<typeof portalContract.readAccountLink>;

export const readLink = async (context: Context, ports: LinkPorts, id: string): Promise<LinkView> => ({
  link: await shownLink(context, ports, { documentId: id }),
  isPublic: isPublic(ports),
  reads: await readVisits(context, sql`l.document_id = ${id}`),
  answer: await readAnswer(context, id),
});

export const readAccountLink = async (
  context: Context,
  ports: LinkPorts,
  partyId: string,
): Promise<AccountView> => {
  const recipients = await context.tx
    .selectFrom('portal_link')
    .select(['recipient', 'expires_on'])
    .where('org_id', '=', context.org)
    .where('party_id', '=', partyId)
    .where('revoked_at', 'is', null)
    .where('recipient', '<>', '')
    .orderBy('recipient')
    .execute();
  return {
    link: await shownLink(context, ports, { partyId, recipient: '' }),
    isPublic: isPublic(ports),
    reads: await readVisits(context, sql`l.party_id = ${partyId}`),
    recipients: recipients.map((row) => ({ recipient: row.recipient, expiresOn: row.expires_on })),
  };
};

const shownLink = async (
  context: Context,
  ports: LinkPorts,
  target: LinkTarget,
): Promise<LinkView['link']> => {
  const live = await liveLink(context, target);
  if (live === null) return null;
  return {
    url: await urlOf(context, ports, live.id),
    expiresOn: live.expires_on,
    isExpired: live.expires_on < context.today,
    recordedBy: live.recorded_by,
    recordedAt: live.recorded_at,
  };
};

const readVisits = async (context: Context, ofLink: RawBuilder<unknown>): Promise<LinkView['reads']> => {
  const { rows } = await sql<{
    probable: number;
    certain: number;
    machine: number;
    first: string | null;
    last: string | null;
  }>`
    select count(*) filter (where v.certainty = 'probable')::int as probable,
      count(*) filter (where v.certainty = 'certain')::int as certain,
      count(*) filter (where v.certainty = 'machine')::int as machine,
      min(v.recorded_at) filter (where v.certainty <> 'machine') as first,
      max(v.recorded_at) filter (where v.certainty <> 'machine') as last
    from portal_link l join portal_visit v on v.org_id = l.org_id and v.link_id = l.id
    where l.org_id = ${context.org} and ${ofLink}`.execute(context.tx);
  const { probable, certain, machine, first, last } = rows[0]!;
  return { probable, certain, machine, firstAt: first, lastAt: last };
};

/** What was answered, through the link or told by somebody. */
const readAnswer = async (context: Context, documentId: string): Promise<LinkView['answer']> => {
  const kept = await lastAnswer(context, documentId);
  if (kept === null) return null;
  const { options, grossMinor, ...answer } = kept;
  const { document } = await showDocument(context, documentId);
  return {
    ...answer,
    options: options.map((option) => option.name),
    total: grossMinor === null ? null : { minor: toWire(grossMinor), currency: document.currency },
  };
};
