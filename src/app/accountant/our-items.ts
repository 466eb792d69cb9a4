import { sql } from 'kysely';
import { plainDate, type PlainDate } from '../../core/calendar/index.ts';
import type { OurEntry, OurItem } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lettrageOf } from '../ledger/index.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

const FOR_EVER = plainDate('9999-12-31');

/** Our postings that are settled item by item and have one of these amounts, by which theirs may be known. */
export const readOurItems = async ({ tx, org }: Scope, amounts: readonly bigint[]): Promise<OurItem[]> => {
  const { rows } = await sql<{
    id: string;
    journal: string;
    number: string;
    entry_on: PlainDate;
    piece: string;
    account: string;
    party_id: string;
    currency: string;
    base_minor: bigint;
    open_minor: bigint;
    code: string | null;
  }>`
    select i.id, e.journal, e.year || '-' || e.entry_no as number, e.entry_on,
      coalesce(nullif(e.piece_ref, ''), i.number) as piece, i.account, i.party_id, i.currency, i.base_minor,
      i.open_minor, l.code
    from open_item i
    join journal_entry e on e.org_id = ${org} and e.id = i.entry_id
    join posting p on p.org_id = ${org} and p.entry_id = i.entry_id and p.line_no = i.line_no
    left join lateral (${lettrageOf(org, FOR_EVER)}) l on true
    where i.org_id = ${org} and i.base_minor = any(${amounts.map(String)}::bigint[])
    order by i.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    journal: row.journal,
    number: row.number,
    on: row.entry_on,
    piece: row.piece,
    account: row.account,
    partyId: row.party_id,
    currency: row.currency,
    minor: row.base_minor,
    openMinor: row.open_minor,
    lettrage: row.code ?? '',
  }));
};

/** Our entries between two days, with their sums. */
export const readOurEntries = async ({ tx, org }: Scope, from: string, to: string): Promise<OurEntry[]> => {
  const { rows } = await sql<{
    journal: string;
    number: string;
    entry_on: PlainDate;
    piece: string;
    debit: bigint;
  }>`
    select e.journal, e.year || '-' || e.entry_no as number, e.entry_on, e.piece_ref as piece, s.debit
    from journal_entry e
    cross join lateral (
      select sum(p.debit_minor)::bigint as debit from posting p where p.org_id = ${org} and p.entry_id = e.id) s
    where e.org_id = ${org} and e.entry_on >= ${from}::date and e.entry_on <= ${to}::date`.execute(tx);
  return rows.map((row) => ({
    journal: row.journal,
    number: row.number,
    on: row.entry_on,
    piece: row.piece,
    debitMinor: row.debit,
  }));
};
