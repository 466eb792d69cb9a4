import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { addBusinessDays, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readLapsing } from './claim-terms.ts';
import type { limitsContract } from './limits-contract.ts';
import { readLimits } from './store/limits.ts';

/** What stops reminders until a person acts; the home page asks. */
export const readTasks = async (context: Context): Promise<OutputOf<(typeof limitsContract)['tasks']>> => {
  const { limits } = await readLimits(context);
  const { rows } = await sql<{ since: PlainDate }>`
    select min((r.since at time zone o.time_zone)::date) as since
    from unread_reply r join organization o on o.org_id = r.org_id
    where r.org_id = ${context.org} and not r.automatic group by r.party_id`.execute(context.tx);
  const { rows: returned } = await sql<{ addresses: number; letters: number }>`
    select (select count(*)::int from party p where p.org_id = ${context.org} and p.address_returned
        and p.merged_into is null and exists (select from customer c where c.org_id = p.org_id and c.party_id = p.id))
        as addresses,
      (select count(*)::int from letter_delivery v where v.org_id = ${context.org} and v.outcome = 'unknown') as letters`.execute(
    context.tx,
  );
  const { items, months } = await readLapsing(context);
  const sums = new Map<string, bigint>();
  for (const item of items) sums.set(item.currency, (sums.get(item.currency) ?? 0n) + BigInt(item.openMinor));
  return {
    repliesWaiting: rows.filter(({ since }) => addBusinessDays(since, limits.replyDays) <= context.today)
      .length,
    replyDays: limits.replyDays,
    addressesReturned: returned[0]?.addresses ?? 0,
    lettersReturned: returned[0]?.letters ?? 0,
    // A lapsed claim somebody decided about is nobody's task any more.
    lapsing: items.filter((item) => !item.isLapsed).length,
    lapsed: items.filter((item) => item.isLapsed && !item.isAskedAnyway).length,
    sums: [...sums].map(([currency, minor]) => ({ currency, minor: minor.toString() })),
    months,
  };
};
