import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { DraftDetail } from './read-draft.ts';

/** What a reviewer sees beside a draft: what its customer was sent before, what is suspended, what was promised. */
export const readSurroundings = async (
  context: Context,
  partyId: string,
): Promise<Pick<DraftDetail, 'history' | 'holds' | 'promises'>> => {
  type Channel = DraftDetail['channel'];
  const history = await sql<{
    reserved_on: PlainDate;
    step_code: string;
    channel: string;
    state: string;
    note: string;
    outbound_id: string | null;
    numbers: string[] | null;
  }>`
    select a.reserved_on, a.step_code, a.channel, a.state, a.note, a.outbound_id,
      (select array_agg(i.number order by i.due_on) from reminder_attempt_item ai
        join open_item i on i.org_id = ai.org_id and i.id = ai.item_id
        where ai.org_id = a.org_id and ai.attempt_id = a.id) as numbers
    from reminder_attempt a
    where a.org_id = ${context.org} and a.party_id = ${partyId} and a.state <> 'cancelled'
    order by a.id desc limit 10`.execute(context.tx);
  const holds = await sql<{ id: string; item_id: string | null; reason: string; until_on: PlainDate | null }>`
    select id, item_id, reason, until_on from hold
    where org_id = ${context.org} and party_id = ${partyId} and lifted_at is null
      and (until_on is null or until_on >= ${context.today}::date) order by id`.execute(context.tx);
  const promises = await sql<{
    id: string;
    amount_minor: bigint;
    currency: string;
    due_on: PlainDate;
    state: string;
    note: string;
  }>`
    select id, amount_minor, currency, due_on, state, note from promise_to_pay
    where org_id = ${context.org} and party_id = ${partyId} and state <> 'withdrawn'
    order by due_on desc limit 10`.execute(context.tx);
  return {
    history: history.rows.map((row) => ({
      on: row.reserved_on,
      stepCode: row.step_code,
      channel: row.channel as Channel,
      state: row.state,
      numbers: row.numbers ?? [],
      note: row.note,
      messageId: row.outbound_id,
    })),
    holds: holds.rows.map((row) => ({
      id: row.id,
      itemId: row.item_id,
      reason: row.reason,
      untilOn: row.until_on,
    })),
    promises: promises.rows.map((row) => ({
      id: row.id,
      amountMinor: row.amount_minor.toString(),
      currency: row.currency,
      dueOn: row.due_on,
      state: row.state,
      note: row.note,
    })),
  };
};
