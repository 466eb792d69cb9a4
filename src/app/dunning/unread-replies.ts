import { sql } from 'kysely';
import { addBusinessDays, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readLimits } from './store/limits.ts';

/** What a person wrote to us and nobody has read; a mail that two customers may have written is held against both. */
export type UnreadReply = {
  readonly replyId: string;
  readonly partyId: string;
  /** The day it came, by the clock of the company. */
  readonly since: PlainDate;
  /** It has waited for as many business days as the company allows: who answers for the customer is asked. */
  readonly isLate: boolean;
};

export const unreadReplies = async (context: Context): Promise<UnreadReply[]> => {
  const { limits } = await readLimits(context);
  const { rows } = await sql<{ reply_id: string; party_id: string; since: PlainDate }>`
    select r.reply_id, r.party_id, (r.since at time zone o.time_zone)::date as since
    from unread_reply r join organization o on o.org_id = r.org_id
    where r.org_id = ${context.org} and not r.automatic order by r.since, r.reply_id, r.party_id`.execute(
    context.tx,
  );
  return rows.map((row) => ({
    replyId: row.reply_id,
    partyId: row.party_id,
    since: row.since,
    isLate: addBusinessDays(row.since, limits.replyDays) <= context.today,
  }));
};
