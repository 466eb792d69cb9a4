import { sql } from 'kysely';
import { plainDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lettrageOf } from '../ledger/index.ts';

const FOR_EVER = plainDate('9999-12-31');

export type LetteredPosting = {
  readonly journal: string;
  readonly number: string;
  readonly on: PlainDate;
  readonly account: string;
  readonly partyCode: string;
  readonly piece: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
  /** As it stands now; '' when it was undone. */
  readonly lettrage: string;
  readonly letteredOn: PlainDate | null;
};

/**
 * The postings that lettrages of this batch touch and that went with an earlier one: what the accountant has of them is
 * out of date. Those that go with this batch say their lettrage themselves.
 */
export const readLettrageChanges = async (
  { tx, org }: Pick<Context, 'tx' | 'org'>,
  batchId: string,
): Promise<readonly LetteredPosting[]> => {
  const { rows } = await sql<{
    journal: string;
    number: string;
    entry_on: PlainDate;
    account: string;
    party_code: string;
    piece: string;
    debit: bigint;
    credit: bigint;
    code: string | null;
    lettered_on: PlainDate | null;
  }>`
    with before as materialized (
      select x.entry_id from export_entry x
      where x.org_id = ${org} and x.is_live and x.batch_id <> ${batchId}),
    claimed as materialized (
      select case when g.cancels_id is null then g.id else g.cancels_id end as id from export_lettrage t
      join lettrage g on g.org_id = ${org} and g.id = t.lettrage_id
      where t.org_id = ${org} and t.batch_id = ${batchId}),
    joined as materialized (
      select a.debit_item_id, a.credit_item_id from allocation a
      where a.org_id = ${org} and a.lettrage_id in (select id from claimed)),
    touched as materialized (
      select i.entry_id, i.line_no from open_item i
      where i.org_id = ${org} and i.entry_id in (select entry_id from before)
        and (i.id in (select debit_item_id from joined) or i.id in (select credit_item_id from joined)))
    select e.journal, e.year || '-' || e.entry_no as number, e.entry_on, p.account,
      coalesce(nullif(c.code, ''), right(p.party_id::text, 12)) as party_code, e.piece_ref as piece,
      p.debit_minor as debit, p.credit_minor as credit, l.code, l.lettered_on
    from touched o
    join journal_entry e on e.org_id = ${org} and e.id = o.entry_id
    join posting p on p.org_id = ${org} and p.entry_id = o.entry_id and p.line_no = o.line_no
    left join customer c on c.org_id = ${org} and c.party_id = p.party_id
    left join lateral (${lettrageOf(org, FOR_EVER)}) l on true
    order by p.account collate "C", party_code, e.entry_on, e.id, p.line_no`.execute(tx);
  return rows.map((row) => ({
    journal: row.journal,
    number: row.number,
    on: row.entry_on,
    account: row.account,
    partyCode: row.party_code,
    piece: row.piece,
    debitMinor: row.debit,
    creditMinor: row.credit,
    lettrage: row.code ?? '',
    letteredOn: row.lettered_on,
  }));
};
