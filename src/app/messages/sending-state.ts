import { sql } from 'kysely';
import type * as z from 'zod/mini';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readAccountRow } from './account.ts';
import type { sendingState } from './contract.ts';
import { readPace } from './pace.ts';

export type SendingState = z.input<typeof sendingState>;

/** Whether mail leaves, and if not, why: the most final reason first. */
export const readSendingState = async (context: Context): Promise<SendingState> => {
  const account = await readAccountRow(context);
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from outbound_message
    where org_id = ${context.org} and state in ('queued', 'ambiguous', 'failed') group by state`.execute(
    context.tx,
  );
  const count = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0;
  const quarantined = await isQuarantined(context.tx);
  const state = context.isDemo
    ? 'demo'
    : quarantined
      ? 'quarantined'
      : account === undefined
        ? 'not-configured'
        : account.problem !== ''
          ? 'unreachable'
          : 'ready';
  const limits = account && { perMinute: account.rate_per_minute, perHour: account.rate_per_hour };
  const waits = state === 'ready' && limits !== undefined && (await isAnyDue(context));
  return {
    state,
    paced: waits ? await readPace(context, limits) : null,
    from: account?.from_address ?? '',
    problem: account?.problem ?? '',
    retryAt: account?.retry_at ?? null,
    queued: count('queued'),
    ambiguous: count('ambiguous'),
    failed: count('failed'),
  };
};

const isAnyDue = async (context: Context): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from outbound_message
    where org_id = ${context.org} and state = 'queued' and not_before <= ${context.now}::timestamptz limit 1`.execute(
    context.tx,
  );
  return rows.length > 0;
};
