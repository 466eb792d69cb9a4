import { contentToDocument } from '../../contract/document-shapes.ts';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error, hasErrors, type Finding } from '../../core/finding.ts';
import { checkLines } from '../../core/invoicing/index.ts';
import { parseDecimal } from '../../core/money/index.ts';
import { sqlState } from '../../shell/db/tenant.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import type { subscriptionsContract } from './contract.ts';
import { lastDay } from './invoice-period.ts';
import { fetchOccurrences, lockSubscription } from './store.ts';

type Fields = InputOf<typeof subscriptionsContract.create>;
type Edit = InputOf<typeof subscriptionsContract.edit>;

const EARLIEST = '2000-01-01';
const LATEST = '2100-12-31';

/** What would be wrong in every period but one: parts of the sum on fixed days, what was paid already. */
const isDated = ({ schedule, retention, paidMinor, lines }: Fields['content']): boolean =>
  schedule.length > 0 ||
  retention !== null ||
  paidMinor !== '0' ||
  lines.some((line) => line.type === 'item' && line.deposit !== undefined);

/** What a subscription could never be invoiced with. Mentions and addresses are judged when a period is due. */
const check = (fields: Fields, today: string): Finding[] => {
  const findings: Finding[] = [];
  const within = (date: string | null): boolean => date === null || (date >= EARLIEST && date <= LATEST);
  if (!within(fields.startsOn)) findings.push(error('subscriptions.date-range', { path: 'startsOn' }));
  if (!within(fields.endsOn)) findings.push(error('subscriptions.date-range', { path: 'endsOn' }));
  if (fields.endsOn !== null && fields.endsOn < fields.startsOn) {
    findings.push(error('subscriptions.ends-before-start', { path: 'endsOn' }));
  }
  const { indexation } = fields;
  if (indexation.kind === 'index') {
    const isPositive = (text: string): boolean => (parseDecimal(text)?.units ?? 0n) > 0n;
    if (!isPositive(indexation.base) || indexation.values.some((one) => !isPositive(one.value))) {
      findings.push(error('subscriptions.index-positive', { path: 'indexation' }));
    }
  }
  if (isDated(fields.content)) findings.push(error('subscriptions.dated-terms', { path: 'content' }));
  return [...findings, ...checkLines(contentToDocument(fields.content, today))];
};

const refuse = (findings: readonly Finding[]): void => {
  if (hasErrors(findings)) throw new Problem('record.refused', {}, findings);
};

const valuesOf = (fields: Fields) => ({
  party_id: fields.customerId,
  title: fields.title,
  content: JSON.stringify({ ...fields.content, kind: 'invoice', partyId: fields.customerId, issuedOn: null }),
  every_months: fields.everyMonths,
  anchor_day: fields.anchorDay,
  timing: fields.timing,
  starts_on: fields.startsOn,
  ends_on: fields.endsOn,
  prorate: fields.prorate,
  indexation: JSON.stringify(fields.indexation),
  mode: fields.mode,
  hour: fields.hour,
});

const unknownCustomer = (cause: unknown): never => {
  if (sqlState(cause) === '23503') throw new Problem('record.not-found');
  throw cause;
};

export const createSubscription = async (context: Context, fields: Fields): Promise<string> => {
  refuse(check(fields, context.today));
  const id = newId();
  await context.tx
    .insertInto('invoice_schedule')
    .values({ org_id: context.org, id, ...valuesOf(fields), created_by: context.actor.name })
    .execute()
    .catch(unknownCustomer);
  await audit(context, 'subscription.created', { kind: 'subscription', id }, { title: fields.title });
  return id;
};

/** From the next period on: what was invoiced stays, and the new rule goes on from its last day. */
export const editSubscription = async (context: Context, edit: Edit): Promise<void> => {
  const kept = await lockSubscription(context, edit.id, edit.version);
  const last = lastDay(await fetchOccurrences(context, kept.id));
  const findings = check(edit, context.today);
  if (last !== null && edit.startsOn !== kept.rule.startsOn) {
    findings.push(error('subscriptions.start-invoiced', { path: 'startsOn' }));
  }
  if (last !== null && edit.customerId !== kept.partyId) {
    findings.push(error('subscriptions.customer-invoiced', { path: 'customerId' }));
  }
  if (last !== null && edit.endsOn !== null && edit.endsOn < last && edit.endsOn !== kept.rule.endsOn) {
    findings.push(error('subscriptions.end-invoiced', { path: 'endsOn', params: { last } }));
  }
  refuse(findings);
  await context.tx
    .updateTable('invoice_schedule')
    .set({ ...valuesOf(edit), version: kept.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute()
    .catch(unknownCustomer);
  await audit(context, 'subscription.edited', { kind: 'subscription', id: kept.id });
};

/** Only while nothing was invoiced of it; one that has run is ended instead. */
export const dropSubscription = async (
  context: Context,
  input: { id: string; version: number },
): Promise<void> => {
  const kept = await lockSubscription(context, input.id, input.version);
  const occurrences = await fetchOccurrences(context, kept.id);
  if (occurrences.some((one) => one.state !== 'failed')) {
    throw new Problem('record.refused', {}, [error('subscriptions.has-run')]);
  }
  const mine = { org_id: context.org, schedule_id: kept.id };
  await context.tx
    .deleteFrom('invoice_occurrence')
    .where('org_id', '=', mine.org_id)
    .where('schedule_id', '=', mine.schedule_id)
    .execute();
  await context.tx
    .deleteFrom('invoice_schedule')
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(context, 'subscription.dropped', { kind: 'subscription', id: kept.id }, { title: kept.title });
};
