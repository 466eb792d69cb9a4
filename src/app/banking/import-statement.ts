import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { isImportable, type Statement, type StatementFile } from '../../core/banking/index.ts';
import type { Finding } from '../../core/finding.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { keepFile } from '../files/index.ts';
import { audit } from '../organization/index.ts';
import { learnAccount, listAccounts } from './accounts.ts';
import type { bankingContract } from './contract.ts';
import { knownAccount, resolveAccounts } from './find-accounts.ts';
import { storeDetails } from './line-details.ts';
import { startMatching } from './match-waiting.ts';
import { readStatementFile, sampleColumns, type ReadFileOptions } from './read-statement-file.ts';
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
  const reading = { columns: input.columns, profiles, dateOrder: input.dateOrder };
  const { file, profile } = await readStatementFile(upload.bytes, reading);
  if (input.columns === undefined && file.findings.some((one) => one.code === 'bank.csv.no-header')) {
    const sample = await sampleColumns(upload.bytes);
    if (sample !== null) return { outcome: 'columns-needed', ...sample };
  }
  const statements = importable(file);
  if (isDoubtful(file)) {
    const account = knownAccount(accounts, input, statements[0]!, profile);
    if (account?.dateOrder)
      return importStatement(context, { ...input, dateOrder: account.dateOrder }, upload);
    // Whose file it is comes first: that account may have said it before.
    const asksAccount = account === undefined && accounts.length > 0 && input.newAccountName === undefined;
    if (!asksAccount)
      return { outcome: 'date-order-needed', readings: await readBothWays(upload.bytes, reading) };
  }
  const resolved = await resolveAccounts(context, input, statements, accounts, profile);
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
      state: statements.every(isNotification) ? 'done' : 'matching',
      new_lines: 0,
      known_lines: 0,
      imported_by: context.actor.name,
      imported_at: context.now,
    })
    .execute();
  const findings: Finding[] = file.findings.filter((one) => one.code !== 'bank.chain.gap');
  let [newLines, knownLines, detailLines] = [0, 0, 0];
  const seen = new Map<string, Map<string, number>>();
  for (const [index, statement] of statements.entries()) {
    const account = resolved.accounts[index]!;
    const place = `${account.id} ${isNotification(statement) ? 'told' : 'moved'}`;
    const ranks = seen.get(place) ?? new Map<string, number>();
    seen.set(place, ranks);
    if (isNotification(statement)) {
      detailLines += await storeDetails(context, { importId, account, statement, ranks });
      continue;
    }
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
    await learnAccount(context, account, {
      identifier: statement.account,
      csvProfile: profile,
      dateOrder: input.dateOrder ?? null,
    });
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
    { file: upload.name, newLines, knownLines, detailLines },
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
    detailLines,
    autoLines,
    isMatching,
    findings: findings.slice(0, MAX_FINDINGS),
  };
};

const isNotification = (statement: Statement): boolean => statement.kind === 'notification';

const isDoubtful = (file: StatementFile): boolean =>
  file.statements.some((one) => one.findings.some((finding) => finding.code === 'bank.date-order.assumed'));

/** « du 2 mars au 11 mars » or « du 3 février au 3 novembre »: seen side by side, a person knows at once. */
const readBothWays = async (bytes: Buffer, reading: ReadFileOptions) => {
  const readings = [];
  for (const order of ['dmy', 'mdy'] as const) {
    const { file } = await readStatementFile(bytes, { ...reading, dateOrder: order });
    const { from, to } = file.statements[0]!.period;
    readings.push({ order, fromOn: from, toOn: to });
  }
  return readings;
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

/** What the file holds, or the reasons why it brings in nothing. */
const importable = (file: StatementFile): Statement[] => {
  const findings = [...file.findings, ...file.statements.flatMap((one) => one.findings)];
  if (!isImportable(file)) {
    const errors = findings.filter((one) => one.severity === 'error');
    throw new Problem('file.refused', {}, errors.slice(0, MAX_FINDINGS));
  }
  return [...file.statements];
};
