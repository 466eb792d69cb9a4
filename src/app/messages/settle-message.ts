import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import { forgetBounce } from '../party/index.ts';
import { messageEvent } from './events.ts';
import type { MessageHooks, WrittenMessage } from './ports.ts';

const lockMessage = async (context: Context, id: string, version: number) => {
  const row = await context.tx
    .selectFrom('outbound_message')
    .select(['id', 'kind', 'state', 'version', 'to_addresses'])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (row.version !== version) throw new Problem('edit.conflict');
  return row;
};

const refuse = (code: string): never => {
  throw new Problem('record.refused', {}, [error(code)]);
};

const setFate = async (
  context: Context,
  id: string,
  fate: { state: 'sent' | 'failed' | 'cancelled'; sent_at?: string },
): Promise<void> => {
  await context.tx
    .updateTable('outbound_message')
    .set((eb) => ({ ...fate, held_reason: null, sending_by: null, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};

/** Takes a message back before it leaves; whoever wrote it is told. */
export const cancelMessage = async (
  context: Context,
  hooks: MessageHooks,
  input: { id: string; version: number },
): Promise<{ done: true }> => {
  const row = await lockMessage(context, input.id, input.version);
  if (row.state !== 'queued' && row.state !== 'held') refuse('messages.already-left');
  await withdrawMessage(context, input.id, '');
  await hooks.settled(context, row, 'cancelled', '');
  return { done: true };
};

/** The same from a higher room, which settles its own side. False: it is under way or gone already. */
export const withdrawMessage = async (context: Context, id: string, why: string): Promise<boolean> => {
  const row = await context.tx
    .selectFrom('outbound_message')
    .select('state')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'queued' && row?.state !== 'held') return false;
  await setFate(context, id, { state: 'cancelled' });
  await messageEvent(context, id, 'cancelled', why);
  await audit(context, 'message.cancelled', { kind: 'message', id }, { why });
  return true;
};

/** Ends the time in which it could be taken back. */
export const sendNow = async (
  context: Context,
  input: { id: string; version: number },
): Promise<{ done: true }> => {
  const row = await lockMessage(context, input.id, input.version);
  if (row.state !== 'queued') refuse('messages.not-waiting');
  await context.tx
    .updateTable('outbound_message')
    .set({ not_before: context.now, version: row.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .execute();
  await messageEvent(context, input.id, 'sent-now');
  return { done: true };
};

/**
 * A refused message tries again, the same with the same Message-ID, after the cause was repaired. Its addresses may be
 * written to again: whoever asks says that they work.
 */
export const retryMessage = async (
  context: Context,
  hooks: MessageHooks,
  input: { id: string; version: number },
): Promise<{ done: true }> => {
  const row = await lockMessage(context, input.id, input.version);
  if (row.state !== 'failed') refuse('messages.not-failed');
  for (const address of row.to_addresses) await forgetBounce(context, address);
  if (!(await hooks.mayRetry(context, row))) refuse('messages.superseded');
  await context.tx
    .updateTable('outbound_message')
    .set({ state: 'queued', not_before: context.now, tries: 0, version: row.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .execute();
  await messageEvent(context, input.id, 'retried');
  await audit(context, 'message.retried', { kind: 'message', id: input.id });
  return { done: true };
};

/** A person has looked (at the mail server, with the customer) and says whether it left. It is not sent again either way. */
export const resolveAmbiguous = async (
  context: Context,
  hooks: MessageHooks,
  input: { id: string; version: number; outcome: 'sent' | 'not-sent' },
): Promise<{ done: true }> => {
  const row: WrittenMessage & { state: string } = await lockMessage(context, input.id, input.version);
  if (row.state !== 'ambiguous') refuse('messages.not-ambiguous');
  const sent = input.outcome === 'sent';
  await setFate(context, input.id, sent ? { state: 'sent', sent_at: context.now } : { state: 'failed' });
  await messageEvent(context, input.id, sent ? 'resolved-sent' : 'resolved-not-sent');
  await audit(context, 'message.resolved', { kind: 'message', id: input.id }, { outcome: input.outcome });
  await hooks.settled(context, row, sent ? 'sent' : 'failed', '');
  return { done: true };
};
