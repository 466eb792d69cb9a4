import { sql } from 'kysely';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { retryAt, shouldDisable } from './back-off.ts';
import { secretContext } from './endpoints.ts';
import type { PostOutcome, WebhookPorts } from './ports.ts';
import { signedHeaders } from './sign.ts';

type Claimed = {
  readonly event_id: string;
  readonly endpoint_id: string;
  readonly attempts: number;
  readonly payload: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly now: string;
};

const AT_ONCE = 20;
/** A process that dies while it posts leaves the row to the next one after this; then the event comes twice. */
const LEASE = '2 minutes';
const MAX_ANSWER = 500;

type Ports = Pick<WebhookPorts, 'secrets' | 'post'>;

/** Sends what is due. Addresses are independent of each other; one that does not answer is left alone until next time. */
export const deliverDue = async (work: Work, ports: Ports): Promise<number> => {
  // A company of examples tells nobody.
  if (work.isDemo) return 0;
  const claimed = await work.inTenant(claim);
  const addresses = new Map<string, Claimed[]>();
  for (const one of claimed) addresses.set(one.endpoint_id, [...(addresses.get(one.endpoint_id) ?? []), one]);
  await Promise.all([...addresses.values()].map((list) => deliverTo(work, ports, list)));
  return claimed.length;
};

const deliverTo = async (work: Work, ports: Ports, list: readonly Claimed[]): Promise<void> => {
  let isDown = false;
  for (const one of list) {
    if (isDown || work.signal.aborted) {
      await work.inTenant((context) => giveBack(context, one));
      continue;
    }
    const secret = ports.secrets.open(one.secret, secretContext(work.org, one.endpoint_id));
    const outcome = await ports.post({
      url: one.url,
      headers: signedHeaders(secret, { id: one.event_id, now: one.now, body: one.payload }),
      body: one.payload,
    });
    const isDelivered = outcome.outcome === 'answered' && outcome.status >= 200 && outcome.status < 300;
    isDown = outcome.outcome !== 'answered';
    await work.inTenant((context) =>
      isDelivered ? delivered(context, one, outcome) : notDelivered(context, one, outcome),
    );
  }
};

/** Rows that are due, taken for this process. A restored copy sends nothing until it is released. */
const claim = async (context: Context): Promise<Claimed[]> => {
  if (await isQuarantined(context.tx)) return [];
  const { rows } = await sql<Omit<Claimed, 'now'>>`
    with due as (
      select d.event_id, d.endpoint_id from webhook_delivery d
      join webhook_endpoint e on e.org_id = d.org_id and e.id = d.endpoint_id
        and e.disabled_at is null and e.deleted_at is null
      where d.org_id = ${context.org} and d.state = 'waiting' and d.not_before <= ${context.now}::timestamptz
      order by d.not_before, d.event_id limit ${AT_ONCE} for update of d skip locked)
    update webhook_delivery d
    set attempts = d.attempts + 1, not_before = ${context.now}::timestamptz + ${sql.lit(LEASE)}::interval
    from due, webhook_event v, webhook_endpoint e
    where d.org_id = ${context.org} and d.event_id = due.event_id and d.endpoint_id = due.endpoint_id
      and v.org_id = d.org_id and v.id = d.event_id and e.org_id = d.org_id and e.id = d.endpoint_id
    returning d.event_id, d.endpoint_id, d.attempts, v.payload, e.url, e.secret`.execute(context.tx);
  // In the order they happened, which ids of version 7 keep.
  return rows.map((row) => ({ ...row, now: context.now })).sort((a, b) => (a.event_id < b.event_id ? -1 : 1));
};

const giveBack = (context: Context, { event_id, endpoint_id, attempts }: Claimed): Promise<void> =>
  update(context, event_id, endpoint_id, { attempts: attempts - 1, not_before: retryAt(context.now, 1) });

const delivered = async (context: Context, one: Claimed, outcome: PostOutcome): Promise<void> => {
  await update(context, one.event_id, one.endpoint_id, { ...told(context, outcome), state: 'delivered' });
  await context.tx
    .updateTable('webhook_endpoint')
    .set({ failing_since: null })
    .where('org_id', '=', context.org)
    .where('id', '=', one.endpoint_id)
    .where('failing_since', 'is not', null)
    .execute();
};

const notDelivered = async (context: Context, one: Claimed, outcome: PostOutcome): Promise<void> => {
  const next = retryAt(context.now, one.attempts);
  await update(context, one.event_id, one.endpoint_id, {
    ...told(context, outcome),
    ...(next === null ? { state: 'failed' } : { not_before: next }),
  });
  const row = await context.tx
    .selectFrom('webhook_endpoint')
    .select(['failing_since', 'disabled_at'])
    .where('org_id', '=', context.org)
    .where('id', '=', one.endpoint_id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (row.disabled_at !== null) return;
  const since = row.failing_since ?? context.now;
  const isOver = shouldDisable(since, context.now);
  await context.tx
    .updateTable('webhook_endpoint')
    .set({
      failing_since: since,
      ...(isOver && { disabled_at: context.now, disabled_why: 'failing' }),
    })
    .where('org_id', '=', context.org)
    .where('id', '=', one.endpoint_id)
    .execute();
  if (isOver) await audit(context, 'webhook.disabled', { kind: 'webhook', id: one.endpoint_id }, { since });
};

/** What the other side said, without what a screen could not show. */
const told = (context: Context, outcome: PostOutcome) => ({
  last_at: context.now,
  last_status: outcome.outcome === 'answered' ? outcome.status : null,
  last_answer: (outcome.outcome === 'answered' ? outcome.answer : outcome.reason)
    .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .slice(0, MAX_ANSWER),
});

type Changes = {
  state?: string;
  attempts?: number;
  not_before?: string | null;
  last_at?: string;
  last_status?: number | null;
  last_answer?: string;
};

const update = async (
  context: Context,
  eventId: string,
  endpointId: string,
  { not_before, ...changes }: Changes,
): Promise<void> => {
  await context.tx
    .updateTable('webhook_delivery')
    .set({ ...changes, ...(typeof not_before === 'string' && { not_before }) })
    .where('org_id', '=', context.org)
    .where('event_id', '=', eventId)
    .where('endpoint_id', '=', endpointId)
    .execute();
};

export const webhookTick = (ports: Ports): Tick => ({
  name: 'webhooks.deliver',
  everySeconds: 5,
  run: async (work) => {
    while (!work.signal.aborted && (await deliverDue(work, ports)) === AT_ONCE);
  },
});
