import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { mailSteps, type sendingContract } from '../sending-contract.ts';
import { fetchDocument } from '../store/documents.ts';
import { markOf, type SendingMark } from './mark.ts';

export type Trail = OutputOf<typeof sendingContract.trail>;
export type Step = Trail['steps'][number];

type Row = {
  key: string;
  at: string;
  kind: Step['kind'];
  to: string[] | null;
  by: string;
  detail: string;
  message_id: string | null;
  header: string;
  is_resend: boolean;
  certainty: NonNullable<Step['visit']>['certainty'] | null;
  ip: string;
  user_agent: string;
  how: NonNullable<Step['said']>['how'] | null;
  said_on: string | null;
  resent_by: NonNullable<Step['said']>['resentBy'] | null;
};

/** A query over facts: nothing is written for it. Every look counts, those of machines too: they are told apart. */
export const readTrail = async (context: Context, documentId: string): Promise<Trail> => {
  const { invoiceId } = await fetchDocument(context, documentId);
  const { org } = context;
  const { rows } = await sql<Row>`
    select e.id::text as key, e.recorded_at as at, e.kind, m.to_addresses as "to", e.recorded_by as by, e.detail,
      m.id as message_id, m.message_id as header,
      exists (select from non_receipt n where n.org_id = v.org_id and n.delivery_id = v.id) as is_resend,
      null::text as certainty, '' as ip, '' as user_agent, null::text as how, null::date as said_on, null::text as resent_by
    from document_delivery v
    join outbound_message m on m.org_id = v.org_id and m.id = v.outbound_id
    join message_event e on e.org_id = m.org_id and e.message_id = m.id
    where v.org_id = ${org} and v.document_id = ${documentId} and e.kind = any(${[...mailSteps]})
    union all
    select v.id::text, v.recorded_at, v.what, null, '', '', null, '', false, v.certainty, v.ip, v.user_agent, null, null, null
    from portal_link l join portal_visit v on v.org_id = l.org_id and v.link_id = l.id
    where l.org_id = ${org} and l.document_id = ${documentId}
    union all
    select i.id::text, i.sent_at, 'answered', null, case when i.sender_name = '' then i.sender else i.sender_name end,
      i.subject, null, '', false, null, '', '', null, null, null
    from document_delivery v
    join inbound_message i on i.org_id = v.org_id and i.outbound_id = v.outbound_id
    where v.org_id = ${org} and v.document_id = ${documentId} and i.kind in ('reply', 'automatic') and i.state = 'kept'
    union all
    select i.id::text, i.sent_at, 'answered', null, case when i.sender_name = '' then i.sender else i.sender_name end,
      i.subject, null, '', false, null, '', '', null, null, null
    from inbound_message i
    join reminder_attempt a on a.org_id = i.org_id and a.outbound_id = i.outbound_id
    where i.org_id = ${org} and i.kind in ('reply', 'automatic') and i.state = 'kept'
      and i.party_id = (select o.party_id from open_item o where o.org_id = ${org} and o.invoice_id = ${invoiceId}::uuid limit 1)
      and exists (select from reminder_draft_item t join open_item o on o.org_id = t.org_id and o.id = t.item_id
        where t.org_id = a.org_id and t.draft_id = a.draft_id and not t.dropped and o.invoice_id = ${invoiceId}::uuid)
    union all
    select n.id::text, n.recorded_at, 'not-received', null, n.said_by, n.note, null, '', false, null, '', '',
      n.said_how, n.said_on, n.resent_by
    from non_receipt n where n.org_id = ${org} and n.document_id = ${documentId}
    union all
    select r.id::text, coalesce(r.finished_at, r.recorded_at), 'printed', null, r.recorded_by, '', null, '', false, null,
      '', '', null, null, null
    from bulk_item b join bulk_run r on r.org_id = b.org_id and r.id = b.run_id
    where b.org_id = ${org} and b.document_id = ${documentId} and b.state = 'done' and r.action = 'print'
    order by at, key`.execute(context.tx);
  return {
    mark: await readMark(context, documentId),
    steps: rows.map(toStep),
    lastSent: await readLastSent(context, documentId),
    isOpen: (await openItems(context, invoiceId)).length > 0,
  };
};

const toStep = (row: Row): Step => ({
  key: row.key,
  at: row.at,
  kind: row.kind,
  to: row.to ?? [],
  by: row.by,
  detail: row.detail,
  messageId: row.message_id,
  header: row.header,
  isResend: row.is_resend,
  visit: row.certainty === null ? null : { certainty: row.certainty, ip: row.ip, userAgent: row.user_agent },
  said:
    row.how === null || row.said_on === null || row.resent_by === null
      ? null
      : { how: row.how, on: row.said_on, resentBy: row.resent_by },
});

const readMark = async (context: Context, documentId: string): Promise<SendingMark | null> => {
  const { rows } = await sql<{ mark: SendingMark | null }>`
    select ${markOf} as mark from sales_document d
    where d.org_id = ${context.org} and d.id = ${documentId}`.execute(context.tx);
  return rows[0]?.mark ?? null;
};

const readLastSent = async (context: Context, documentId: string): Promise<Trail['lastSent']> => {
  const { rows } = await sql<{ on: string; to: string[] }>`
    select (m.sent_at at time zone o.time_zone)::date as "on", m.to_addresses as "to"
    from document_delivery v
    join outbound_message m on m.org_id = v.org_id and m.id = v.outbound_id
    join organization o on o.org_id = v.org_id
    where v.org_id = ${context.org} and v.document_id = ${documentId} and m.state = 'sent'
    order by m.sent_at desc, m.id desc limit 1`.execute(context.tx);
  return rows[0] ?? null;
};

/** What is still owed of an invoice: what a reminder could be about. */
export const openItems = async (
  context: Context,
  invoiceId: string | null,
): Promise<{ id: string; partyId: string }[]> => {
  if (invoiceId === null) return [];
  const { rows } = await sql<{ id: string; partyId: string }>`
    select id, party_id as "partyId" from open_item
    where org_id = ${context.org} and invoice_id = ${invoiceId} and open_minor > 0
      and left(account, ${CUSTOMERS.length}) = ${CUSTOMERS}
    order by due_on, id`.execute(context.tx);
  return rows;
};
