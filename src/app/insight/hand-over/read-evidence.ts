import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { LetterOutcome } from '../../../core/dunning/index.ts';
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
  handedOn: PlainDate;
  /** The number on the slip of one posted here; the provider says its own in `events`. */
  trackingNumber: string | null;
  outcome: LetterOutcome | null;
  outcomeOn: PlainDate | null;
  /** What the post gave back for it, by us or by the provider. */
  papers: LetterPaper[];
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
/** That a letter was deposited, that it was received; or its envelope, which came back. */
export type LetterPaper = { kind: 'proof' | 'receipt' | 'envelope'; sha256: string; mediaType: string };

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
      a.letter_handed_on as "handedOn", d.tracking_number as "trackingNumber", d.outcome, d.outcome_on as "outcomeOn",
      (select coalesce(json_agg(json_build_object('kind', g.kind, 'sha256', g.sha256, 'mediaType', f.media_type)
          order by g.place), '[]'::json)
        from (select min(place) as place, kind, sha256 from (values
            (1, 'proof', l.proof_sha256), (2, 'proof', d.deposit_sha256), (3, 'receipt', l.receipt_sha256),
            (4, case when d.outcome in ('refused', 'unclaimed', 'wrong-address', 'unknown') then 'envelope' else 'receipt' end,
              d.receipt_sha256)) given (place, kind, sha256)
          group by kind, sha256) g
        join file f on f.org_id = a.org_id and f.sha256 = g.sha256) as papers,
      (select coalesce(json_agg(json_build_object('at', v.recorded_at, 'kind', v.kind,
          'detail', concat_ws(' ', nullif(v.detail, ''), l.tracking_number)) order by v.id), '[]'::json)
        from postal_event v where v.org_id = l.org_id and v.letter_id = l.id) as events
    from reminder_attempt a
    left join postal_letter l on l.org_id = a.org_id and l.id = a.postal_id
    left join letter_delivery d on d.org_id = a.org_id and d.attempt_id = a.id
    where a.org_id = ${org} and a.party_id = ${partyId} and a.state in ('handed', 'accepted', 'bounced')
      and a.letter_sha256 is not null and a.letter_handed_on is not null
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
      where a.org_id = ${org} and a.party_id = ${partyId} and a.state in ('handed', 'accepted') and d.kind = 'formal-notice') as found`);
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
