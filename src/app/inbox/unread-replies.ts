import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';

/** An answer of a customer that nobody has read. */
export type UnreadReply = {
  /** ISO instant of the oldest one. */
  readonly since: string;
  /** Only programs answered: such mails hold nothing back. */
  readonly automatic: boolean;
};

/** Per customer; null: all of them. Reminders wait for a person to read what a customer wrote. */
export const unreadReplies = async (
  context: Context,
  partyIds: readonly string[] | null,
): Promise<ReadonlyMap<string, UnreadReply>> => {
  const within = partyIds === null ? sql`true` : sql`m.party_id = any(${[...partyIds]}::uuid[])`;
  // Since it came to us: a mail may claim any date.
  const { rows } = await sql<{ party_id: string; since: string; automatic: boolean }>`
    select m.party_id, bool_and(m.kind = 'automatic') as automatic,
      case when bool_and(m.kind = 'automatic') then min(m.recorded_at)
        else min(m.recorded_at) filter (where m.kind = 'reply') end as since
    from inbound_message m
    where m.org_id = ${context.org} and m.read_at is null and m.state = 'kept' and m.kind in ('reply', 'automatic')
      and ${within}
    group by m.party_id`.execute(context.tx);
  return new Map(rows.map(({ party_id, since, automatic }) => [party_id, { since, automatic }]));
};
