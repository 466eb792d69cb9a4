import { CHART_OF_ACCOUNTS, JOURNALS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** A new company gets the French chart of accounts and its journals, as data it may change later. */
export const openBooks = async (context: Context): Promise<void> => {
  await context.tx
    .insertInto('account')
    .values(
      CHART_OF_ACCOUNTS.map((account) => ({
        org_id: context.org,
        code: account.code,
        name: account.name,
        itemised: account.itemised,
      })),
    )
    .execute();
  await context.tx
    .insertInto('journal')
    .values(JOURNALS.map((journal) => ({ org_id: context.org, code: journal.code, name: journal.name })))
    .execute();
};
