import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { JOURNALS, USUAL_ACCOUNTS, isItemised } from '../../core/ledger/index.ts';
import { readCursor, writeCursor } from '../../shell/http/cursor.ts';
import type { Context } from '../../shell/http/context.ts';
import { lockedUntil } from '../ledger/index.ts';
import { readOrganization } from '../organization/index.ts';
import type { entriesContract } from './contract.ts';
import { toDrafts } from './draft-row.ts';
import { BY_HAND, entryTitle } from './validate-entry.ts';

const PAGE = 100;
const ORDER = 'entries id';

type Choices = OutputOf<typeof entriesContract.choices>;

export const readChoices = async (context: Context): Promise<Choices> => {
  const { baseCurrency } = await readOrganization(context);
  const own = await context.tx
    .selectFrom('account')
    .select(['code', 'name', 'itemised'])
    .where('org_id', '=', context.org)
    .execute();
  const codes = new Set(own.map((one) => one.code));
  const usual = USUAL_ACCOUNTS.filter((one) => !codes.has(one.code));
  const accounts = [...own, ...usual.map((one) => ({ ...one, itemised: isItemised(one.code) }))];
  const journals: Choices['journals'] = [];
  for (const { code, name } of JOURNALS) {
    journals.push({ code, name, lockedUntil: await lockedUntil(context, code) });
  }
  return {
    today: context.today,
    currency: baseCurrency,
    journals,
    accounts: accounts.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
};

type Row = {
  id: string;
  journal: string;
  entry_no: bigint;
  entry_on: string;
  piece_ref: string;
  label: string;
  recorded_by: string;
  total: bigint;
  attachments: { sha256: string; name: string }[] | null;
  reverses_journal: string | null;
  reverses_on: string | null;
  reverses_no: bigint | null;
  reversed_journal: string | null;
  reversed_on: string | null;
  reversed_no: bigint | null;
};

const titled = (journal: string | null, on: string | null, no: bigint | null): string =>
  journal === null || on === null || no === null ? '' : entryTitle(journal, on, no);

export const listEntries = async (
  context: Context,
  { cursor }: InputOf<typeof entriesContract.list>,
  size = PAGE,
): Promise<OutputOf<typeof entriesContract.list>> => {
  const at = readCursor(cursor, ORDER, 1);
  const drafts =
    at !== null
      ? []
      : await context.tx
          .selectFrom('entry_draft')
          .selectAll()
          .where('org_id', '=', context.org)
          .orderBy('changed_at', 'desc')
          .orderBy('id', 'desc')
          .limit(200)
          .execute();
  const before = at === null ? sql`` : sql`and e.id < ${at[0]}::uuid`;
  const { rows } = await sql<Row>`
    select e.id, e.journal, e.entry_no, e.entry_on, e.piece_ref, e.label, e.recorded_by,
      (select sum(p.debit_minor)::bigint from posting p where p.org_id = ${context.org} and p.entry_id = e.id) as total,
      (select jsonb_agg(jsonb_build_object('sha256', a.sha256, 'name', a.name) order by a.name) from entry_attachment a
        where a.org_id = ${context.org} and a.entry_id = e.id) as attachments,
      o.journal as reverses_journal, o.entry_on as reverses_on, o.entry_no as reverses_no,
      r.journal as reversed_journal, r.entry_on as reversed_on, r.entry_no as reversed_no
    from journal_entry e
    left join journal_entry o on o.org_id = ${context.org} and o.id = e.reverses_id
    left join journal_entry r on r.org_id = ${context.org} and r.reverses_id = e.id
    where e.org_id = ${context.org} and e.source_kind = ${BY_HAND} ${before}
    order by e.id desc limit ${size + 1}`.execute(context.tx);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    drafts: await toDrafts(context, drafts),
    posted: shown.map((row) => ({
      id: row.id,
      journal: row.journal,
      entryNo: entryTitle(row.journal, row.entry_on, row.entry_no),
      on: row.entry_on,
      piece: row.piece_ref,
      label: row.label,
      totalMinor: row.total.toString(),
      recordedBy: row.recorded_by,
      attachments: row.attachments ?? [],
      reverses: titled(row.reverses_journal, row.reverses_on, row.reverses_no),
      reversedBy: titled(row.reversed_journal, row.reversed_on, row.reversed_no),
    })),
    next: rows.length > size && last !== undefined ? writeCursor(ORDER, [last.id]) : null,
  };
};
