import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { accountName, isBlankLine, type JournalCode, type WrittenLine } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { entriesContract } from './contract.ts';

export type Draft = OutputOf<typeof entriesContract.read>;
export type WireLine = InputOf<typeof entriesContract.edit>['lines'][number];
type Attachment = Draft['attachments'][number];
type ShownLine = Draft['lines'][number];
type Scope = Pick<Context, 'tx' | 'org'>;

const minorOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

export const toWritten = (line: WireLine): WrittenLine => ({
  account: line.account,
  partyId: line.partyId,
  label: line.label,
  debitMinor: minorOf(line.debitMinor),
  creditMinor: minorOf(line.creditMinor),
});

/** Lines as they are kept: without those nothing was typed on. */
export const keptLines = (lines: readonly WireLine[]): string =>
  JSON.stringify(lines.filter((line) => !isBlankLine(toWritten(line))));

/** The names of what the lines name, for many records at once. */
export const namesOf = async (
  context: Scope,
  lines: readonly WireLine[],
): Promise<(line: WireLine) => ShownLine> => {
  const codes = [...new Set(lines.map((line) => line.account))];
  const parties = [...new Set(lines.flatMap((line) => (line.partyId === null ? [] : [line.partyId])))];
  const accounts =
    codes.length === 0
      ? []
      : await context.tx
          .selectFrom('account')
          .select(['code', 'name'])
          .where('org_id', '=', context.org)
          .where('code', 'in', codes)
          .execute();
  const names =
    parties.length === 0
      ? []
      : await context.tx
          .selectFrom('party')
          .select(['id', 'name'])
          .where('org_id', '=', context.org)
          .where('id', 'in', parties)
          .execute();
  const accountNames = new Map(accounts.map((one) => [one.code, one.name]));
  const partyNames = new Map(names.map((one) => [one.id, one.name]));
  return (line) => ({
    ...line,
    accountName: accountNames.get(line.account) ?? accountName(line.account) ?? '',
    partyName: partyNames.get(line.partyId ?? '') ?? '',
  });
};

type Row = {
  id: string;
  journal: string;
  entry_on: string;
  label: string;
  piece_ref: string;
  reverses_on: string | null;
  lines: unknown;
  attachments: unknown;
  changed_by: string;
  changed_at: string;
  version: number;
};

export const toDrafts = async (context: Scope, rows: readonly Row[]): Promise<Draft[]> => {
  const shown = await namesOf(
    context,
    rows.flatMap((row) => row.lines as WireLine[]),
  );
  return rows.map((row) => ({
    id: row.id,
    journal: row.journal as JournalCode,
    entryOn: row.entry_on as PlainDate,
    label: row.label,
    piece: row.piece_ref,
    reversesOn: row.reverses_on,
    lines: (row.lines as WireLine[]).map(shown),
    attachments: row.attachments as Attachment[],
    changedBy: row.changed_by,
    changedAt: row.changed_at,
    version: row.version,
  }));
};

export const readDraft = async (context: Scope, id: string, { lock = false } = {}): Promise<Draft> => {
  const query = context.tx
    .selectFrom('entry_draft')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return (await toDrafts(context, [row]))[0]!;
};
