import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import type { PageVisit } from '../../shell/http/pages.ts';
import { newId } from '../../shell/ids.ts';
import { classifyVisit } from '../../core/replies/index.ts';

type Visited = { readonly linkId: string; readonly documentId: string | null };

/** The same look again within this time is the same visit. */
const SAME_VISIT = '10 minutes';

/** Says that the link was opened, unless by ourselves. It changes nothing else: a look is no act. */
export const recordVisit = async (
  context: Context,
  { linkId, documentId }: Visited,
  visit: PageVisit,
  what: 'page' | 'pdf' | 'xml' | 'answer' | 'reply' | 'account' | 'statement',
): Promise<void> => {
  if (visit.isStaff) return;
  const { certainty, sign } = classifyVisit({
    ...visit,
    secondsSinceSent:
      documentId === null
        ? await secondsSinceReminded(context, linkId)
        : await secondsSinceSent(context, documentId),
  });
  await sql`
    insert into portal_visit (org_id, id, link_id, what, certainty, sign, ip, user_agent, recorded_at)
    select ${context.org}::uuid, ${newId()}::uuid, ${linkId}::uuid, ${what}, ${certainty}, ${sign}, ${visit.ip},
      ${visit.userAgent}, ${context.now}::timestamptz
    where not exists (
      select from portal_visit v where v.org_id = ${context.org} and v.link_id = ${linkId} and v.what = ${what}
        and v.certainty = ${certainty} and v.ip = ${visit.ip}
        and v.recorded_at > ${context.now}::timestamptz - ${sql.lit(SAME_VISIT)}::interval)`.execute(
    context.tx,
  );
};

const secondsSinceSent = async (context: Context, documentId: string): Promise<number | null> => {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from ${context.now}::timestamptz - max(e.recorded_at))::int as seconds
    from document_delivery d
    join message_event e on e.org_id = d.org_id and e.message_id = d.outbound_id and e.kind = 'sent'
    where d.org_id = ${context.org} and d.document_id = ${documentId}`.execute(context.tx);
  return rows[0]?.seconds ?? null;
};

/** The link of an account leaves with reminders to its customer. */
const secondsSinceReminded = async (context: Context, linkId: string): Promise<number | null> => {
  const { rows } = await sql<{ seconds: number | null }>`
    select extract(epoch from ${context.now}::timestamptz - max(m.sent_at))::int as seconds
    from portal_link l
    join outbound_message m on m.org_id = l.org_id and m.party_id = l.party_id and m.kind = 'reminder' and m.state = 'sent'
    where l.org_id = ${context.org} and l.id = ${linkId}`.execute(context.tx);
  return rows[0]?.seconds ?? null;
};
