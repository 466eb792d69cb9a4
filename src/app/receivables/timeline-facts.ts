import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { clockOf, portalFacts } from './timeline-portal.ts';

const none = { date: sql`null::date`, text: sql`''::text`, id: sql`null::uuid`, list: sql`null::text[]` };

/**
 * The facts of one customer, each as one SELECT of the same columns:
 * key, kind, on, at, number, item_id, currency, amount, detail, numbers, until, by.
 */
export const timelineFacts = (context: Context, party: string): RawBuilder<unknown>[] => {
  const { org } = context;
  const zone = clockOf(context);
  return [
    // Documents. A payment's own item is shown by the payment.
    sql`select i.id::text as key, i.kind::text as kind, i.issued_on as "on", i.recorded_at as at, i.number,
        i.id as item_id, i.currency, i.amount_minor as amount, i.reference as detail, ${none.list} as numbers,
        i.due_on as until, coalesce(v.recorded_by, '') as by
      from open_item i left join invoice v on v.org_id = i.org_id and v.id = i.invoice_id
      where i.org_id = ${org} and i.party_id = ${party} and i.kind in ('invoice', 'credit_note', 'late_charge')`,
    // Money in, with what it settled.
    sql`select p.id::text, 'payment', p.received_on, p.recorded_at, p.reference,
        (select i.id from open_item i where i.org_id = p.org_id and i.party_id = ${party} and i.payment_id = p.id limit 1),
        p.currency, p.amount_minor, p.method,
        (select array_agg(distinct d.number) from open_item i
          join allocation a on a.org_id = i.org_id and a.credit_item_id = i.id and a.reverses_id is null
          join open_item d on d.org_id = a.org_id and d.id = a.debit_item_id
          where i.org_id = p.org_id and i.party_id = ${party} and i.payment_id = p.id
            and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)),
        ${none.date}, p.recorded_by
      from payment p where p.org_id = ${org} and p.party_id = ${party}`,
    sql`select e.id::text, 'payment-reversed', e.entry_on, e.recorded_at, p.reference, ${none.id}, p.currency,
        p.amount_minor, e.label, ${none.list}, ${none.date}, e.recorded_by
      from payment p join journal_entry e on e.org_id = p.org_id and e.id = p.reversal_entry_id
      where p.org_id = ${org} and p.party_id = ${party}`,
    // Credits used, other than by the payment that brought them; and what was undone.
    sql`select min(a.id::text), case when a.amount_minor < 0 then 'allocation-undone' else 'allocation' end,
        a.effective_on, a.recorded_at, c.number, c.id, c.currency, sum(a.amount_minor)::bigint, c.kind::text,
        array_agg(distinct d.number), ${none.date}, min(a.recorded_by)
      from open_item c
      join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id
      join open_item d on d.org_id = a.org_id and d.id = a.debit_item_id
      where c.org_id = ${org} and c.party_id = ${party} and c.amount_minor < 0
        and (c.kind <> 'payment' or a.amount_minor < 0) and c.kind <> 'valuation'
      group by c.id, c.number, c.currency, c.kind, a.effective_on, a.recorded_at, a.amount_minor < 0`,
    sql`select h.id::text, 'hold', h.from_on, h.recorded_at, coalesce(i.number, ''), h.item_id, null::text, null::bigint,
        h.reason, ${none.list}, h.until_on, h.recorded_by
      from hold h left join open_item i on i.org_id = h.org_id and i.id = h.item_id
      where h.org_id = ${org} and h.party_id = ${party}`,
    sql`select h.id::text || '-lifted', 'hold-lifted', (h.lifted_at at time zone ${zone})::date, h.lifted_at,
        coalesce(i.number, ''), h.item_id, null::text, null::bigint, h.reason, ${none.list}, ${none.date}, h.lifted_by
      from hold h left join open_item i on i.org_id = h.org_id and i.id = h.item_id
      where h.org_id = ${org} and h.party_id = ${party} and h.lifted_at is not null`,
    sql`select p.id::text, case when p.state = 'open' then 'promise' else 'promise-ended' end, p.promised_on,
        p.recorded_at, p.state, ${none.id}, p.currency, p.amount_minor, p.note,
        (select array_agg(i.number order by i.due_on) from open_item i where i.org_id = p.org_id and i.id = any(p.item_ids)),
        p.due_on, p.recorded_by
      from promise_to_pay p where p.org_id = ${org} and p.party_id = ${party}`,
    sql`select d.id::text, 'dispute', d.opened_on, d.recorded_at, i.number, d.item_id, i.currency, d.amount_minor,
        d.reason, ${none.list}, ${none.date}, d.recorded_by
      from dispute d join open_item i on i.org_id = d.org_id and i.id = d.item_id
      where d.org_id = ${org} and d.party_id = ${party}`,
    sql`select d.id::text || '-closed', 'dispute-closed', d.closed_on, d.recorded_at, i.number, d.item_id, i.currency,
        d.amount_minor, coalesce(d.outcome, ''), ${none.list}, ${none.date}, ''
      from dispute d join open_item i on i.org_id = d.org_id and i.id = d.item_id
      where d.org_id = ${org} and d.party_id = ${party} and d.closed_on is not null`,
    // What they did with the links we sent: the first reading of each, by a person as far as can be told.
    sql`select min(v.id::text), 'document-read', (min(v.recorded_at) at time zone ${zone})::date, min(v.recorded_at),
        s.number, ${none.id}, null::text, null::bigint, s.kind, ${none.list}, ${none.date}, ''
      from sales_document s
      join portal_link l on l.org_id = s.org_id and l.document_id = s.id
      join portal_visit v on v.org_id = l.org_id and v.link_id = l.id and v.certainty <> 'machine'
      where s.org_id = ${org} and s.party_id = ${party} group by s.id, s.number, s.kind`,
    sql`select a.id::text, 'quote-' || a.answer, (a.recorded_at at time zone ${zone})::date, a.recorded_at, s.number,
        ${none.id}, s.currency, coalesce(a.gross_minor, s.gross_minor), a.note, ${none.list}, ${none.date}, a.name
      from sales_document s join quote_answer a on a.org_id = s.org_id and a.document_id = s.id
      where s.org_id = ${org} and s.party_id = ${party}`,
    // Paper that came back: what it paid is owed again.
    sql`select s.id::text, case when i.kind = 'cheque' then 'cheque-unpaid' else 'bill-unpaid' end, s.happened_on,
        s.recorded_at, i.number, ${none.id}, i.currency, i.amount_minor, s.reason, ${none.list}, ${none.date}, s.recorded_by
      from instrument i
      join instrument_step s on s.org_id = i.org_id and s.instrument_id = i.id and s.kind = 'unpaid' and s.undone_at is null
      where i.org_id = ${org} and i.party_id = ${party}`,
    // Another person to write to; what else they answer is a promise, a hold or a dispute, told above.
    sql`select r.id::text, 'portal-contact', (r.recorded_at at time zone ${zone})::date, r.recorded_at, s.number,
        ${none.id}, null::text, null::bigint, r.email, ${none.list}, ${none.date}, r.name
      from sales_document s join portal_reply r on r.org_id = s.org_id and r.document_id = s.id and r.kind = 'contact'
      where s.org_id = ${org} and s.party_id = ${party}`,
    ...portalFacts(context, party),
    // What they wrote by mail, and what mail servers say of what we wrote.
    sql`select m.id::text, case m.kind when 'bounce' then 'mail-bounced' when 'delayed' then 'mail-delayed'
          when 'delivered' then 'mail-delivered' else 'mail-received' end,
        (m.sent_at at time zone ${zone})::date, m.sent_at, ${none.text}, ${none.id}, null::text, null::bigint,
        case when m.kind in ('reply', 'automatic') then m.subject else array_to_string(o.to_addresses, ', ') end,
        ${none.list}, ${none.date}, case when m.sender_name = '' then m.sender else m.sender_name end
      from inbound_message m left join outbound_message o on o.org_id = m.org_id and o.id = m.outbound_id
      where m.org_id = ${org} and m.party_id = ${party} and m.state = 'kept'`,
    // Who changed the record. What the facts above already say is not said twice.
    sql`select e.id::text, 'edited', (e.recorded_at at time zone ${zone})::date, e.recorded_at, ${none.text}, ${none.id},
        null::text, null::bigint, e.action, ${none.list}, ${none.date}, e.actor_name
      from audit_event e
      where e.org_id = ${org} and e.subject_kind in ('party', 'customer') and e.subject_id = ${party}
        and (e.action like 'customer.%' or e.action like 'contact.%' or e.action like 'address.%' or e.action like 'party.%')`,
  ];
};
