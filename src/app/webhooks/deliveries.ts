import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { payloadOf } from './announce.ts';
import type { webhooksContract } from './contract.ts';

type Deliveries = OutputOf<typeof webhooksContract.deliveries>;

const SHOWN = 50;

export const listDeliveries = async (context: Context, endpointId: string): Promise<Deliveries> => {
  const rows = await context.tx
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_event as e', (join) =>
      join.onRef('e.org_id', '=', 'd.org_id').onRef('e.id', '=', 'd.event_id'),
    )
    .select([
      'e.id',
      'e.type',
      'e.payload',
      'd.state',
      'd.attempts',
      'd.not_before',
      'd.last_at',
      'd.last_status',
      'd.last_answer',
      'e.recorded_at',
    ])
    .where('d.org_id', '=', context.org)
    .where('d.endpoint_id', '=', endpointId)
    .orderBy('d.event_id', 'desc')
    .limit(SHOWN)
    .execute();
  return {
    deliveries: rows.map((row) => ({
      eventId: row.id,
      type: row.type,
      payload: row.payload,
      state: row.state as Deliveries['deliveries'][number]['state'],
      attempts: row.attempts,
      notBefore: row.not_before,
      lastAt: row.last_at,
      lastStatus: row.last_status,
      lastAnswer: row.last_answer,
      recordedAt: row.recorded_at,
    })),
  };
};

/** The same event again, with the same id: whoever has it already knows it. */
export const replay = async (context: Context, endpointId: string, eventId: string): Promise<void> => {
  await requireEndpoint(context, endpointId);
  const changed = await context.tx
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', attempts: 0, not_before: context.now })
    .where('org_id', '=', context.org)
    .where('endpoint_id', '=', endpointId)
    .where('event_id', '=', eventId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Problem('record.not-found');
  await audit(context, 'webhook.replayed', { kind: 'webhook', id: endpointId }, { event: eventId });
};

/** An event of no consequence, to try the address with. */
export const ping = async (context: Context, endpointId: string): Promise<void> => {
  await requireEndpoint(context, endpointId);
  const id = newId();
  const common = { org_id: context.org, recorded_at: context.now };
  await context.tx
    .insertInto('webhook_event')
    .values({
      ...common,
      id,
      type: 'ping',
      subject_id: endpointId,
      payload: payloadOf(context, id, 'ping', {}),
    })
    .execute();
  await context.tx
    .insertInto('webhook_delivery')
    .values({ ...common, event_id: id, endpoint_id: endpointId, not_before: context.now })
    .execute();
};

const requireEndpoint = async (context: Context, id: string): Promise<void> => {
  const { rows } = await sql`
    select from webhook_endpoint
    where org_id = ${context.org} and id = ${id} and deleted_at is null and disabled_at is null`.execute(
    context.tx,
  );
  if (rows.length === 0) throw new Problem('record.not-found');
};
