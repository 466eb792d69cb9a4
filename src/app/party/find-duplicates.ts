import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { mergeObstacles } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { partyContract } from './contract.ts';
import { readDismissed } from './not-duplicates.ts';

type Groups = OutputOf<typeof partyContract.duplicates>['groups'];
type Found = Groups[number]['customers'][number];

/** A screenful of work; the rest shows when these are done. */
const MOST_GROUPS = 100;

type GroupRow = { reason: Groups[number]['reason']; value: string; ids: string[] };

/**
 * Customers that may be one, surest first. A name alone is no reason: it takes the post code too. Groups in which no two
 * could be merged (establishments of one company) are not shown, nor are pairs a person has said are two.
 */
export const findDuplicates = async (
  context: Context,
): Promise<OutputOf<typeof partyContract.duplicates>> => {
  const { rows } = await sql<GroupRow>`
    with live as (
      select p.id, p.siren, p.vat_number, p.search_name, replace(p.postal_code, ' ', '') as postal_code, c.code
      from customer c join party p on p.org_id = c.org_id and p.id = c.party_id
      where c.org_id = ${context.org} and c.archived_at is null and p.merged_into is null),
    keyed as (
      select 1 as rank, 'siren' as reason, siren as value, id, code from live where siren <> ''
      union all select 2, 'vat', vat_number, id, code from live where vat_number <> ''
      union all select 3, 'name', search_name || ' ' || postal_code, id, code from live where postal_code <> '')
    select reason, value, array_agg(id::text order by code) as ids from keyed
    group by rank, reason, value having count(*) > 1
    order by rank, value limit ${MOST_GROUPS * 3}`.execute(context.tx);
  const dismissed = await readDismissed(context);
  const apart = new Set(dismissed.map(({ a, b }) => `${a} ${b}`));
  const areTwo = (a: string, b: string): boolean => apart.has(a < b ? `${a} ${b}` : `${b} ${a}`);
  const named = [...rows.flatMap((row) => row.ids), ...dismissed.flatMap(({ a, b }) => [a, b])];
  const customers = await readFound(context, [...new Set(named)]);
  const shown = new Set<string>();
  const groups: Groups = [];
  for (const { reason, value, ids: alike } of rows) {
    const ids = alike.filter((id) => alike.some((other) => other !== id && !areTwo(id, other)));
    // The same company is found again by its VAT number and its name.
    const isNew = !shown.has(ids.join());
    const members = ids.map((id) => customers.get(id)!);
    if (!isNew || !hasPair(members, areTwo) || groups.length === MOST_GROUPS) continue;
    shown.add(ids.join());
    groups.push({ reason, value, customers: members });
  }
  return {
    groups,
    dismissed: dismissed.map(({ a, b, by, at }) => ({
      customers: [customers.get(a)!, customers.get(b)!],
      by,
      at,
    })),
  };
};

const hasPair = (members: readonly Found[], areTwo: (a: string, b: string) => boolean): boolean =>
  members.some((a, index) =>
    members
      .slice(index + 1)
      .some(
        (b) =>
          !areTwo(a.id, b.id) &&
          mergeObstacles({ ...a, isMerged: false }, { ...b, isMerged: false }).length === 0,
      ),
  );

const readFound = async (context: Context, ids: readonly string[]): Promise<Map<string, Found>> => {
  const { rows } = await sql<Found & { recordedOn: PlainDate }>`
    select p.id, c.code, p.kind, p.name, p.siren, p.siret, p.vat_number as "vatNumber", c.currency,
      concat_ws(', ', nullif(array_to_string(p.address_lines, ', '), ''), nullif(trim(p.postal_code || ' ' || p.city), '')) as address,
      (select count(*)::int from contact k where k.org_id = p.org_id and k.party_id = p.id and k.archived_at is null) as contacts,
      p.recorded_at::date as "recordedOn"
    from party p join customer c on c.org_id = p.org_id and c.party_id = p.id
    where p.org_id = ${context.org} and p.id = any(${ids}::uuid[])`.execute(context.tx);
  return new Map(rows.map((row) => [row.id, row]));
};
