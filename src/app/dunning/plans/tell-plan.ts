import { sql } from 'kysely';
import { renderPlainMail } from '../../../core/dunning/index.ts';
import { documentFormatter } from '../../../i18n/format-document.ts';
import { planAnswer, type PlanAnswer } from '../../../i18n/plan-answer.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Job } from '../../../shell/jobs/define-job.ts';
import { writeMessage } from '../../messages/index.ts';
import { audit, letterheadOf, readOrganization, signatureOf } from '../../organization/index.ts';
import { readDeparture } from '../departure.ts';
import { writtenTo } from '../store/written-to.ts';
import { planRows } from './plan-rows.ts';

type Reader = { language: string; email: string | null; numbers: string[]; open: bigint };

/**
 * Tells the customer what became of its plan, each thing once and within the hours of all messages. False: there is nobody
 * to write to, or proceedings are open, where the claim is declared and nothing is agreed by mail (C. com. L622-7).
 */
export const tellPlan = async (
  context: Context,
  sendJob: Job,
  planId: string,
  answer: PlanAnswer,
): Promise<boolean> => {
  if (context.isDemo) return false;
  const [plan] = await planRows(context, sql`p.id = ${planId}`);
  if (plan === undefined) return false;
  const { rows } = await sql<Reader>`
    select p.language, ${writtenTo} as email, i.numbers, i.open
    from party p
    join customer c on c.org_id = p.org_id and c.party_id = p.id and c.insolvent_since is null
    cross join lateral (select array_agg(x.number order by x.due_on, x.id) as numbers,
        coalesce(sum(x.open_minor), 0)::bigint as open
      from open_item x where x.org_id = p.org_id and x.id = any(${[...plan.itemIds]}::uuid[])) i
    where p.org_id = ${context.org} and p.id = ${plan.partyId}`.execute(context.tx);
  const reader = rows[0];
  if (reader === undefined || reader.email === null) return false;
  const company = await readOrganization(context);
  const language = reader.language === 'en' ? 'en' : 'fr';
  const format = documentFormatter(language);
  const mail = planAnswer(language, answer, {
    company: company.name,
    numbers: reader.numbers,
    instalments: plan.instalments.map(({ dueOn, amountMinor }) => ({
      on: format.longDate(dueOn),
      amount: format.money(amountMinor, plan.currency),
    })),
    open: format.money(reader.open, plan.currency),
  });
  const outboundId = await writeMessage(context, {
    kind: 'notice',
    partyId: plan.partyId,
    to: [reader.email],
    cc: [],
    ...renderPlainMail({
      language,
      ...mail,
      company: { name: company.name, legalLine: letterheadOf(company).legal.join(' · ') },
      signature: signatureOf(company, company.name),
    }),
    attachments: [],
    references: [],
    notBefore: (await readDeparture(context)).at,
  });
  await context.tx
    .insertInto('payment_plan_notice')
    .values({
      org_id: context.org,
      plan_id: planId,
      kind: answer,
      outbound_id: outboundId,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'plan.told', { kind: 'party', id: plan.partyId }, { plan: planId, answer });
  await context.enqueue(sendJob, {});
  return true;
};
