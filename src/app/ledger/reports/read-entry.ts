import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { readOrganization } from '../../organization/index.ts';
import type { ledgerContract } from '../contract.ts';
import { lettrageOf } from './lettrage-of.ts';

type Entry = OutputOf<typeof ledgerContract.readEntry>;
type Header = {
  id: string;
  journal: string;
  journal_name: string;
  year: number;
  entry_no: bigint;
  entry_on: PlainDate;
  label: string;
  piece_ref: string;
  recorded_by: string;
  recorded_at: string;
  source_kind: string;
  document_id: string | null;
  party_id: string | null;
  reverses_id: string | null;
  reverses_name: string | null;
  reversed_id: string | null;
  reversed_name: string | null;
};
type Line = {
  line_no: number;
  account: string;
  account_name: string;
  party_id: string | null;
  party_name: string;
  label: string;
  debit: bigint;
  credit: bigint;
  currency: string;
  amount: bigint;
  lettrage: string;
};

/** An entry as it was posted, and the way to the document that proves it. */
export const readEntry = async (context: Context, entryId: string): Promise<Entry> => {
  const { org, tx } = context;
  const { baseCurrency } = await readOrganization(context);
  const { rows } = await sql<Header>`
    select e.id, e.journal, j.name as journal_name, e.year, e.entry_no, e.entry_on, e.label, e.piece_ref,
      e.recorded_by, e.recorded_at, e.source_kind, d.id as document_id,
      coalesce(v.party_id, m.party_id) as party_id,
      o.id as reverses_id, o.journal || ' ' || o.entry_no as reverses_name,
      r.id as reversed_id, r.journal || ' ' || r.entry_no as reversed_name
    from journal_entry e
    join journal j on j.org_id = ${org} and j.code = e.journal
    left join journal_entry o on o.org_id = ${org} and o.id = e.reverses_id
    left join journal_entry r on r.org_id = ${org} and r.reverses_id = e.id
    left join invoice v on v.org_id = ${org} and v.id = e.source_id and e.source_kind = 'invoice'
    left join sales_document d on d.org_id = ${org} and d.invoice_id = v.id
    left join payment m on m.org_id = ${org} and m.id = e.source_id and e.source_kind = 'payment'
    where e.org_id = ${org} and e.id = ${entryId}`.execute(tx);
  const header = rows[0];
  if (header === undefined) throw new Problem('record.not-found');
  const lines = await sql<Line>`
    select p.line_no, p.account, a.name as account_name, p.party_id, coalesce(n.name, '') as party_name, p.label,
      p.debit_minor as debit, p.credit_minor as credit, p.currency, p.amount_minor as amount,
      coalesce(l.code, '') as lettrage
    from posting p
    join account a on a.org_id = ${org} and a.code = p.account
    left join party n on n.org_id = ${org} and n.id = p.party_id
    left join lateral (${lettrageOf(org, context.today)}) l on true
    where p.org_id = ${org} and p.entry_id = ${entryId} order by p.line_no`.execute(tx);
  return {
    id: header.id,
    journal: header.journal,
    journalName: header.journal_name,
    entryNo: header.entry_no.toString(),
    year: header.year,
    on: header.entry_on,
    label: header.label,
    piece: header.piece_ref,
    recordedBy: header.recorded_by,
    recordedAt: header.recorded_at,
    source: {
      kind: header.source_kind,
      documentId: header.document_id,
      partyId: header.party_id,
    },
    reverses: named(header.reverses_id, header.reverses_name),
    reversedBy: named(header.reversed_id, header.reversed_name),
    postings: lines.rows.map((line) => ({
      lineNo: line.line_no,
      account: line.account,
      accountName: line.account_name,
      partyId: line.party_id,
      partyName: line.party_name,
      label: line.label,
      debitMinor: line.debit.toString(),
      creditMinor: line.credit.toString(),
      foreign:
        line.currency === baseCurrency ? null : { currency: line.currency, minor: line.amount.toString() },
      lettrage: line.lettrage,
    })),
  };
};

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? '' };
