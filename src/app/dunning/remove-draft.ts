import type { InputOf } from '../../contract/endpoint.ts';
import { fromWire } from '../../contract/wire.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import { addHold, addPromise, liftHold, withdrawPromise } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import type { dunningContract } from './contract.ts';
import { proposeAgain } from './draft-state.ts';
import { readDraft, type DraftDetail } from './read-draft.ts';
import { lockDraft, refuse } from './review.ts';
import type { KeptDraft, RemovalReason } from './store/drafts.ts';

type Contract = typeof dunningContract;
type Edited = { draft: DraftDetail };

/** Notes what the customer promised, on the invoices of the draft. */
export const notePromise = async (
  context: Context,
  kept: KeptDraft,
  promise: { dueOn: string; amountMinor: string },
  note: string,
  source: 'hand' | 'call' = 'hand',
): Promise<string> => {
  const amountMinor = fromWire(promise.amountMinor);
  if (amountMinor > kept.draft.itemsMinor) refuse('dunning.promise-above-draft', 'promise.amountMinor');
  const { id } = await addPromise(context, {
    partyId: kept.draft.customerId,
    itemIds: kept.draft.items.map((item) => item.itemId),
    amountMinor: promise.amountMinor,
    currency: kept.draft.currency,
    dueOn: promise.dueOn,
    note,
    source,
  });
  return id;
};

const takeOut = async (
  context: Context,
  kept: KeptDraft,
  removal: {
    reason: RemovalReason;
    note: string;
    until: string | null;
    holdId: string | null;
    promiseId: string | null;
  },
): Promise<Edited> => {
  await context.tx
    .updateTable('reminder_draft')
    .set((eb) => ({
      state: 'removed',
      removed_reason: removal.reason,
      removed_note: removal.note,
      removed_until: removal.until,
      removed_by: context.actor.name,
      removed_hold_id: removal.holdId,
      removed_promise_id: removal.promiseId,
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  await audit(
    context,
    'reminder.removed',
    { kind: 'reminder_draft', id: kept.id },
    { reason: removal.reason },
  );
  return { draft: await readDraft(context, kept.id) };
};

/** An agreement was made, or something else makes the message wrong. */
export const removeDraft = async (context: Context, input: InputOf<Contract['remove']>): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  const promiseId =
    input.promise === undefined ? null : await notePromise(context, kept, input.promise, input.note);
  const words = texts(context.locale).dunning;
  const hold =
    input.hold === undefined
      ? null
      : await addHold(context, {
          partyId: kept.draft.customerId,
          itemId: null,
          reason: input.note === '' ? words.policyNames[''] : input.note,
          untilOn: input.hold.untilOn,
        });
  return takeOut(context, kept, {
    reason: input.reason,
    note: input.note,
    until: input.promise?.dueOn ?? input.hold?.untilOn ?? null,
    holdId: hold?.id ?? null,
    promiseId,
  });
};

const POSTPONED = { fr: 'Relance reportée', en: 'Reminder postponed' } as const;

/** The customer rests until a day; the hold ends by itself the day before. */
export const postponeDraft = async (
  context: Context,
  input: InputOf<Contract['postpone']>,
): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  if (input.untilOn <= context.today) refuse('dunning.postponed-to-the-past', 'untilOn');
  const hold = await addHold(context, {
    partyId: kept.draft.customerId,
    itemId: null,
    reason: POSTPONED[context.locale],
    untilOn: addDays(input.untilOn as PlainDate, -1),
  });
  return takeOut(context, kept, {
    reason: 'postponed',
    note: '',
    until: input.untilOn,
    holdId: hold.id,
    promiseId: null,
  });
};

/** Puts a removed draft back, and takes back what was noted with its removal. */
export const restoreDraft = async (
  context: Context,
  input: InputOf<Contract['restore']>,
): Promise<Edited> => {
  const kept = await lockDraft(context, input, ['removed']);
  await context.tx
    .updateTable('reminder_draft')
    .set((eb) => ({
      state: 'proposed',
      removed_reason: null,
      removed_note: '',
      removed_until: null,
      removed_by: '',
      version: eb('version', '+', 1),
    }))
    .where('org_id', '=', context.org)
    .where('id', '=', kept.id)
    .execute();
  if (await isRunOver(context, kept.runId)) await proposeAgain(context, kept.id);
  if (kept.removal?.holdId && (await isHeld(context, kept.removal.holdId)))
    await liftHold(context, kept.removal.holdId);
  if (kept.removal?.promiseId && (await isPromised(context, kept.removal.promiseId)))
    await withdrawPromise(context, kept.removal.promiseId);
  await audit(context, 'reminder.restored', { kind: 'reminder_draft', id: kept.id });
  return { draft: await readDraft(context, kept.id) };
};

/** It ended while the draft was out: the draft goes into the run that waits now, or opens its own again. */
const isRunOver = async (context: Context, runId: string): Promise<boolean> =>
  (await context.tx
    .selectFrom('dunning_run')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', runId)
    .where('state', '<>', 'proposed')
    .executeTakeFirst()) !== undefined;

/** Somebody may have lifted it meanwhile. */
const isHeld = async (context: Context, id: string): Promise<boolean> =>
  (await context.tx
    .selectFrom('hold')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()) !== undefined;

const isPromised = async (context: Context, id: string): Promise<boolean> =>
  (await context.tx
    .selectFrom('promise_to_pay')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()) !== undefined;
