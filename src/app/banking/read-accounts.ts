import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import type { bankingContract } from './contract.ts';

type Accounts = OutputOf<typeof bankingContract.accounts>;
type Statement = NonNullable<Accounts['accounts'][number]['lastStatement']>;

type StatementRow = {
  id: string;
  import_id: string;
  reference: string;
  from_on: string | null;
  to_on: string | null;
  opening_minor: bigint | null;
  closing_minor: bigint | null;
  proof: string;
  gap_minor: bigint | null;
  line_count: number;
  imported_at: string;
  imported_by: string;
};

const minor = (value: bigint | null): string | null => (value === null ? null : toWire(value));

const toStatement = (row: StatementRow): Statement => ({
  id: row.id,
  importId: row.import_id,
  reference: row.reference,
  fromOn: row.from_on,
  toOn: row.to_on,
  openingMinor: minor(row.opening_minor),
  closingMinor: minor(row.closing_minor),
  proof: row.proof as Statement['proof'],
  gapMinor: minor(row.gap_minor),
  lineCount: row.line_count,
  importedAt: row.imported_at,
  importedBy: row.imported_by,
});

const statementColumns = sql`s.id, s.import_id, s.reference, s.from_on, s.to_on, s.opening_minor, s.closing_minor, s.proof,
  s.gap_minor, s.line_count, i.imported_at, i.imported_by`;

/** Bank accounts with the last statement of each, and what separates the bank from the books. */
export const readAccounts = async (context: Context): Promise<Accounts> => {
  const accounts = await sql<{
    id: string;
    name: string;
    identifier: string;
    currency: string;
    ledger_account: string;
    version: number;
    to_see: number;
    booked_minor: bigint;
    starting_minor: bigint;
    unbooked_minor: bigint;
  }>`
    select a.id, a.name, a.identifier, a.currency, a.ledger_account, a.version,
      (select count(*)::int from statement_line l where l.org_id = a.org_id and l.account_id = a.id
        and l.state in ('unmatched', 'proposed') and l.amount_minor > 0) as to_see,
      (select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint from posting p
        where p.org_id = a.org_id and p.account = a.ledger_account) as booked_minor,
      coalesce((select s.opening_minor from statement s where s.org_id = a.org_id and s.account_id = a.id
        and s.undone_at is null and s.kind = 'statement' order by s.from_on, s.id limit 1), 0) as starting_minor,
      (select coalesce(sum(l.amount_minor), 0)::bigint from statement_line l where l.org_id = a.org_id
        and l.account_id = a.id and l.state in ('unmatched', 'proposed', 'ignored')) as unbooked_minor
    from bank_account a where a.org_id = ${context.org} and a.archived_at is null order by a.id`.execute(
    context.tx,
  );
  const last = await sql<StatementRow & { account_id: string }>`
    select distinct on (s.account_id) s.account_id, ${statementColumns}
    from statement s join bank_import i on i.org_id = s.org_id and i.id = s.import_id
    where s.org_id = ${context.org} and s.undone_at is null
    order by s.account_id, s.to_on desc nulls last, s.id desc`.execute(context.tx);
  return {
    accounts: accounts.rows.map((row) => {
      const statement = last.rows.find((one) => one.account_id === row.id);
      const closing = statement?.closing_minor ?? null;
      return {
        id: row.id,
        name: row.name,
        identifier: row.identifier,
        currency: row.currency,
        ledgerAccount: row.ledger_account,
        version: row.version,
        lastStatement: statement === undefined ? null : toStatement(statement),
        toSee: row.to_see,
        bookedMinor: toWire(row.booked_minor),
        differenceMinor: closing === null ? null : toWire(closing - row.booked_minor),
        startingMinor: toWire(row.starting_minor),
        unbookedMinor: toWire(row.unbooked_minor),
      };
    }),
  };
};

/** How fresh the bank is: reminders show it, because a payment may be on its way to us. */
export const lastStatements = async (
  context: Context,
): Promise<OutputOf<typeof bankingContract.lastStatements>> => {
  const { accounts } = await readAccounts(context);
  return {
    accounts: accounts.map((account) => ({
      accountId: account.id,
      name: account.name,
      toOn: account.lastStatement?.toOn ?? null,
      importedAt: account.lastStatement?.importedAt ?? null,
      toSee: account.toSee,
    })),
  };
};

type Imports = OutputOf<typeof bankingContract.imports>;

export const readImports = async (context: Context): Promise<Imports> => {
  const rows = await sql<{
    id: string;
    file_name: string;
    file_sha256: string;
    format: string;
    state: string;
    new_lines: number;
    known_lines: number;
    auto_lines: number;
    detail_lines: number;
    posted_lines: number;
    imported_by: string;
    imported_at: string;
    undone_by: string;
    undone_at: string | null;
  }>`
    select i.id, i.file_name, i.file_sha256, i.format, i.state, i.new_lines, i.known_lines, i.auto_lines, i.imported_by,
      i.imported_at, i.undone_by, i.undone_at,
      (select count(*)::int from statement_line l where l.org_id = i.org_id and l.import_id = i.id
        and l.state = 'posted') as posted_lines,
      (select count(*)::int from statement_detail d where d.org_id = i.org_id and d.import_id = i.id) as detail_lines
    from bank_import i where i.org_id = ${context.org} order by i.id desc limit 50`.execute(context.tx);
  const ids = rows.rows.map((row) => row.id);
  const statements = await sql<StatementRow>`
    select ${statementColumns} from statement s
    join bank_import i on i.org_id = s.org_id and i.id = s.import_id
    where s.org_id = ${context.org} and s.import_id = any(${ids}::uuid[]) order by s.id`.execute(context.tx);
  return {
    imports: rows.rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      fileSha256: row.file_sha256,
      format: row.format,
      state: row.state as Imports['imports'][number]['state'],
      newLines: row.new_lines,
      knownLines: row.known_lines,
      detailLines: row.detail_lines,
      autoLines: row.auto_lines,
      postedLines: row.posted_lines,
      importedBy: row.imported_by,
      importedAt: row.imported_at,
      undoneBy: row.undone_by,
      undoneAt: row.undone_at,
      statements: statements.rows.filter((one) => one.import_id === row.id).map(toStatement),
    })),
  };
};
