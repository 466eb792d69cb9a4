import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { inboxContract } from './contract.ts';

const lockUnsorted = async (context: Context, id: string, version: number): Promise<void> => {
  const row = await context.tx
    .selectFrom('inbound_message')
    .select(['state', 'version'])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (row.version !== version || row.state !== 'to-sort') throw new Problem('edit.conflict');
};

/** A person says whose it is; it still waits to be read. */
export const attachInbound = async (
  context: Context,
  input: InputOf<typeof inboxContract.attach>,
): Promise<void> => {
  await lockUnsorted(context, input.id, input.version);
  const customer = await context.tx
    .selectFrom('customer')
    .select('party_id')
    .where('org_id', '=', context.org)
    .where('party_id', '=', input.partyId)
    .executeTakeFirst();
  if (customer === undefined) throw new Problem('record.not-found');
  await context.tx
    .updateTable('inbound_message')
    .set({ party_id: input.partyId, found_by: 'person', state: 'kept', version: input.version + 1 })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .execute();
  await audit(context, 'inbox.attached', { kind: 'party', id: input.partyId }, { message: input.id });
};

/** No customer's: out of the list. Nothing changes in the mailbox. */
export const discardInbound = async (
  context: Context,
  input: InputOf<typeof inboxContract.discard>,
): Promise<void> => {
  await lockUnsorted(context, input.id, input.version);
  await context.tx
    .updateTable('inbound_message')
    .set({
      state: 'discarded',
      read_by: context.actor.name,
      read_at: context.now,
      version: input.version + 1,
    })
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .execute();
  await audit(context, 'inbox.discarded', { kind: 'inbound-message', id: input.id }, {});
};
