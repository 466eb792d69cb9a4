import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { fromWire } from '../../contract/wire.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit, requireOwner } from '../organization/index.ts';
import type { openitemsContract } from './contract.ts';
import { lockItems } from './store.ts';

type Contract = typeof openitemsContract;

export const addHold = async (
  context: Context,
  input: InputOf<Contract['addHold']>,
): Promise<{ id: string }> => {
  if (input.untilOn !== null && input.untilOn < context.today) {
    throw new Problem('record.refused', {}, [error('openitems.hold-in-the-past', { path: 'untilOn' })]);
  }
  const amountMinor = input.amountMinor == null ? null : fromWire(input.amountMinor);
  if (input.itemId !== null) await requirePart(context, input.partyId, input.itemId, amountMinor);
  else if (amountMinor !== null) throw new Problem('record.not-found');
  const id = newId();
  await context.tx
    .insertInto('hold')
    .values({
      org_id: context.org,
      id,
      party_id: input.partyId,
      item_id: input.itemId,
      amount_minor: amountMinor,
      reason: input.reason,
      from_on: context.today,
      until_on: input.untilOn,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(
    context,
    'hold.added',
    { kind: 'party', id: input.partyId },
    { hold: id, reason: input.reason },
  );
  return { id };
};

/** An invoice of this customer; of a part, at most what is open. */
const requirePart = async (
  context: Context,
  partyId: string,
  itemId: string,
  amountMinor: bigint | null,
): Promise<void> => {
  const item = (await lockItems(context, [itemId])).get(itemId);
  if (item?.partyId !== partyId) throw new Problem('record.not-found');
  if (amountMinor === null || (amountMinor > 0n && amountMinor <= item.openMinor)) return;
  const params = { openMinor: String(item.openMinor) };
  throw new Problem('record.refused', {}, [error('openitems.above-open', { path: 'amountMinor', params })]);
};

export const liftHold = async (context: Context, id: string): Promise<{ done: true }> => {
  const lifted = await context.tx
    .updateTable('hold')
    .set({ lifted_at: context.now, lifted_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returning('party_id')
    .executeTakeFirst();
  if (lifted === undefined) throw new Problem('record.not-found');
  await audit(context, 'hold.lifted', { kind: 'party', id: lifted.party_id }, { hold: id });
  return { done: true };
};

export const addPromise = async (
  context: Context,
  input: InputOf<Contract['addPromise']>,
): Promise<{ id: string }> => {
  const amountMinor = fromWire(input.amountMinor);
  const findings = [];
  if (amountMinor <= 0n) findings.push(error('openitems.amount-not-positive', { path: 'amountMinor' }));
  if (input.dueOn < context.today) findings.push(error('openitems.promise-in-the-past', { path: 'dueOn' }));
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
  const items = await lockItems(context, input.itemIds);
  if (input.itemIds.some((itemId) => items.get(itemId)?.partyId !== input.partyId)) {
    throw new Problem('record.not-found');
  }
  const id = newId();
  await context.tx
    .insertInto('promise_to_pay')
    .values({
      org_id: context.org,
      id,
      party_id: input.partyId,
      item_ids: input.itemIds,
      amount_minor: amountMinor,
      currency: input.currency,
      promised_on: context.today,
      due_on: input.dueOn,
      note: input.note,
      source: input.source ?? 'hand',
      recorded_by: context.actor.name,
      // By the clock by which payments are known: what came in before does not keep it.
      recorded_at: context.now,
    })
    .execute();
  await audit(
    context,
    'promise.added',
    { kind: 'party', id: input.partyId },
    { promise: id, dueOn: input.dueOn },
  );
  return { id };
};

export const withdrawPromise = async (context: Context, id: string): Promise<{ done: true }> => {
  const withdrawn = await context.tx
    .updateTable('promise_to_pay')
    .set({ state: 'withdrawn' })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('party_id')
    .executeTakeFirst();
  if (withdrawn === undefined) throw new Problem('record.not-found');
  await audit(context, 'promise.withdrawn', { kind: 'party', id: withdrawn.party_id }, { promise: id });
  return { done: true };
};

export const openDispute = async (
  context: Context,
  input: InputOf<Contract['openDispute']>,
): Promise<{ id: string }> => {
  await requireOwner(context, input.ownerId ?? null);
  const item = (await lockItems(context, [input.itemId])).get(input.itemId);
  if (item === undefined) throw new Problem('record.not-found');
  const amountMinor = fromWire(input.amountMinor);
  if (amountMinor <= 0n || amountMinor > item.openMinor) {
    const params = { openMinor: String(item.openMinor) };
    throw new Problem('record.refused', {}, [error('openitems.above-open', { path: 'amountMinor', params })]);
  }
  const id = newId();
  await context.tx
    .insertInto('dispute')
    .values({
      org_id: context.org,
      id,
      party_id: item.partyId,
      item_id: item.id,
      amount_minor: amountMinor,
      reason: input.reason,
      category: input.category ?? 'other',
      owner_id: input.ownerId ?? (await ownerOf(context, item.partyId)),
      opened_on: context.today,
      recorded_by: context.actor.name,
    })
    .execute();
  await audit(context, 'dispute.opened', { kind: 'party', id: item.partyId }, { dispute: id, item: item.id });
  return { id };
};

/** Whoever answers for the customer settles its disputes, unless somebody else is named. */
const ownerOf = async (context: Context, partyId: string): Promise<string | null> =>
  (
    await context.tx
      .selectFrom('customer')
      .select('owner_id')
      .where('org_id', '=', context.org)
      .where('party_id', '=', partyId)
      .executeTakeFirst()
  )?.owner_id ?? null;

export const assignDispute = async (
  context: Context,
  { id, ownerId }: InputOf<Contract['assignDispute']>,
): Promise<{ done: true }> => {
  await requireOwner(context, ownerId);
  const assigned = await context.tx
    .updateTable('dispute')
    .set({ owner_id: ownerId })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .returning('party_id')
    .executeTakeFirst();
  if (assigned === undefined) throw new Problem('record.not-found');
  await audit(
    context,
    'dispute.assigned',
    { kind: 'party', id: assigned.party_id },
    { dispute: id, ownerId },
  );
  return { done: true };
};

export const closeDispute = async (
  context: Context,
  input: InputOf<Contract['closeDispute']>,
): Promise<{ done: true }> => {
  const closed = await context.tx
    .updateTable('dispute')
    .set({ closed_on: context.today, outcome: input.outcome })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .where('closed_on', 'is', null)
    .returning('party_id')
    .executeTakeFirst();
  if (closed === undefined) throw new Problem('record.not-found');
  await audit(context, 'dispute.closed', { kind: 'party', id: closed.party_id }, { dispute: input.id });
  return { done: true };
};
