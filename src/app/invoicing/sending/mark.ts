import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import type { sendingContract } from '../sending-contract.ts';

export type SendingMark = NonNullable<OutputOf<typeof sendingContract.trail>['mark']>;

const inPrintRun = sql`exists (
  select from bulk_item b join bulk_run r on r.org_id = b.org_id and r.id = b.run_id
  where b.org_id = d.org_id and b.document_id = d.id and b.state = 'done' and r.action = 'print')`;

const resentOnPaper = sql`exists (
  select from non_receipt n where n.org_id = d.org_id and n.document_id = d.id and n.resent_by = 'print')`;

const wasViewed = sql`exists (
  select from portal_link l join portal_visit v on v.org_id = l.org_id and v.link_id = l.id
  where l.org_id = d.org_id and l.document_id = d.id and v.certainty <> 'machine')`;

/** What was taken back before it left was not sent. */
const wasMailed = sql`exists (
  select from document_delivery v join outbound_message m on m.org_id = v.org_id and m.id = v.outbound_id
  where v.org_id = d.org_id and v.document_id = d.id and m.state <> 'cancelled')`;

const lastMailState = sql`(
  select m.state from document_delivery v join outbound_message m on m.org_id = v.org_id and m.id = v.outbound_id
  where v.org_id = d.org_id and v.document_id = d.id and m.state <> 'cancelled'
  order by v.id desc limit 1)`;

/** Where document `d` stands on its way, in a word; null for a draft, and for an offer that went by another way. */
export const markOf: RawBuilder<SendingMark | null> = sql`(case
  when d.state = 'draft' then null
  else (select case
    when mail.state = 'failed' then 'bounced'
    when mail.state = 'ambiguous' then 'unsure'
    when mail.state in ('queued', 'held', 'sending') then 'waiting'
    when ${wasViewed} then 'viewed'
    when mail.state = 'sent' then 'sent'
    when ${inPrintRun} or ${resentOnPaper} then 'printed'
    when d.state = 'issued' then 'unsent' end
    from (select ${lastMailState} as state) mail) end)`;

/** The same words as conditions, each « not exists » by itself (an anti-join), so that a list is narrowed without a mark for every document. */
export const hasMark = (mark: 'unsent' | 'bounced'): RawBuilder<unknown> =>
  mark === 'unsent'
    ? sql`(d.state = 'issued' and not ${wasMailed} and not ${wasViewed} 
      and not ${inPrintRun} and not ${resentOnPaper})`
    : sql`(d.id in (
        select f.document_id from outbound_message m
        join document_delivery f on f.org_id = m.org_id and f.outbound_id = m.id
        where m.org_id = d.org_id and m.kind = 'document' and m.state = 'failed')
      and ${lastMailState} = 'failed')`;
