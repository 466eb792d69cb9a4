import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

const none = { date: sql`null::date`, text: sql`''::text`, id: sql`null::uuid`, list: sql`null::text[]` };

/**
 * What a customer did on the page of its account, and what became of what we sent: facts alone. An e-mail that was opened
 * is none: who opens it is not asked, a picture that tells it is not put in.
 */
export const portalFacts = ({ org }: Pick<Context, 'org'>, party: string): RawBuilder<unknown>[] => {
  const numbers = (ids: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`(select array_agg(i.number order by i.due_on, i.id) from open_item i where i.org_id = ${org} and i.id = any(${ids}))`;
  return [
    sql`select r.id::text, 'portal-' || r.kind, (r.recorded_at at time zone 'UTC')::date, r.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, r.email, ${numbers(sql`r.item_ids`)}, ${none.date}, r.name
      from portal_reply r where r.org_id = ${org} and r.party_id = ${party} and r.kind in ('contact', 'resend')`,
    sql`select a.id::text, 'debt-acknowledged', a.acknowledged_on, a.recorded_at, ${none.text}, ${none.id}, a.currency,
        a.total_minor, ${none.text}, (select array_agg(i.number order by i.due_on, i.id) from debt_acknowledgement_item x
          join open_item i on i.org_id = x.org_id and i.id = x.item_id
          where x.org_id = a.org_id and x.acknowledgement_id = a.id), ${none.date}, a.name
      from debt_acknowledgement a where a.org_id = ${org} and a.party_id = ${party}`,
    // The first look of a day through each link, by a person as far as can be told.
    sql`select min(v.id::text), 'account-read', (v.recorded_at at time zone 'UTC')::date, min(v.recorded_at), ${none.text},
        ${none.id}, null::text, null::bigint, l.recipient, ${none.list}, ${none.date}, ''
      from portal_link l
      join portal_visit v on v.org_id = l.org_id and v.link_id = l.id and v.certainty <> 'machine' and v.what = 'account'
      where l.org_id = ${org} and l.party_id = ${party} group by l.id, l.recipient, (v.recorded_at at time zone 'UTC')::date`,
    // The PDF of a document, the first time.
    sql`select min(v.id::text), 'file-opened', (min(v.recorded_at) at time zone 'UTC')::date, min(v.recorded_at), s.number,
        ${none.id}, null::text, null::bigint, s.kind, ${none.list}, ${none.date}, ''
      from sales_document s
      join portal_link l on l.org_id = s.org_id and l.document_id = s.id
      join portal_visit v on v.org_id = l.org_id and v.link_id = l.id and v.certainty <> 'machine' and v.what = 'pdf'
      where s.org_id = ${org} and s.party_id = ${party} group by s.id, s.number, s.kind`,
    // Refused by the mail server for good, or returned.
    sql`select e.id::text, 'message-refused', (e.recorded_at at time zone 'UTC')::date, e.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, array_to_string(m.to_addresses, ', '), ${none.list}, ${none.date}, ''
      from outbound_message m join message_event e on e.org_id = m.org_id and e.message_id = m.id and e.kind = 'refused'
      where m.org_id = ${org} and m.party_id = ${party}`,
    sql`select p.id::text, 'plan', (p.recorded_at at time zone 'UTC')::date, p.recorded_at, p.state, ${none.id}, p.currency,
        (select sum(t.amount_minor)::bigint from payment_plan_instalment t where t.org_id = p.org_id and t.plan_id = p.id),
        p.note, ${numbers(sql`p.item_ids`)}, ${none.date}, p.recorded_by
      from payment_plan p where p.org_id = ${org} and p.party_id = ${party}`,
    sql`select p.id::text || '-ended', 'plan-ended', p.ended_on, (p.ended_on + time '12:00') at time zone 'UTC', p.state,
        ${none.id}, p.currency,
        (select sum(t.amount_minor)::bigint from payment_plan_instalment t where t.org_id = p.org_id and t.plan_id = p.id),
        ${none.text}, ${numbers(sql`p.item_ids`)}, ${none.date}, ''
      from payment_plan p where p.org_id = ${org} and p.party_id = ${party} and p.ended_on is not null`,
    sql`select p.id::text || '-refused', 'plan-refused', (p.decided_at at time zone 'UTC')::date, p.decided_at, p.state,
        ${none.id}, p.currency,
        (select sum(t.amount_minor)::bigint from payment_plan_instalment t where t.org_id = p.org_id and t.plan_id = p.id),
        ${none.text}, ${numbers(sql`p.item_ids`)}, ${none.date}, p.decided_by
      from payment_plan p where p.org_id = ${org} and p.party_id = ${party} and p.state = 'refused'`,
    sql`select n.outbound_id::text, 'plan-told', (n.recorded_at at time zone 'UTC')::date, n.recorded_at, ${none.text},
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
    sql`select y.outbound_id::text, 'thanked', (y.recorded_at at time zone 'UTC')::date, y.recorded_at, ${none.text},
        ${none.id}, null::text, null::bigint, ${none.text}, ${numbers(sql`y.item_ids`)}, ${none.date}, ''
      from thank_you y where y.org_id = ${org} and y.party_id = ${party}`,
  ];
};
