import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';

export type SentMessage = {
  id: string;
  subject: string;
  to: string[];
  cc: string[];
  text: string;
  html: string;
  attachments: { sha256: string; name: string; cid?: string }[];
  messageId: string;
  references: string[];
  sentAt: string;
  response: string;
};
export type SentLetter = {
  sha256: string;
  on: PlainDate;
  stepCode: string;
  address: string[];
  handedOn: PlainDate | null;
};
export type Call = { on: PlainDate; stepCode: string; outcome: string | null; note: string; by: string };
export type Promised = {
  on: PlainDate;
  dueOn: PlainDate;
  amountMinor: bigint;
  currency: string;
  state: string;
  note: string;
  by: string;
};
export type Contested = {
  number: string;
  on: PlainDate;
  closedOn: PlainDate | null;
  amountMinor: bigint;
  currency: string;
  reason: string;
  by: string;
};
export type Reply = {
  at: string;
  kind: string;
  number: string;
  name: string;
  amountMinor: bigint | null;
  currency: string;
  on: PlainDate | null;
  note: string;
  email: string;
  ip: string;
};
export type MessageEvent = { at: string; messageId: string; kind: string; detail: string };
export type Visit = { at: string; what: string; certainty: string; ip: string };

/** What left for a customer, what came of it, and what the customer said; files by their digest. */
export type Evidence = {
  readonly messages: readonly SentMessage[];
  readonly events: readonly MessageEvent[];
  readonly letters: readonly SentLetter[];
  readonly calls: readonly Call[];
  readonly promises: readonly Promised[];
  readonly disputes: readonly Contested[];
  readonly replies: readonly Reply[];
  readonly visits: readonly Visit[];
  readonly hasFormalNotice: boolean;
};

export const readEvidence = async ({ org, tx }: Context, partyId: string): Promise<Evidence> => {
  const all = async <Row>(query: RawBuilder<Row>): Promise<Row[]> => (await query.execute(tx)).rows;
  const messages = await all(sql<SentMessage>`
    select id, subject, to_addresses as "to", cc_addresses as cc, body_text as text, body_html as html, attachments,
      message_id as "messageId", reference_ids as "references", sent_at as "sentAt", last_response as response
    from outbound_message
    where org_id = ${org} and party_id = ${partyId} and state = 'sent' order by sent_at, id`);
  const events = await all(sql<MessageEvent>`
    select e.recorded_at as at, m.message_id as "messageId", e.kind, e.detail from outbound_message m
    join message_event e on e.org_id = m.org_id and e.message_id = m.id
    where m.org_id = ${org} and m.party_id = ${partyId} order by e.recorded_at, e.id`);
  const letters = await all(sql<SentLetter>`
    select letter_sha256 as sha256, reserved_on as "on", step_code as "stepCode", letter_address as address,
      letter_handed_on as "handedOn"
    from reminder_attempt
    where org_id = ${org} and party_id = ${partyId} and state in ('handed', 'accepted', 'bounced') and letter_sha256 is not null
    order by reserved_on, id`);
  const calls = await all(sql<Call>`
    select a.reserved_on as "on", a.step_code as "stepCode", d.call_outcome as outcome, a.note, a.recorded_by as by
    from reminder_attempt a join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    where a.org_id = ${org} and a.party_id = ${partyId} and a.channel = 'call' and a.state = 'accepted'
    order by a.reserved_on, a.id`);
  const promises = await all(sql<Promised>`
    select promised_on as "on", due_on as "dueOn", amount_minor as "amountMinor", currency, state, note,
      recorded_by as by
    from promise_to_pay where org_id = ${org} and party_id = ${partyId} order by promised_on, id`);
  const disputes = await all(sql<Contested>`
    select i.number, x.opened_on as "on", x.closed_on as "closedOn", x.amount_minor as "amountMinor", i.currency, x.reason,
      x.recorded_by as by
    from dispute x join open_item i on i.org_id = x.org_id and i.id = x.item_id
    where x.org_id = ${org} and x.party_id = ${partyId} order by x.opened_on, x.id`);
  const replies = await all(sql<Reply>`
    select r.recorded_at as at, r.kind, d.number, r.name, r.amount_minor as "amountMinor", r.currency, r.on_date as "on",
      r.note, r.email, r.ip
    from sales_document d join portal_reply r on r.org_id = d.org_id and r.document_id = d.id
    where d.org_id = ${org} and d.party_id = ${partyId} order by r.recorded_at, r.id`);
  const visits = await all(sql<Visit>`
    select v.recorded_at as at, v.what, v.certainty, v.ip
    from portal_link l join portal_visit v on v.org_id = l.org_id and v.link_id = l.id
    where l.org_id = ${org} and v.certainty <> 'machine' and (l.party_id = ${partyId} or l.document_id in (
      select d.id from sales_document d where d.org_id = ${org} and d.party_id = ${partyId}))
    order by v.recorded_at, v.id`);
  const notice = await all(sql<{ found: boolean }>`
    select exists (
      select from reminder_attempt a join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
      where a.org_id = ${org} and a.party_id = ${partyId} and a.state = 'accepted' and d.kind = 'formal-notice') as found`);
  return {
    messages,
    events,
    letters,
    calls,
    promises,
    disputes,
    replies,
    visits,
    hasFormalNotice: notice[0]?.found ?? false,
  };
};
