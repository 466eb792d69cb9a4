import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import { addDays, year, type PlainDate } from '../../../core/calendar/index.ts';
import {
  calendarYear,
  financialYearNamed,
  financialYearOf,
  type FinancialYear,
} from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit, readOrganization } from '../../organization/index.ts';
import type { ledgerContract } from '../contract.ts';
import { readOpenedYears } from './financial-year.ts';

/** What a screen of the books must know before it asks for anything. */
export const readOverview = async (context: Context): Promise<OutputOf<typeof ledgerContract.overview>> => {
  const { org, tx } = context;
  const company = await readOrganization(context);
  const kept = await readBooksKept(context);
  const years = await sql<{ year: number }>`
    select distinct year from entry_counter where org_id = ${org} order by year desc`.execute(tx);
  const accounts = await sql<{ code: string; name: string; itemised: boolean }>`
    select code, name, itemised from account where org_id = ${org} order by code collate "C"`.execute(tx);
  const journals = await sql<{ code: string; name: string }>`
    select code, name from journal where org_id = ${org} order by code`.execute(tx);
  const opened = await readOpenedYears(context);
  const current = financialYearOf(context.today, opened);
  return {
    today: context.today,
    currency: company.baseCurrency,
    year: current,
    lastYear: financialYearOf(addDays(current.from, -1), opened),
    years: namedYears(
      years.rows.map((row) => row.year),
      current,
      opened,
    ),
    siren: company.siren,
    booksKept: kept,
    accounts: accounts.rows,
    journals: journals.rows,
  };
};

/** The financial years that calendar years with entries belong to, the latest first. */
const namedYears = (
  numbers: readonly number[],
  current: FinancialYear,
  opened: readonly FinancialYear[],
): { year: number; from: PlainDate; to: PlainDate }[] => {
  const found = new Map<PlainDate, FinancialYear>();
  for (const number of numbers) {
    const { from, to } = calendarYear(number);
    for (const day of [from, to]) {
      const one = financialYearOf(day, opened);
      if (one.from <= current.from) found.set(one.from, one);
    }
  }
  return [...found.values()]
    .filter((one) => financialYearNamed(year(one.to), opened)?.from === one.from)
    .map(({ from, to }) => ({ year: year(to), from, to }))
    .sort((a, b) => b.year - a.year);
};

export const readBooksKept = async (context: Pick<Context, 'tx' | 'org'>): Promise<'here' | 'elsewhere'> => {
  const row = await context.tx
    .selectFrom('organization')
    .select('books_kept')
    .where('org_id', '=', context.org)
    .executeTakeFirstOrThrow();
  return row.books_kept === 'elsewhere' ? 'elsewhere' : 'here';
};

export const keepBooks = async (
  context: Context,
  { booksKept }: InputOf<typeof ledgerContract.keepBooks>,
): Promise<OutputOf<typeof ledgerContract.keepBooks>> => {
  await context.tx
    .updateTable('organization')
    .set({ books_kept: booksKept })
    .where('org_id', '=', context.org)
    .execute();
  await audit(context, 'books.kept', { kind: 'organization', id: context.org }, { booksKept });
  return { done: true };
};
