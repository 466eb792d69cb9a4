import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { ExportLine } from '../../core/ledger/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lettragesOfItems } from './lettrages-of-items.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

export type BooksOf = { readonly base: Currency; readonly zone: string };

type Posting = {
  entry_id: string;
  account: string;
  account_name: string;
  party_code: string | null;
  party_name: string | null;
  item_id: string | null;
  due_on: PlainDate | null;
  label: string;
  debit: bigint;
  credit: bigint;
  currency: string;
  amount: bigint;
};

type Line = Omit<ExportLine, 'attachment'> & { readonly entryId: string };

/**
 * The postings of the entries of a batch from one rank to another, as they stand now. Entries, postings and lettrages are
 * each looked up by a list of keys, and only left joins hang on them: no plan can begin elsewhere and read a table whole,
 * even where the database has no statistics yet.
 */
export const readBatchLines = async (
  { tx, org }: Scope,
  batchId: string,
  { after, upTo }: { after: number; upTo: number },
  { base, zone }: BooksOf,
): Promise<Line[]> => {
  const { rows: ranks } = await sql<{ entry_id: string; sequence: number }>`
    select x.entry_id, x.sequence from export_entry x
    where x.org_id = ${org} and x.batch_id = ${batchId} and x.sequence > ${after} and x.sequence <= ${upTo}
    order by x.sequence`.execute(tx);
  const ids = ranks.map((one) => one.entry_id);
  const entries = new Map((await readEntries({ tx, org }, ids, zone)).map((one) => [one.id, one]));
  const postings = new Map<string, Posting[]>(ids.map((id) => [id, []]));
  for (const one of await readPostings({ tx, org }, ids)) postings.get(one.entry_id)!.push(one);
  const itemIds = [...postings.values()].flat().flatMap((one) => one.item_id ?? []);
  const lettered = await lettragesOfItems({ tx, org }, itemIds);
  return ranks.flatMap(({ entry_id, sequence }) => {
    const entry = entries.get(entry_id)!;
    return postings.get(entry_id)!.map((row): Line => {
      const lettrage = row.item_id === null ? undefined : lettered.get(row.item_id);
      return {
        entryId: entry_id,
        sequence,
        journal: entry.journal,
        journalName: entry.journal_name,
        number: entry.number,
        on: entry.entry_on,
        account: row.account,
        accountName: row.account_name,
        partyCode: row.party_code ?? '',
        partyName: row.party_name ?? '',
        piece: entry.piece,
        pieceOn: entry.piece_on,
        dueOn: row.due_on,
        label: row.label || entry.label,
        debitMinor: row.debit,
        creditMinor: row.credit,
        lettrage: lettrage?.code ?? '',
        letteredOn: lettrage?.on ?? null,
        validatedOn: entry.validated_on,
        foreign:
          row.currency === base ? null : { currency: row.currency as Currency, amountMinor: row.amount },
      };
    });
  });
};

const readEntries = async ({ tx, org }: Scope, ids: readonly string[], zone: string) => {
  const { rows } = await sql<{
    id: string;
    journal: string;
    journal_name: string;
    number: string;
    entry_on: PlainDate;
    piece: string;
    piece_on: PlainDate;
    label: string;
    validated_on: PlainDate;
  }>`
    select e.id, e.journal, j.name as journal_name, e.year || '-' || e.entry_no as number, e.entry_on,
      e.piece_ref as piece, coalesce(e.piece_on, e.entry_on) as piece_on, e.label,
      (e.recorded_at at time zone ${zone})::date as validated_on
    from journal_entry e
    left join journal j on j.org_id = ${org} and j.code = e.journal
    where e.org_id = ${org} and e.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows;
};

const readPostings = async ({ tx, org }: Scope, ids: readonly string[]): Promise<Posting[]> => {
  const { rows } = await sql<Posting>`
    select p.entry_id, p.account, a.name as account_name,
      coalesce(nullif(c.code, ''), right(p.party_id::text, 12)) as party_code, n.name as party_name, i.id as item_id,
      i.due_on, p.label, p.debit_minor as debit, p.credit_minor as credit, p.currency, p.amount_minor as amount
    from posting p
    left join account a on a.org_id = ${org} and a.code = p.account
    left join party n on n.org_id = ${org} and n.id = p.party_id
    left join customer c on c.org_id = ${org} and c.party_id = p.party_id
    left join open_item i on i.org_id = ${org} and i.entry_id = p.entry_id and i.line_no = p.line_no
    where p.org_id = ${org} and p.entry_id = any(${[...ids]}::uuid[])
    order by p.entry_id, p.line_no`.execute(tx);
  return rows;
};
