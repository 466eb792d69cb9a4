import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { webhookEvents } from './contract.ts';

export type WebhookEvent = (typeof webhookEvents)[number];

/** What happened to what. Amounts are strings of minor units, dates ISO, as everywhere on the wire. */
export type Fact = {
  readonly subjectId: string;
  readonly data: Readonly<Record<string, string | null>>;
};

/** The text that is signed and sent, the same on every attempt. */
export const payloadOf = (context: Context, id: string, type: string, data: Fact['data']): string =>
  JSON.stringify({ id, type, created_at: context.now, organization_id: context.org, data });

/**
 * Writes events into the business transaction, with a delivery for each address that wants them: told if and only if it
 * happened. One statement, and nothing is kept where nobody listens. A company of examples tells nobody.
 */
export const announce = async (
  context: Context,
  type: WebhookEvent,
  facts: readonly Fact[],
): Promise<void> => {
  if (facts.length === 0 || context.isDemo) return;
  const rows = facts.map(({ subjectId, data }) => {
    const id = newId();
    return { id, s: subjectId, p: payloadOf(context, id, type, data) };
  });
  await sql`
    with wanted as (
      select id from webhook_endpoint
      where org_id = ${context.org} and ${type} = any(events) and disabled_at is null and deleted_at is null),
    told as (
      insert into webhook_event (org_id, id, type, subject_id, payload, recorded_at)
      select ${context.org}::uuid, r.id, ${type}, r.s, r.p, ${context.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, s uuid, p text)
      where exists (select from wanted)
      returning id)
    insert into webhook_delivery (org_id, event_id, endpoint_id, not_before, recorded_at)
    select ${context.org}::uuid, told.id, wanted.id, ${context.now}::timestamptz, ${context.now}::timestamptz
    from told cross join wanted`.execute(context.tx);
};

/** Whether anybody listens: what is dear to find out is not found out for nobody. */
export const isWanted = async (context: Context, type: WebhookEvent): Promise<boolean> => {
  if (context.isDemo) return false;
  const { rows } = await sql`
    select from webhook_endpoint
    where org_id = ${context.org} and ${type} = any(events) and disabled_at is null and deleted_at is null
    limit 1`.execute(context.tx);
  return rows.length > 0;
};
