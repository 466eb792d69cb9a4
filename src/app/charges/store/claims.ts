import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { InterestSlice } from '../../../core/payments/index.ts';
import { sqlState } from '../../../shell/db/tenant.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';

export type LiveState = 'announced' | 'booked' | 'waived';

/** Why, and by what, a claim comes to a state. */
export type Cause = {
  readonly reason?: string;
  readonly attemptId?: string;
  readonly entryId?: string;
};

export type NewClaim = {
  readonly itemId: string;
  readonly kind: 'indemnity' | 'interest';
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly upTo: PlainDate | null;
  readonly slices: readonly InterestSlice[];
};

/** Slices as they cross into JSON. */
export const wireSlices = (slices: readonly InterestSlice[]) =>
  slices.map((slice) => ({
    ...slice,
    baseMinor: slice.baseMinor.toString(),
    interestMinor: slice.interestMinor.toString(),
  }));

/** Somebody else claimed the same at the same moment: the database lets one of them. */
export const insertClaim = async (
  context: Context,
  claim: NewClaim,
  state: LiveState,
  ownItemId: string | null,
  cause: Cause,
): Promise<void> => {
  const id = newId();
  try {
    await context.tx
      .insertInto('late_claim')
      .values({
        org_id: context.org,
        id,
        item_id: claim.itemId,
        kind: claim.kind,
        currency: claim.currency,
        amount_minor: claim.amountMinor,
        up_to: claim.upTo,
        slices: JSON.stringify(wireSlices(claim.slices)),
        state,
        own_item_id: ownItemId,
      })
      .execute();
  } catch (fault) {
    if (sqlState(fault) === '23505') throw new Problem('edit.conflict');
    throw fault;
  }
  await writeEvent(context, id, state, cause);
};

export const setClaim = async (
  context: Context,
  id: string,
  state: LiveState | 'cancelled',
  ownItemId: string | null,
  cause: Cause,
): Promise<void> => {
  await context.tx
    .updateTable('late_claim')
    .set({ state, own_item_id: ownItemId })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await writeEvent(context, id, state, cause);
};

const writeEvent = async (
  context: Context,
  claimId: string,
  state: LiveState | 'cancelled',
  { reason = '', attemptId, entryId }: Cause,
): Promise<void> => {
  await context.tx
    .insertInto('late_claim_event')
    .values({
      org_id: context.org,
      id: newId(),
      claim_id: claimId,
      state,
      on_day: context.today,
      reason,
      attempt_id: attemptId ?? null,
      entry_id: entryId ?? null,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
};
