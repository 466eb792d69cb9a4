import { sql } from 'kysely';
import { plainDate, type PlainDate } from '../../core/calendar/index.ts';
import type { ExportLine } from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lettrageOf } from '../ledger/index.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

type Row = {
  sequence: number;
  entry_id: string;
  journal: string;
  journal_name: string;
  year: number;
  entry_no: bigint;
  entry_on: PlainDate;
  account: string;
  account_name: string;
  party_code: string | null;
  party_name: string | null;
  piece: string;
  piece_on: PlainDate;
  due_on: PlainDate | null;
  label: string;
  debit: bigint;
  credit: bigint;
  lettrage: string | null;
  lettered_on: PlainDate | null;
  validated_on: PlainDate;
  currency: string;
  amount: bigint;
};

const FOR_EVER = plainDate('9999-12-31');

export type BooksOf = { readonly base: Currency; readonly zone: string };

/**
 * The postings of the entries of a batch from one rank to another, as they stand now. The entries are named one by one, so
 * that each is looked up by its key even where the database has no statistics yet.
 */
export const readBatchLines = async (
  { tx, org }: Scope,
  batchId: string,
  { after, upTo }: { after: number; upTo: number },
  { base, zone }: BooksOf,
): Promise<(Omit<ExportLine, 'attachment'> & { entryId: string })[]> => {
  const { rows: entries } = await sql<{ entry_id: string; sequence: number }>`
    select x.entry_id, x.sequence from export_entry x
    where x.org_id = ${org} and x.batch_id = ${batchId} and x.sequence > ${after} and x.sequence <= ${upTo}
    order by x.sequence`.execute(tx);
  const { rows } = await sql<Row>`
    select o.sequence, e.id as entry_id, e.journal, j.name as journal_name, e.year, e.entry_no, e.entry_on, p.account,
      a.name as account_name, coalesce(nullif(c.code, ''), right(p.party_id::text, 12)) as party_code,
      n.name as party_name, e.piece_ref as piece, coalesce(e.piece_on, e.entry_on) as piece_on, i.due_on,
      case when p.label = '' then e.label else p.label end as label, p.debit_minor as debit,
      p.credit_minor as credit, l.code as lettrage, l.lettered_on,
      (e.recorded_at at time zone ${zone})::date as validated_on, p.currency, p.amount_minor as amount
    from unnest(${entries.map((one) => one.entry_id)}::uuid[], ${entries.map((one) => one.sequence)}::int[]) as o(id, sequence)
    join journal_entry e on e.org_id = ${org} and e.id = o.id
    join journal j on j.org_id = ${org} and j.code = e.journal
    join posting p on p.org_id = ${org} and p.entry_id = e.id
    join account a on a.org_id = ${org} and a.code = p.account
    left join party n on n.org_id = ${org} and n.id = p.party_id
    left join customer c on c.org_id = ${org} and c.party_id = p.party_id
    left join lateral (
      select i.due_on from open_item i where i.org_id = ${org} and i.entry_id = p.entry_id and i.line_no = p.line_no
      limit 1) i on true
    left join lateral (${lettrageOf(org, FOR_EVER)}) l on true
    order by o.sequence, p.line_no`.execute(tx);
  return rows.map((row) => ({
    entryId: row.entry_id,
    sequence: row.sequence,
    journal: row.journal,
    journalName: row.journal_name,
    number: `${row.year}-${row.entry_no}`,
    on: row.entry_on,
    account: row.account,
    accountName: row.account_name,
    partyCode: row.party_code ?? '',
    partyName: row.party_name ?? '',
    piece: row.piece,
    pieceOn: row.piece_on,
    dueOn: row.due_on,
    label: row.label,
    debitMinor: row.debit,
    creditMinor: row.credit,
    lettrage: row.lettrage ?? '',
    letteredOn: row.lettered_on,
    validatedOn: row.validated_on,
    foreign: row.currency === base ? null : { currency: row.currency as Currency, amountMinor: row.amount },
  }));
};
