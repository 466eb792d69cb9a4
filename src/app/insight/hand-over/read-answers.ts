import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { plansOf, type PlanView } from '../../dunning/index.ts';

export type Reply = {
  at: string;
  kind: string;
  numbers: string[];
  name: string;
  amountMinor: bigint | null;
  currency: string;
  on: PlainDate | null;
  note: string;
  email: string;
  ip: string;
};
export type Visit = { at: string; what: string; certainty: string; ip: string };
export type Acknowledgement = {
  at: string;
  on: PlainDate;
  name: string;
  email: string;
  numbers: string[];
  totalMinor: bigint;
  currency: string;
  wordsSha256: string;
  pdfSha256: string;
  ip: string;
};
/** `sha256` null: too large to be fetched when it came. */
export type Mail = {
  at: string;
  kind: string;
  sender: string;
  subject: string;
  messageId: string;
  answers: string | null;
  sha256: string | null;
};

/** What came from the customer: on its pages, by mail, in writing. */
export type Answers = {
  readonly replies: readonly Reply[];
  readonly visits: readonly Visit[];
  readonly plans: readonly PlanView[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly mails: readonly Mail[];
};

export const readAnswers = async (context: Context, partyId: string): Promise<Answers> => {
  const { org, tx } = context;
  const all = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(tx)).rows;
  const ownDocuments = sql`(select d.id from sales_document d where d.org_id = ${org} and d.party_id = ${partyId})`;
  // About one document, or about several from the page of the account.
  const replies = await all(sql<Reply>`
    select r.recorded_at as at, r.kind, r.name, r.amount_minor as "amountMinor", r.currency, r.on_date as "on", r.note,
      r.email, r.ip,
      case when r.document_id is not null
        then array(select d.number from sales_document d where d.org_id = r.org_id and d.id = r.document_id)
        else array(select i.number from open_item i where i.org_id = r.org_id and i.id = any(r.item_ids)
          order by i.due_on, i.id) end as numbers
    from portal_reply r
    where r.org_id = ${org} and (r.party_id = ${partyId} or r.document_id in ${ownDocuments})
    order by r.recorded_at, r.id`);
  const visits = await all(sql<Visit>`
    select v.recorded_at as at, v.what, v.certainty, v.ip
    from portal_link l join portal_visit v on v.org_id = l.org_id and v.link_id = l.id
    where l.org_id = ${org} and v.certainty <> 'machine'
      and (l.party_id = ${partyId} or l.document_id in ${ownDocuments})
    order by v.recorded_at, v.id`);
  const acknowledgements = await all(sql<Acknowledgement>`
    select k.recorded_at as at, k.acknowledged_on as "on", k.name, k.email, k.total_minor as "totalMinor", k.currency,
      k.words_sha256 as "wordsSha256", k.pdf_sha256 as "pdfSha256", k.ip,
      array(select i.number from debt_acknowledgement_item x
        join open_item i on i.org_id = x.org_id and i.id = x.item_id
        where x.org_id = k.org_id and x.acknowledgement_id = k.id order by i.due_on, i.id) as numbers
    from debt_acknowledgement k where k.org_id = ${org} and k.party_id = ${partyId} order by k.recorded_at, k.id`);
  const mails = await all(sql<Mail>`
    select m.sent_at as at, m.kind, m.sender, m.subject, m.message_id as "messageId", o.message_id as answers,
      m.raw_sha256 as sha256
    from inbound_message m left join outbound_message o on o.org_id = m.org_id and o.id = m.outbound_id
    where m.org_id = ${org} and m.party_id = ${partyId} and m.state = 'kept' order by m.sent_at, m.id`);
  return { replies, visits, plans: await plansOf(context, partyId), acknowledgements, mails };
};
