import { sql } from 'kysely';
import { Problem } from '../../../contract/problem.ts';
import { addMonths, type PlainDate } from '../../../core/calendar/index.ts';
import { error } from '../../../core/finding.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import { checkPlan, undisputedMinor, type Instalment } from '../../../core/openitems/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { lockItems } from '../../openitems/index.ts';
import { audit } from '../../organization/index.ts';
import { endPlan } from './decide-plan.ts';

export type NewPlan = {
  readonly partyId: string;
  readonly itemIds: readonly string[];
  readonly instalments: readonly Instalment[];
  readonly note: string;
  /** A running plan of the same customer that this one takes the place of. */
  readonly replaces?: string;
};

/** Longer is no delay but a loan. */
const MOST_MONTHS = 24;

/** What may be asked for of items, added up: what is contested stays out of a plan. */
export const planTotal = async (
  context: Context,
  partyId: string,
  itemIds: readonly string[],
): Promise<{ minor: bigint; currency: Currency }> => {
  const items = await lockItems(context, itemIds);
  const owed = [...items.values()].filter((item) => item.partyId === partyId && item.account === CUSTOMERS);
  const [first] = owed;
  if (first === undefined || owed.length !== new Set(itemIds).size) throw new Problem('record.not-found');
  if (owed.some(({ currency }) => currency !== first.currency))
    throw new Problem('record.refused', {}, [error('openitems.plan-one-currency', { path: 'itemIds' })]);
  if (owed.some(({ openMinor }) => openMinor <= 0n))
    throw new Problem('record.refused', {}, [error('openitems.plan-nothing-open', { path: 'itemIds' })]);
  const { rows } = await sql<{ item_id: string; amount_minor: bigint; opened_on: PlainDate }>`
    select item_id, amount_minor, opened_on from dispute
    where org_id = ${context.org} and party_id = ${partyId} and closed_on is null`.execute(context.tx);
  const disputes = rows.map((row) => ({
    partyId,
    itemId: row.item_id,
    amountMinor: row.amount_minor,
    reason: '',
    openedOn: row.opened_on,
    closedOn: null,
  }));
  const minor = owed.reduce(
    (sum, item) => sum + undisputedMinor(item, disputes, context.today as PlainDate),
    0n,
  );
  return { minor, currency: first.currency };
};

/** Ours runs at once; a customer's waits for our answer, and holds nothing back by itself. */
export const makePlan = async (
  context: Context,
  plan: NewPlan,
  state: 'running' | 'proposed',
): Promise<{ id: string }> => {
  const total = await planTotal(context, plan.partyId, plan.itemIds);
  const today = context.today as PlainDate;
  const findings = checkPlan(plan.instalments, {
    totalMinor: total.minor,
    currency: total.currency,
    today,
    untilOn: addMonths(today, MOST_MONTHS),
  });
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const id = newId();
  if (plan.replaces !== undefined) await endPlan(context, plan.replaces, plan.partyId);
  await refuseSecond(context, plan.partyId, plan.itemIds);
  const isOurs = state === 'running';
  await context.tx
    .insertInto('payment_plan')
    .values({
      org_id: context.org,
      id,
      party_id: plan.partyId,
      currency: total.currency,
      item_ids: [...plan.itemIds],
      state,
      note: plan.note,
      recorded_by: context.actor.name,
      recorded_at: context.now,
      decided_by: isOurs ? context.actor.name : '',
      decided_at: isOurs ? context.now : null,
    })
    .execute();
  await context.tx
    .insertInto('payment_plan_instalment')
    .values(
      plan.instalments.map((one, index) => ({
        org_id: context.org,
        plan_id: id,
        position: index + 1,
        due_on: one.dueOn,
        amount_minor: one.amountMinor,
      })),
    )
    .execute();
  if (plan.replaces !== undefined)
    await context.tx
      .updateTable('payment_plan')
      .set({ replaced_by: id })
      .where('org_id', '=', context.org)
      .where('id', '=', plan.replaces)
      .execute();
  await audit(
    context,
    isOurs ? 'plan.made' : 'plan.proposed',
    { kind: 'party', id: plan.partyId },
    { plan: id },
  );
  return { id };
};

/** The rows of the items are locked: two plans at once are one after the other. */
const refuseSecond = async (context: Context, partyId: string, itemIds: readonly string[]): Promise<void> => {
  const { rows } = await sql`
    select 1 from payment_plan where org_id = ${context.org} and party_id = ${partyId}
      and state in ('proposed', 'running') and item_ids && ${[...itemIds]}::uuid[] limit 1`.execute(
    context.tx,
  );
  if (rows.length > 0)
    throw new Problem('record.refused', {}, [error('openitems.plan-twice', { path: 'itemIds' })]);
};
