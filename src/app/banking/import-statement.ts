import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { isImportable, type Statement, type StatementFile } from '../../core/banking/index.ts';
import type { Finding } from '../../core/finding.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { keepFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import { createAccount, isSameAccount, learnAccount, listAccounts, type BankAccount } from './accounts.ts';
import type { bankingContract } from './contract.ts';
import { startMatching } from './match-waiting.ts';
import { readStatementFile, sampleColumns } from './read-statement-file.ts';
import { storeStatement } from './store-statement.ts';

type Input = InputOf<typeof bankingContract.importStatement>;
type Outcome = OutputOf<typeof bankingContract.importStatement>;

const MAX_FINDINGS = 50;

/**
 * A bank statement in: kept by its hash, read, proved, its new lines stored, then compared with what is open. A file
 * with any error brings in nothing. Two files given at once follow one another.
 */
export const importStatement = async (
  context: Context,
  input: Input,
  upload: UploadedFile,
): Promise<Outcome> => {
  await takeTurn(context);
  const again = await givenBefore(context, upload.bytes);
  if (again !== null) return again;

  const accounts = await listAccounts(context);
  const chosen = accounts.find((account) => account.id === input.accountId);
  const profiles = (chosen === undefined ? accounts : [chosen]).flatMap((one) => one.csvProfile ?? []);
  const { file, profile } = await readStatementFile(upload.bytes, { columns: input.columns, profiles });
  if (input.columns === undefined && file.findings.some((one) => one.code === 'bank.csv.no-header')) {
    const sample = await sampleColumns(upload.bytes);
    if (sample !== null) return { outcome: 'columns-needed', ...sample };
  }
  const statements = importable(file);
  const resolved = await resolveAccounts(
    context,
    input,
    statements,
    accounts,
    (account) => profile !== null && account.csvProfile?.headers.join('\n') === profile.headers.join('\n'),
  );
  if (resolved === null) {
    const first = statements[0]!;
    return {
      outcome: 'account-needed',
      accounts: accounts.map(({ id, name, identifier }) => ({ id, name, identifier })),
      period: { fromOn: first.period.from, toOn: first.period.to },
      lineCount: first.totals.booked,
    };
  }

  const importId = newId();
  const sha256 = await keepFile(context, upload);
  await context.tx
    .insertInto('bank_import')
    .values({
      org_id: context.org,
      id: importId,
      file_sha256: sha256,
      file_name: upload.name.slice(0, 200),
      format: file.format,
      state: 'matching',
      new_lines: 0,
      known_lines: 0,
      imported_by: context.actor.name,
      imported_at: context.now,
    })
    .execute();
  const findings: Finding[] = file.findings.filter((one) => one.code !== 'bank.chain.gap');
  let [newLines, knownLines] = [0, 0];
  const seen = new Map<string, Map<string, number>>();
  for (const [index, statement] of statements.entries()) {
    const account = resolved.accounts[index]!;
    const ranks = seen.get(account.id) ?? new Map<string, number>();
    seen.set(account.id, ranks);
    const stored = await storeStatement(context, {
      importId,
      account,
      statement,
      format: file.format,
      ranks,
    });
    newLines += stored.newLines;
    knownLines += stored.knownLines;
    findings.push(...stored.findings);
    await learnAccount(context, account, { identifier: statement.account, csvProfile: profile });
  }
  await context.tx
    .updateTable('bank_import')
    .set({ new_lines: newLines, known_lines: knownLines })
    .where('org_id', '=', context.org)
    .where('id', '=', importId)
    .execute();
  await audit(
    context,
    'bank-statement.imported',
    { kind: 'bank_import', id: importId },
    { file: upload.name, newLines, knownLines },
  );
  const accountIds = [...new Set(resolved.accounts.map((account) => account.id))];
  const { autoLines, isMatching } = await startMatching(context, accountIds);
  return {
    outcome: 'imported',
    importId,
    accountIds,
    createdAccounts: resolved.created.map(({ id, name }) => ({ id, name })),
    newLines,
    knownLines,
    autoLines,
    isMatching,
    findings: findings.slice(0, MAX_FINDINGS),
  };
};

/** Imports of one company follow one another: what is new is decided against what the other one brought. */
const takeTurn = async (context: Context): Promise<void> => {
  await context.tx
    .selectFrom('organization')
    .select('org_id')
    .where('org_id', '=', context.org)
    .forNoKeyUpdate()
    .execute();
};

const givenBefore = async (context: Context, bytes: Buffer): Promise<Outcome | null> => {
  const row = await context.tx
    .selectFrom('bank_import')
    .select(['id', 'file_name', 'imported_at', 'imported_by'])
    .where('org_id', '=', context.org)
    .where('file_sha256', '=', createHash('sha256').update(bytes).digest('hex'))
    .where('state', '!=', 'undone')
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    outcome: 'already-imported',
    importId: row.id,
    fileName: row.file_name,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
  };
};

/** Statements that move the books, or the reasons why the file brings in nothing. */
const importable = (file: StatementFile): Statement[] => {
  const findings = [...file.findings, ...file.statements.flatMap((one) => one.findings)];
  if (!isImportable(file)) {
    const errors = findings.filter((one) => one.severity === 'error');
    throw new Problem('file.refused', {}, errors.slice(0, MAX_FINDINGS));
  }
  const statements = file.statements.filter((one) => one.kind !== 'notification');
  if (statements.length === 0) {
    throw new Problem('file.refused', {}, [{ code: 'bank.import.notification-only', severity: 'error' }]);
  }
  return statements;
};

type Resolved = { accounts: BankAccount[]; created: BankAccount[] };

/** The account of each statement: by its number, by the layout of the CSV, by the person's word; or made on the spot. */
const resolveAccounts = async (
  context: Context,
  input: Input,
  statements: readonly Statement[],
  known: readonly BankAccount[],
  hasSameLayout: (account: BankAccount) => boolean,
): Promise<Resolved | null> => {
  const t = texts(context.locale).banking;
  const all = [...known];
  const created: BankAccount[] = [];
  const add = async (name: string, statement: Statement): Promise<BankAccount> => {
    const account = await createAccount(context, {
      name,
      identifier: statement.account,
      currency: statement.currency,
    });
    all.push(account);
    created.push(account);
    return account;
  };
  const accounts: BankAccount[] = [];
  for (const statement of statements) {
    const sameMoney = all.filter((account) => account.currency === statement.currency);
    const named = sameMoney.filter((account) => isSameAccount(account.identifier, statement.account));
    const chosen = all.find((account) => account.id === input.accountId);
    if (named.length === 1) accounts.push(named[0]!);
    else if (chosen !== undefined) {
      if (chosen.currency !== statement.currency) throw otherCurrency(chosen, statement);
      accounts.push(chosen);
    } else if (input.newAccountName !== undefined) {
      accounts.push(created[0] ?? (await add(input.newAccountName, statement)));
    } else if (named.length === 0 && statement.account !== '') {
      accounts.push(await add(t.newAccountName(statement.account.slice(-4)), statement));
    } else if (all.length === 0) accounts.push(await add(t.firstAccountName, statement));
    else {
      const alike = sameMoney.filter(hasSameLayout);
      if (alike.length !== 1) return null;
      accounts.push(alike[0]!);
    }
  }
  return { accounts, created };
};

const otherCurrency = (account: BankAccount, statement: Statement): Problem =>
  new Problem('file.refused', {}, [
    {
      code: 'bank.import.other-currency',
      severity: 'error',
      params: { name: account.name, currency: statement.currency, expected: account.currency },
    },
  ]);
