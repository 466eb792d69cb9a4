import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../../contract/endpoint.ts';
import type { Context } from '../../../shell/http/context.ts';
import { audit, readOrganization } from '../../organization/index.ts';
import type { ledgerContract } from '../contract.ts';
import { financialYear } from './financial-year.ts';

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
  return {
    today: context.today,
    currency: company.baseCurrency,
    year: financialYear(context.today),
    years: years.rows.map((row) => row.year),
    siren: company.siren,
    booksKept: kept,
    accounts: accounts.rows,
    journals: journals.rows,
  };
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
