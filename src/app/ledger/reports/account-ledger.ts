import { sql, type RawBuilder } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { readCursor, writeCursor } from '../../../shell/http/cursor.ts';
import type { ReportScope } from '../ports.ts';
import type { ledgerContract } from '../contract.ts';
import { readFinancialYear, type Period } from './financial-year.ts';
import { isOfResult } from './period-sums.ts';
import { lettrageOf } from './lettrage-of.ts';

const PAGE = 100;

export type LedgerAsked = Period & { readonly account: string; readonly partyId?: string | undefined };
export type LedgerPlace = readonly [on: string, entryId: string, lineNo: string];

export type LedgerRow = {
  entry_id: string;
  line_no: number;
  entry_on: PlainDate;
  journal: string;
  entry_no: bigint;
  piece: string;
  label: string;
  party_id: string | null;
  party_name: string;
  debit: bigint;
  credit: bigint;
  lettrage: string;
};

const ofParty = (asked: LedgerAsked): RawBuilder<unknown> =>
  asked.partyId === undefined ? sql`true` : sql`p.party_id = ${asked.partyId}::uuid`;

/** One page of an account in order of date, cut out of the index before anything is looked up for it. */
export const readLedgerRows = async (
  scope: ReportScope,
  asked: LedgerAsked,
  place: LedgerPlace | null,
  limit: number,
): Promise<LedgerRow[]> => {
  const after =
    place === null
      ? sql`true`
      : sql`(p.entry_on, p.entry_id, p.line_no) > (${place[0]}::date, ${place[1]}::uuid, ${place[2]}::int)`;
  const { rows } = await sql<LedgerRow>`
    with page as materialized (
      select p.entry_on, p.entry_id, p.line_no from posting p
      where p.org_id = ${scope.org} and p.account = ${asked.account} and ${ofParty(asked)}
        and p.entry_on >= ${asked.from}::date and p.entry_on <= ${asked.to}::date and ${after}
      order by p.entry_on, p.entry_id, p.line_no limit ${limit})
    select p.entry_id, p.line_no, p.entry_on, e.journal, e.entry_no, e.piece_ref as piece,
      case when p.label = '' then e.label else p.label end as label, p.party_id,
      coalesce(n.name, '') as party_name, p.debit_minor as debit, p.credit_minor as credit,
      coalesce(l.code, '') as lettrage
    from page
    join posting p on p.org_id = ${scope.org} and p.entry_id = page.entry_id and p.line_no = page.line_no
    join journal_entry e on e.org_id = ${scope.org} and e.id = page.entry_id
    left join party n on n.org_id = ${scope.org} and n.id = p.party_id
    left join lateral (${lettrageOf(scope.org, asked.to)}) l on true
    order by page.entry_on, page.entry_id, page.line_no`.execute(scope.tx);
  return rows;
};

/** What stood on the account before the period. */
export const readOpening = async (scope: ReportScope, asked: LedgerAsked): Promise<bigint> => {
  const { from: starts } = await readFinancialYear(scope, asked.from);
  const { rows } = await sql<{ minor: bigint }>`
    select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint as minor from posting p
    where p.org_id = ${scope.org} and p.account = ${asked.account} and ${ofParty(asked)}
      and p.entry_on < ${asked.from}::date
      and (p.entry_on >= ${starts}::date or not ${isOfResult(sql`p.account`)})`.execute(scope.tx);
  return rows[0]!.minor;
};

/** The balance travels in the cursor: a page far down need not sum what is before it. */
export const readAccountLedger = async (
  scope: ReportScope,
  input: InputOf<typeof ledgerContract.ledger>,
): Promise<OutputOf<typeof ledgerContract.ledger>> => {
  const asked = input as LedgerAsked;
  const cursor = readCursor(input.cursor, 'ledger', 4);
  const place = cursor === null ? null : (cursor.slice(0, 3) as unknown as LedgerPlace);
  const brought = cursor === null ? await readOpening(scope, asked) : BigInt(cursor[3]!);
  const found = await readLedgerRows(scope, asked, place, PAGE + 1);
  let balance = brought;
  const rows = found.slice(0, PAGE).map((row) => {
    balance += row.debit - row.credit;
    return {
      entryId: row.entry_id,
      lineNo: row.line_no,
      on: row.entry_on,
      journal: row.journal,
      entryNo: row.entry_no.toString(),
      piece: row.piece,
      label: row.label,
      partyId: row.party_id,
      partyName: row.party_name,
      debitMinor: row.debit.toString(),
      creditMinor: row.credit.toString(),
      balanceMinor: balance.toString(),
      lettrage: row.lettrage,
    };
  });
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  const next =
    last === undefined
      ? null
      : writeCursor('ledger', [last.on, last.entryId, String(last.lineNo), last.balanceMinor]);
  return { broughtMinor: brought.toString(), rows, next };
};
