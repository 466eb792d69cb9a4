import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { readCursor, writeCursor } from '../../../shell/http/cursor.ts';
import type { ReportScope } from '../ports.ts';
import type { ledgerContract } from '../contract.ts';
import { readFinancialYear, type Period } from './financial-year.ts';
import { periodSums, wireSums, type Sums } from './period-sums.ts';

const PAGE = 100;

export type PartySums = Sums & { party_id: string; code: string; name: string; search_name: string };
export type PartyPlace = readonly [searchName: string, partyId: string];

/** The parties of one account by name, after `place`: sums from the index, names for one page only. */
export const readPartySums = async (
  scope: ReportScope,
  { account, ...period }: Period & { account: string },
  place: PartyPlace | null,
  limit: number,
): Promise<PartySums[]> => {
  const { from: starts } = await readFinancialYear(scope, period.from);
  const after =
    place === null
      ? sql`true`
      : sql`(n.search_name collate "C", n.id) > (${place[0]} collate "C", ${place[1]}::uuid)`;
  const { rows } = await sql<PartySums>`
    select s.*, n.name, n.search_name, coalesce(c.code, '') as code from (
      select p.party_id, ${periodSums(period, starts)} from posting p
      where p.org_id = ${scope.org} and p.account = ${account} and p.entry_on <= ${period.to}::date
        and p.party_id is not null
      group by p.party_id) s
    join party n on n.org_id = ${scope.org} and n.id = s.party_id
    left join customer c on c.org_id = ${scope.org} and c.party_id = s.party_id
    where (s.opening <> 0 or s.debit <> 0 or s.credit <> 0) and ${after}
    order by n.search_name collate "C", n.id limit ${limit}`.execute(scope.tx);
  return rows;
};

/** The whole account, so that the list can be seen to sum to it. */
export const readAccountTotal = async (
  scope: ReportScope,
  { account, ...period }: Period & { account: string },
): Promise<Sums> => {
  const { from: starts } = await readFinancialYear(scope, period.from);
  const { rows } = await sql<Sums>`
    select ${periodSums(period, starts)} from posting p
    where p.org_id = ${scope.org} and p.account = ${account} and p.entry_on <= ${period.to}::date`.execute(
    scope.tx,
  );
  return rows[0]!;
};

export const readPartyBalance = async (
  scope: ReportScope,
  input: InputOf<typeof ledgerContract.partyBalance>,
): Promise<OutputOf<typeof ledgerContract.partyBalance>> => {
  const asked = input as Period & { account: string };
  const place = readCursor(input.cursor, 'party', 2) as PartyPlace | null;
  const rows = await readPartySums(scope, asked, place, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      partyId: row.party_id,
      code: row.code,
      name: row.name,
      ...wireSums(row),
    })),
    total: place === null ? wireSums(await readAccountTotal(scope, asked)) : null,
    next: last === undefined ? null : writeCursor('party', [last.search_name, last.party_id]),
  };
};
