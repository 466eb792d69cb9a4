import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { PromiseFacts } from '../../../core/dunning/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { Policies } from '../store/policies.ts';
import { planRows, standingOf } from './plan-rows.ts';

/**
 * To the engine a plan that is kept is a promise of the whole item for its next instalment: paid, the next one takes its
 * place; missed and its grace over, the item is asked for again at its own step.
 */
export const planPromises = async (
  context: Context,
  policies: Policies,
  partyIds: readonly string[] | null,
): Promise<ReadonlyMap<string, PromiseFacts>> => {
  const of = partyIds === null ? sql`true` : sql`p.party_id = any(${[...new Set(partyIds)]}::uuid[])`;
  const plans = await planRows(context, sql`p.state = 'running' and ${of}`);
  return new Map(
    plans.flatMap((plan) => {
      const { state, next } = standingOf(plan, policies, context.today as PlainDate);
      if (state !== 'running' || next === null) return [];
      return plan.itemIds.map((itemId) => [itemId, { promisedOn: next.dueOn, amountMinor: null }] as const);
    }),
  );
};
