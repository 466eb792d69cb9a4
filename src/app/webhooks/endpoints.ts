import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import type { WebhookEvent } from './announce.ts';
import { checkUrl } from './check-url.ts';
import type { webhooksContract } from './contract.ts';
import type { WebhookPorts } from './ports.ts';
import { newSecret } from './sign.ts';

export type Endpoints = OutputOf<typeof webhooksContract.list>;

/** Enough for an ERP, a shop and a test bench; a loop that makes more is a mistake. */
const MAX_ENDPOINTS = 20;

export const secretContext = (org: string, endpointId: string): string => `${org}/webhook/${endpointId}`;

export const listEndpoints = async (context: Context): Promise<Endpoints> => {
  const { rows } = await sql<{
    id: string;
    url: string;
    events: WebhookEvent[];
    failing_since: string | null;
    disabled_why: '' | 'failing' | 'user';
    waiting: number;
    last_at: string | null;
    last_status: number | null;
    recorded_by: string;
    recorded_at: string;
  }>`
    select e.id, e.url, e.events, e.failing_since, e.disabled_why, e.recorded_by, e.recorded_at,
      (select count(*)::int from webhook_delivery d
        where d.org_id = e.org_id and d.endpoint_id = e.id and d.state = 'waiting') as waiting,
      last.last_at, last.last_status
    from webhook_endpoint e
    left join lateral (
      select d.last_at, d.last_status from webhook_delivery d
      where d.org_id = e.org_id and d.endpoint_id = e.id and d.last_at is not null
      order by d.last_at desc limit 1) last on true
    where e.org_id = ${context.org} and e.deleted_at is null order by e.id`.execute(context.tx);
  return {
    endpoints: rows.map((row) => ({
      id: row.id,
      url: row.url,
      events: row.events,
      state: row.disabled_why !== '' ? 'disabled' : row.failing_since !== null ? 'failing' : 'active',
      disabledWhy: row.disabled_why,
      failingSince: row.failing_since,
      waiting: row.waiting,
      lastAt: row.last_at,
      lastStatus: row.last_status,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
    })),
  };
};

/** The secret leaves this once. It is sealed, not hashed: signing needs it. */
export const createEndpoint = async (
  context: Context,
  ports: WebhookPorts,
  input: { url: string; events: readonly WebhookEvent[] },
): Promise<{ id: string; secret: string }> => {
  const fault = checkUrl(input.url, ports.reach);
  if (fault !== null) throw new Problem('record.refused', {}, [fault]);
  const { endpoints } = await listEndpoints(context);
  if (endpoints.length >= MAX_ENDPOINTS) {
    throw new Problem('record.refused', {}, [
      error('webhooks.too-many', { params: { count: MAX_ENDPOINTS } }),
    ]);
  }
  const id = newId();
  const secret = newSecret();
  await context.tx
    .insertInto('webhook_endpoint')
    .values({
      org_id: context.org,
      id,
      url: input.url,
      events: [...new Set(input.events)],
      secret: ports.secrets.seal(secret, secretContext(context.org, id)),
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'webhook.created', { kind: 'webhook', id }, { url: input.url, events: input.events });
  return { id, secret };
};

export const setEnabled = async (context: Context, id: string, enabled: boolean): Promise<void> => {
  await change(
    context,
    id,
    enabled
      ? { disabled_at: null, disabled_why: '', failing_since: null }
      : { disabled_at: context.now, disabled_why: 'user' },
  );
  await audit(context, enabled ? 'webhook.enabled' : 'webhook.disabled', { kind: 'webhook', id });
};

/** Its past deliveries stay, for whoever asks what was sent. */
export const removeEndpoint = async (context: Context, id: string): Promise<void> => {
  await change(context, id, { deleted_at: context.now });
  await audit(context, 'webhook.removed', { kind: 'webhook', id });
};

type Change = {
  disabled_at?: string | null;
  disabled_why?: string;
  failing_since?: null;
  deleted_at?: string;
};

const change = async (context: Context, id: string, changes: Change): Promise<void> => {
  const changed = await context.tx
    .updateTable('webhook_endpoint')
    .set(changes)
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new Problem('record.not-found');
};
