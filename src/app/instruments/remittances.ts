import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { toWire } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { RemittanceKind } from '../../core/instruments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { instrumentsContract } from './contract.ts';
import { factsOf, remittanceName, type Facts, type Scope } from './facts.ts';

export type Remittance = {
  id: string;
  kind: RemittanceKind;
  year: number;
  no: number;
  bank_account_id: string;
  bank_account_name: string;
  bank_identifier: string;
  remitted_on: PlainDate;
  account: string;
  credit_account: string;
  entry_id: string | null;
  batch_id: string | null;
  recorded_by: string;
  undone_at: string | null;
  credited_on: PlainDate | null;
  currency: string;
  count: number;
  total_minor: bigint;
};

/** What the bank is to credit: its instruments, without those that came back before it did. */
const remittancesOf = ({ org }: Scope) => sql<Remittance>`(
  select r.*, b.name as bank_account_name, b.identifier as bank_identifier, b.currency,
    (select l.booked_on from match m join statement_line l on l.org_id = m.org_id and l.id = m.line_id
      where m.org_id = r.org_id and m.undone_at is null and (m.batch_id = r.batch_id or m.id in (
        select im.match_id from instrument_match im where im.org_id = r.org_id and im.remittance_id = r.id))
      limit 1) as credited_on,
    s.count, s.total_minor
  from remittance r
  join bank_account b on b.org_id = r.org_id and b.id = r.bank_account_id
  cross join lateral (
    select count(*)::int as count, coalesce(sum(i.amount_minor), 0)::bigint as total_minor
    from instrument_step s join instrument i on i.org_id = s.org_id and i.id = s.instrument_id
    where s.org_id = r.org_id and s.remittance_id = r.id and s.kind = 'remitted'
      and (s.undone_at is null or r.undone_at is not null)
      and not exists (select 1 from instrument_step u where u.org_id = s.org_id and u.instrument_id = i.id
        and u.kind = 'unpaid' and u.undone_at is null and not u.was_credited and r.undone_at is null)) s
  where r.org_id = ${org})`;

export const readRemittance = async (scope: Scope, id: string): Promise<Remittance> => {
  const { rows } = await sql<Remittance>`
    select r.* from ${remittancesOf(scope)} r where r.id = ${id}`.execute(scope.tx);
  if (rows[0] === undefined) throw new Problem('record.not-found');
  return rows[0];
};

/** Its instruments that were not taken out of it. */
export const instrumentsOf = async ({ tx, org }: Scope, id: string): Promise<Facts[]> => {
  const { rows } = await sql<Facts>`
    select f.* from ${factsOf(org)} f where f.remittance_id = ${id} order by f.maturity_on, f.id`.execute(tx);
  return rows;
};

export const listRemittances = async (
  context: Context,
  family: 'cheques' | 'bills',
): Promise<OutputOf<(typeof instrumentsContract)['remittances']>> => {
  const { rows } = await sql<Remittance>`
    select r.* from ${remittancesOf(context)} r
    where ${family === 'cheques' ? sql`r.kind = 'cheques'` : sql`r.kind <> 'cheques'`}
    order by r.year desc, r.no desc limit 100`.execute(context.tx);
  return { remittances: rows.map(remittanceToWire) };
};

export const remittanceToWire = (row: Remittance): OutputOf<(typeof instrumentsContract)['remit']> => ({
  id: row.id,
  name: remittanceName(row),
  kind: row.kind,
  on: row.remitted_on,
  bankAccountName: row.bank_account_name,
  count: row.count,
  totalMinor: toWire(row.total_minor),
  currency: row.currency,
  state: row.undone_at !== null ? 'undone' : row.credited_on !== null ? 'credited' : 'open',
  creditedOn: row.credited_on,
  recordedBy: row.recorded_by,
});
