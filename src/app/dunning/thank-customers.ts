import { sql } from 'kysely';
import { renderPlainMail } from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import { thankYou } from '../../i18n/thank-you.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { readDeparture } from './departure.ts';
import { writeMessage } from '../messages/index.ts';
import { letterheadOf, readOrganization, signatureOf } from '../organization/index.ts';
import { writtenTo } from './store/written-to.ts';

type Row = {
  party_id: string;
  name: string;
  language: string;
  email: string;
  case_ids: string[];
  item_ids: string[];
  numbers: string[];
};

/**
 * Thanks, once, to who has paid all that it was reminded of: one message per customer for the cases that ended, where the
 * company wants it. Not where something was contested or given up, the customer is insolvent, anything else is late, or
 * an invoice was thanked for before: money taken back and paid again is no second occasion.
 */
export const thankCustomers = async (context: Context, sendJob: Job): Promise<void> => {
  if (context.isDemo) return;
  const { org, today } = context;
  const { rows } = await sql<Row>`
    with ended as (
      select c.id, c.party_id, array_agg(distinct x.item_id) as items
      from dunning_case c
      join organization o on o.org_id = c.org_id and o.thank_you
      join reminder_attempt a on a.org_id = c.org_id and a.case_id = c.id and a.state = 'accepted' and a.channel <> 'call'
      join reminder_attempt_item x on x.org_id = a.org_id and x.attempt_id = a.id
      where c.org_id = ${org} and c.closed_on >= ${today}::date - 1
        and not exists (select 1 from thank_you y where y.org_id = c.org_id and y.case_id = c.id)
      group by c.id, c.party_id
    ), fit as (
      select e.* from ended e
      join customer k on k.org_id = ${org} and k.party_id = e.party_id and k.insolvent_since is null
        and k.no_reminder_reason = ''
      where not exists (select 1 from open_item i where i.org_id = ${org} and i.id = any(e.items) and i.settled_on is null)
        and exists (select 1 from allocation l join open_item p on p.org_id = l.org_id and p.id = l.credit_item_id
          where l.org_id = ${org} and l.debit_item_id = any(e.items) and p.kind = 'payment')
        and not exists (select 1 from dispute d where d.org_id = ${org} and d.item_id = any(e.items))
        and not exists (select 1 from write_off w where w.org_id = ${org} and w.item_id = any(e.items))
        and not exists (select 1 from thank_you y where y.org_id = ${org} and y.party_id = e.party_id
          and y.item_ids && e.items)
        and not exists (select 1 from open_item i where i.org_id = ${org} and i.party_id = e.party_id
          and i.account = ${CUSTOMERS} and i.settled_on is null and i.open_minor > 0 and i.due_on < ${today}::date)
    )
    select f.party_id, p.name, p.language, array_agg(distinct f.id) as case_ids, array_agg(distinct i.id) as item_ids,
      array_agg(distinct i.number) as numbers,
      ${writtenTo} as email
    from fit f join party p on p.org_id = ${org} and p.id = f.party_id
    join open_item i on i.org_id = p.org_id and i.id = any(f.items)
    group by f.party_id, p.org_id, p.id, p.name, p.language`.execute(context.tx);
  const reached = rows.filter(({ email }) => email !== null);
  if (reached.length === 0) return;
  const { at } = await readDeparture(context);
  for (const row of reached) await thank(context, row, at);
  await context.enqueue(sendJob, {});
};

/** Money that was taken back while they waited: there is nothing to thank for. True of every other message. */
export const mayThank = async (context: Context, outboundId: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from outbound_message m
    join thank_you y on y.org_id = m.org_id and y.party_id = m.party_id and y.outbound_id = m.id
    join open_item i on i.org_id = y.org_id and i.id = any(y.item_ids) and i.settled_on is null
    where m.org_id = ${context.org} and m.id = ${outboundId} limit 1`.execute(context.tx);
  return rows.length === 0;
};

/** The row and the message in one transaction; the key of the case makes a second one impossible. */
const thank = async (context: Context, row: Row, leavesAt: string): Promise<void> => {
  const company = await readOrganization(context);
  const language = row.language === 'en' ? 'en' : 'fr';
  const mail = thankYou(language, { customer: row.name, company: company.name, numbers: row.numbers });
  const outboundId = await writeMessage(context, {
    kind: 'notice',
    partyId: row.party_id,
    to: [row.email],
    cc: [],
    ...renderPlainMail({
      language,
      ...mail,
      company: { name: company.name, legalLine: letterheadOf(company).legal.join(' · ') },
      signature: signatureOf(company, company.name),
    }),
    attachments: [],
    references: [],
    notBefore: leavesAt,
  });
  await context.tx
    .insertInto('thank_you')
    .values(
      row.case_ids.map((caseId) => ({
        org_id: context.org,
        case_id: caseId,
        party_id: row.party_id,
        item_ids: row.item_ids,
        outbound_id: outboundId,
        recorded_at: context.now,
      })),
    )
    .execute();
};
