import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { readAnswers, type Answers } from './read-answers.ts';

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
  /** Of a registered letter, once the provider has them. */
  proofSha256: string | null;
  receiptSha256: string | null;
  /** What the provider and the post said of it. */
  events: { at: string; kind: string; detail: string }[];
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
  /** What the customer sent with it. */
  files: { sha256: string; name: string }[];
};
export type MessageEvent = { at: string; messageId: string; kind: string; detail: string };
/** What the post gave back for a letter: that it was deposited, that it was received. */
export const proofsOf = (letter: SentLetter): { kind: 'proof' | 'receipt'; sha256: string }[] =>
  (
    [
      ['proof', letter.proofSha256],
      ['receipt', letter.receiptSha256],
    ] as const
  ).flatMap(([kind, sha256]) => (sha256 === null ? [] : [{ kind, sha256 }]));

/** What left for a customer, what came of it, and what the customer said; files by their digest. */
export type Evidence = Answers & {
  readonly messages: readonly SentMessage[];
  readonly events: readonly MessageEvent[];
  readonly letters: readonly SentLetter[];
  readonly calls: readonly Call[];
  readonly promises: readonly Promised[];
  readonly disputes: readonly Contested[];
  readonly hasFormalNotice: boolean;
};

export const readEvidence = async (context: Context, partyId: string): Promise<Evidence> => {
  const { org, tx } = context;
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
    select a.letter_sha256 as sha256, a.reserved_on as "on", a.step_code as "stepCode", a.letter_address as address,
      a.letter_handed_on as "handedOn", l.proof_sha256 as "proofSha256", l.receipt_sha256 as "receiptSha256",
      (select coalesce(json_agg(json_build_object('at', v.recorded_at, 'kind', v.kind,
          'detail', concat_ws(' ', nullif(v.detail, ''), l.tracking_number)) order by v.id), '[]'::json)
        from postal_event v where v.org_id = l.org_id and v.letter_id = l.id) as events
    from reminder_attempt a left join postal_letter l on l.org_id = a.org_id and l.id = a.postal_id
    where a.org_id = ${org} and a.party_id = ${partyId} and a.state in ('handed', 'accepted', 'bounced')
      and a.letter_sha256 is not null
    order by a.reserved_on, a.id`);
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
      x.recorded_by as by,
      (select coalesce(json_agg(json_build_object('sha256', f.sha256, 'name', f.name) order by f.recorded_at, f.sha256),
          '[]'::json) from dispute_file f where f.org_id = x.org_id and f.dispute_id = x.id) as files
    from dispute x join open_item i on i.org_id = x.org_id and i.id = x.item_id
    where x.org_id = ${org} and x.party_id = ${partyId} order by x.opened_on, x.id`);
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
    ...(await readAnswers(context, partyId)),
    hasFormalNotice: notice[0]?.found ?? false,
  };
};
