import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import { settles } from '../openitems/index.ts';
import { ownedParties } from '../party/index.ts';
import { readLapsing } from './claim-terms.ts';
import type { limitsContract } from './limits-contract.ts';
import { brokenPlans } from './plans/index.ts';
import { readLimits } from './store/limits.ts';
import { unreadReplies, type UnreadReply } from './unread-replies.ts';

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
  const owned = await ownedParties(context);
  const isAsked = (partyId: string): boolean => !mine || owned.has(partyId);
  const unread = (await unreadReplies(context)).filter(({ partyId }) => isAsked(partyId));
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
  const disputes = await openDisputes(context, { mine });
  const back = returned.filter((row) => isAsked(row.party_id));
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(item.currency, (sums.get(item.currency) ?? 0n) + BigInt(item.openMinor));
  return {
    owned: owned.size,
    replies: customersOf(unread),
    drafts: drafts.rows.filter((row) => isAsked(row.party_id)).length,
    repliesWaiting: customersOf(unread.filter(({ isLate }) => isLate)),
    replyDays: limits.replyDays,
    brokenPlans: (await brokenPlans(context, { mine })).length,
    disputes,
    addressesReturned: back.filter((row) => !row.is_letter).length,
    lettersReturned: back.filter((row) => row.is_letter).length,
    // A lapsed claim somebody decided about is nobody's task any more.
    lapsing: items.filter((item) => !item.isLapsed).length,
    lapsed: items.filter((item) => item.isLapsed && !item.isAskedAnyway).length,
    sums: [...sums].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
    months: lapsing.months,
  };
};

const customersOf = (replies: readonly UnreadReply[]): number =>
  new Set(replies.map(({ partyId }) => partyId)).size;

/** A dispute is the task of whoever settles it, who need not be who answers for its customer. */
const openDisputes = async (context: Context, { mine }: { mine: boolean }): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from dispute d
    where d.org_id = ${context.org} and d.closed_on is null and ${mine ? settles(context, sql`d.owner_id`) : sql`true`}`.execute(
    context.tx,
  );
  return rows[0]?.count ?? 0;
};
