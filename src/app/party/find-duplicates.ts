import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { mergeObstacles } from '../../core/party/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { partyContract } from './contract.ts';

type Groups = OutputOf<typeof partyContract.duplicates>['groups'];
type Found = Groups[number]['customers'][number];

/** A screenful of work; the rest shows when these are done. */
const MOST_GROUPS = 100;

type GroupRow = { reason: Groups[number]['reason']; value: string; ids: string[] };

/**
 * Customers that may be one, surest first. A name alone is no reason: it takes the post code too. Groups in which no two
 * could be merged (establishments of one company) are not shown.
 */
export const findDuplicates = async (context: Context): Promise<{ groups: Groups }> => {
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
  const customers = await readFound(context, [...new Set(rows.flatMap((row) => row.ids))]);
  const shown = new Set<string>();
  const groups: Groups = [];
  for (const { reason, value, ids } of rows) {
    // The same company is found again by its VAT number and its name.
    const isNew = !shown.has(ids.join());
    const members = ids.map((id) => customers.get(id)!);
    if (!isNew || !hasPair(members) || groups.length === MOST_GROUPS) continue;
    shown.add(ids.join());
    groups.push({ reason, value, customers: members });
  }
  return { groups };
};

const hasPair = (members: readonly Found[]): boolean =>
  members.some((a, index) =>
    members
      .slice(index + 1)
      .some((b) => mergeObstacles({ ...a, isMerged: false }, { ...b, isMerged: false }).length === 0),
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
