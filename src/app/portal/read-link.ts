import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { portalContract } from './contract.ts';
import { isPublic, liveLink, urlOf } from './links.ts';
import type { LinkPorts } from './ports.ts';

type LinkView = OutputOf<typeof portalContract.readLink>;

export const readLink = async (context: Context, ports: LinkPorts, id: string): Promise<LinkView> => {
  const live = await liveLink(context, id);
  return {
    link:
      live === null
        ? null
        : {
            url: await urlOf(context, ports, live.id),
            expiresOn: live.expires_on,
            isExpired: live.expires_on < context.today,
            recordedBy: live.recorded_by,
            recordedAt: live.recorded_at,
          },
    isPublic: isPublic(ports),
    reads: await readVisits(context, id),
    answer: await readAnswer(context, id),
  };
};

const readVisits = async (context: Context, documentId: string): Promise<LinkView['reads']> => {
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
    where l.org_id = ${context.org} and l.document_id = ${documentId}`.execute(context.tx);
  const { probable, certain, machine, first, last } = rows[0]!;
  return { probable, certain, machine, firstAt: first, lastAt: last };
};

const readAnswer = async (context: Context, documentId: string): Promise<LinkView['answer']> => {
  const row = await context.tx
    .selectFrom('quote_answer')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('document_id', '=', documentId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    answer: row.answer === 'refused' ? 'refused' : 'accepted',
    name: row.name,
    note: row.note,
    at: row.recorded_at,
    ip: row.ip,
    userAgent: row.user_agent,
    contentSha256: row.content_sha256,
  };
};
