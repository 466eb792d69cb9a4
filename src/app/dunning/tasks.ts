import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { addBusinessDays, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readLapsing } from './claim-terms.ts';
import type { limitsContract } from './limits-contract.ts';
import { readLimits } from './store/limits.ts';

type Tasks = OutputOf<(typeof limitsContract)['tasks']>;

/**
 * What stops reminders until a person acts; the home page asks. `mine`: of customers that the asker answers for, who is the
 * first to be asked of an answer that has waited too long.
 */
export const readTasks = async (
  context: Context,
  { mine = false }: { mine?: boolean } = {},
): Promise<Tasks> => {
  const { limits } = await readLimits(context);
  const owned = new Set(await ownedParties(context));
  const isAsked = (partyId: string): boolean => !mine || owned.has(partyId);
  const unread = await sql<{ party_id: string; since: PlainDate }>`
    select r.party_id, min((r.since at time zone o.time_zone)::date) as since
    from unread_reply r join organization o on o.org_id = r.org_id
    where r.org_id = ${context.org} and not r.automatic group by r.party_id`.execute(context.tx);
  const waiting = unread.rows.filter(({ party_id: partyId }) => isAsked(partyId));
  const drafts = await sql<{ party_id: string }>`
    select d.party_id from reminder_draft d join dunning_run r on r.org_id = d.org_id and r.id = d.run_id
    where d.org_id = ${context.org} and d.state = 'proposed' and r.state = 'proposed'`.execute(context.tx);
  const lapsing = await readLapsing(context);
  const items = lapsing.items.filter(({ partyId }) => isAsked(partyId));
  const { rows: returned } = await sql<{ party_id: string; is_letter: boolean }>`
    select p.id as party_id, false as is_letter from party p
    where p.org_id = ${context.org} and p.address_returned and p.merged_into is null
      and exists (select from customer c where c.org_id = p.org_id and c.party_id = p.id)
    union all
    select a.party_id, true from letter_delivery v
    join reminder_attempt a on a.org_id = v.org_id and a.id = v.attempt_id
    where v.org_id = ${context.org} and v.outcome = 'unknown'`.execute(context.tx);
  const back = returned.filter((row) => isAsked(row.party_id));
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(item.currency, (sums.get(item.currency) ?? 0n) + BigInt(item.openMinor));
  return {
    owned: owned.size,
    replies: waiting.length,
    drafts: drafts.rows.filter((row) => isAsked(row.party_id)).length,
    repliesWaiting: waiting.filter(({ since }) => addBusinessDays(since, limits.replyDays) <= context.today)
      .length,
    replyDays: limits.replyDays,
    addressesReturned: back.filter((row) => !row.is_letter).length,
    lettersReturned: back.filter((row) => row.is_letter).length,
    // A lapsed claim somebody decided about is nobody's task any more.
    lapsing: items.filter((item) => !item.isLapsed).length,
    lapsed: items.filter((item) => item.isLapsed && !item.isAskedAnyway).length,
    sums: [...sums].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
    months: lapsing.months,
  };
};

/** Customers that the asker answers for; none for a program. */
const ownedParties = async (context: Context): Promise<string[]> => {
  if (context.actor.kind !== 'user') return [];
  const { rows } = await sql<{ party_id: string }>`
    select c.party_id from customer c
    where c.org_id = ${context.org} and c.owner_id is not null and c.owner_id::text = ${context.actor.id} and c.archived_at is null`.execute(
    context.tx,
  );
  return rows.map((row) => row.party_id);
};
