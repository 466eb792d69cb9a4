import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

const none = { date: sql`null::date`, text: sql`''::text`, id: sql`null::uuid`, list: sql`null::text[]` };

/** The clock by which days are told: the company's. */
export const clockOf = ({ org }: Pick<Context, 'org'>): RawBuilder<string> =>
  sql`(select o.time_zone from organization o where o.org_id = ${org})`;

/**
 * What a customer did on the page of its account, and what became of what we sent: facts alone. That a mail was opened is
 * told only where its readers agreed to it, and what a program did is called that: `number` names the sign it is known by.
 */
export const portalFacts = ({ org }: Pick<Context, 'org'>, party: string): RawBuilder<unknown>[] => {
  const numbers = (ids: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select array_agg(i.number order by i.due_on, i.id) from open_item i where i.org_id = ${org} and i.id = any(${ids}))`;
  const zone = clockOf({ org });
  return [
    sql`select r.id::text, 'portal-' || r.kind, (r.recorded_at at time zone ${zone})::date, r.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, r.email, ${numbers(sql`r.item_ids`)}, ${none.date}, r.name
      from portal_reply r where r.org_id = ${org} and r.party_id = ${party} and r.kind in ('contact', 'resend')`,
    sql`select a.id::text, 'debt-acknowledged', a.acknowledged_on, a.recorded_at, ${none.text}, ${none.id}, a.currency,
        a.total_minor, ${none.text}, (select array_agg(i.number order by i.due_on, i.id) from debt_acknowledgement_item x
          join open_item i on i.org_id = x.org_id and i.id = x.item_id
          where x.org_id = a.org_id and x.acknowledgement_id = a.id), ${none.date}, a.name
      from debt_acknowledgement a where a.org_id = ${org} and a.party_id = ${party}`,
    // The first look of a day through each link, by a person as far as can be told.
    sql`select min(v.id::text), 'account-read', (v.recorded_at at time zone ${zone})::date, min(v.recorded_at), ${none.text},
        ${none.id}, null::text, null::bigint, l.recipient, ${none.list}, ${none.date}, ''
      from portal_link l
      join portal_visit v on v.org_id = l.org_id and v.link_id = l.id and v.certainty <> 'machine' and v.what = 'account'
      where l.org_id = ${org} and l.party_id = ${party} group by l.id, l.recipient, 3`,
    // The PDF of a document, the first time.
    sql`select min(v.id::text), 'file-opened', (min(v.recorded_at) at time zone ${zone})::date, min(v.recorded_at), s.number,
        ${none.id}, null::text, null::bigint, s.kind, ${none.list}, ${none.date}, ''
      from sales_document s
      join portal_link l on l.org_id = s.org_id and l.document_id = s.id
      join portal_visit v on v.org_id = l.org_id and v.link_id = l.id and v.certainty <> 'machine' and v.what = 'pdf'
      where s.org_id = ${org} and s.party_id = ${party} group by s.id, s.number, s.kind`,
    // The first opening of a day of each mail, by a person as far as can be told, and by each kind of program.
    sql`select min(o.id::text), 'mail-opened', (o.recorded_at at time zone 'UTC')::date, min(o.recorded_at), o.sign,
        ${none.id}, null::text, null::bigint, array_to_string(m.to_addresses, ', '), ${none.list}, ${none.date}, ''
      from mail_picture p
      join outbound_message m on m.org_id = p.org_id and m.id = p.message_id
      join mail_opening o on o.org_id = p.org_id and o.picture_id = p.id
      where p.org_id = ${org} and p.party_id = ${party}
      group by p.id, m.to_addresses, o.sign, (o.recorded_at at time zone 'UTC')::date`,
    // Programs that followed a link: once a day for each link and kind of program. Before signs were kept, unnamed.
    sql`select min(v.id::text), 'machine-visit', (v.recorded_at at time zone 'UTC')::date, min(v.recorded_at),
        case v.sign when '' then 'robot' else v.sign end, ${none.id}, null::text, null::bigint,
        case when bool_or(v.what = 'pdf') then 'pdf' else 'page' end,
        array_remove(array_agg(distinct s.number), null), ${none.date}, ''
      from portal_link l
      join portal_visit v on v.org_id = l.org_id and v.link_id = l.id and v.certainty = 'machine'
      left join sales_document s on s.org_id = l.org_id and s.id = l.document_id
      where l.org_id = ${org} and l.id in (
        select a.id from portal_link a where a.org_id = ${org} and a.party_id = ${party}
        union all select d.id from sales_document x join portal_link d on d.org_id = x.org_id and d.document_id = x.id
        where x.org_id = ${org} and x.party_id = ${party})
      group by l.id, case v.sign when '' then 'robot' else v.sign end, (v.recorded_at at time zone 'UTC')::date`,
    // Refused by the mail server for good, or returned.
    sql`select e.id::text, 'message-refused', (e.recorded_at at time zone ${zone})::date, e.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, array_to_string(m.to_addresses, ', '), ${none.list}, ${none.date}, ''
      from outbound_message m join message_event e on e.org_id = m.org_id and e.message_id = m.id and e.kind = 'failed'
      where m.org_id = ${org} and m.party_id = ${party}`,
    sql`select p.id::text, 'plan', (p.recorded_at at time zone ${zone})::date, p.recorded_at, p.state, ${none.id}, p.currency,
        (select sum(t.amount_minor)::bigint from payment_plan_instalment t where t.org_id = p.org_id and t.plan_id = p.id),
        p.note, ${numbers(sql`p.item_ids`)}, ${none.date}, p.recorded_by
      from payment_plan p where p.org_id = ${org} and p.party_id = ${party}`,
    sql`select p.id::text || '-ended', 'plan-ended', p.ended_on, (p.ended_on + time '12:00') at time zone 'UTC', p.state,
        ${none.id}, p.currency,
        (select sum(t.amount_minor)::bigint from payment_plan_instalment t where t.org_id = p.org_id and t.plan_id = p.id),
        ${none.text}, ${numbers(sql`p.item_ids`)}, ${none.date}, ''
      from payment_plan p where p.org_id = ${org} and p.party_id = ${party} and p.ended_on is not null`,
    sql`select p.id::text || '-refused', 'plan-refused', (p.decided_at at time zone ${zone})::date, p.decided_at, p.state,
        ${none.id}, p.currency,
        (select sum(t.amount_minor)::bigint from payment_plan_instalment t where t.org_id = p.org_id and t.plan_id = p.id),
        ${none.text}, ${numbers(sql`p.item_ids`)}, ${none.date}, p.decided_by
      from payment_plan p where p.org_id = ${org} and p.party_id = ${party} and p.state = 'refused'`,
    sql`select n.outbound_id::text, 'plan-told', (n.recorded_at at time zone ${zone})::date, n.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, n.kind, ${numbers(sql`p.item_ids`)}, ${none.date}, n.recorded_by
      from payment_plan p join payment_plan_notice n on n.org_id = p.org_id and n.plan_id = p.id
      where p.org_id = ${org} and p.party_id = ${party}`,
    // What the post said of a letter; why one came back is told once somebody has read it.
    sql`select v.attempt_id::text || '-letter', 'letter-outcome', v.outcome_on, v.recorded_at, ${none.text}, ${none.id},
        null::text, null::bigint, v.outcome, ${none.list}, ${none.date}, v.recorded_by
      from reminder_attempt a join letter_delivery v on v.org_id = a.org_id and v.attempt_id = a.id
      where a.org_id = ${org} and a.party_id = ${party} and v.outcome is not null`,
    sql`select p.id::text || '-returned', 'address-returned', p.returned_on, (p.returned_on + time '12:00') at time zone 'UTC',
        ${none.text}, ${none.id}, null::text, null::bigint, array_to_string(p.returned_address, ', '), ${none.list},
        ${none.date}, ''
      from party p where p.org_id = ${org} and p.id = ${party} and p.returned_on is not null`,
    sql`select y.outbound_id::text, 'thanked', (y.recorded_at at time zone ${zone})::date, y.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, ${none.text}, ${numbers(sql`y.item_ids`)}, ${none.date}, ''
      from thank_you y where y.org_id = ${org} and y.party_id = ${party}`,
  ];
};
