import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error, type Finding } from '../../core/finding.ts';
import type { Context, UploadedFile } from '../../shell/http/context.ts';
import { keepFile } from '../files/index.ts';
import { readOrganization } from '../organization/index.ts';
import { createLateCount, type LateView } from './late-items.ts';
import type { openingContract } from './opening-contract.ts';
import { openOpening, type ReadFile } from './open-opening.ts';

export type Proposal = OutputOf<typeof openingContract.check>;

const SHOWN = 20;

/** The dry run: what the file comes to on a day, and everything that forbids it. Only the file is kept. */
export const checkOpening = async (
  context: Context,
  file: UploadedFile,
  openedOn: PlainDate,
): Promise<Proposal> => {
  const read = await openOpening(context, file.bytes, openedOn);
  const sha256 = await keepFile(context, { ...file, mediaType: 'application/octet-stream' });
  return {
    sha256,
    fileName: file.name.slice(0, 200),
    openedOn,
    currency: (await readOrganization(context)).baseCurrency,
    summary: { ...toSummary(read), ...(await lateOnes(context, read)) },
    findings: await refusalsOf(context, read, { sha256, openedOn }),
  };
};

const lateOnes = async (context: Context, { customers }: ReadFile): Promise<LateView> => {
  const late = await createLateCount(context);
  for (const one of customers) late.add(one);
  return late.view();
};

export const toSummary = ({ format, opening, summary }: ReadFile): Proposal['summary'] => ({
  format,
  lines: opening.lines,
  laterLines: opening.laterLines,
  debitMinor: opening.debitMinor.toString(),
  creditMinor: opening.creditMinor.toString(),
  newCustomers: summary.newCustomers,
  knownCustomers: summary.knownCustomers,
  customerItems: summary.openItems,
  customersMinor: summary.openingMinor.toString(),
  otherItems: opening.pieces.length,
  accounts: opening.accounts.map((one) => ({ ...one, balanceMinor: one.balanceMinor.toString() })),
});

/** Everything that forbids the opening: in the file, in its customers, in the books as they are. */
export const refusalsOf = async (
  context: Context,
  { format, opening, customers }: ReadFile,
  { sha256, openedOn }: { sha256: string; openedOn: PlainDate },
): Promise<Finding[]> => {
  const findings: Finding[] = [...opening.findings];
  if (openedOn > context.today) findings.push(error('opening.in-future', { path: 'openedOn' }));
  for (const { line, customer, findings: own } of customers.filter((one) => one.outcome === 'refuse')) {
    for (const one of own.filter((said) => said.severity === 'error').slice(0, 1)) {
      findings.push(
        one.code === 'takeover.customer-ambiguous'
          ? error('opening.customer', { params: { line, name: customer?.name ?? one.value } })
          : { ...one, params: { ...one.params, line } },
      );
    }
  }
  const before = await context.tx
    .selectFrom('opening_balance')
    .select('id')
    .where('org_id', '=', context.org)
    .where('file_sha256', '=', sha256)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (before !== undefined) findings.push(error('opening.taken-already'));
  else if (await booksInUse(context, format, openedOn)) {
    findings.push(error('opening.books-in-use', { path: 'openedOn', params: { on: openedOn } }));
  }
  return findings.slice(0, SHOWN);
};

/** Balances on that day would be counted twice; a trial balance leaves customers and their counterpart to another import. */
const booksInUse = async (context: Context, format: ReadFile['format'], on: PlainDate): Promise<boolean> => {
  const left = format === 'fec' ? [] : ['411', '890'];
  const { rows } = await sql<{ account: string }>`
    select p.account from posting p
    where p.org_id = ${context.org} and p.entry_on <= ${on}::date and not p.account = any(${left}::text[])
    group by p.account having sum(p.debit_minor - p.credit_minor) <> 0 limit 1`.execute(context.tx);
  return rows.length > 0;
};
