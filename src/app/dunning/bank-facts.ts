import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { mayLeaveByItself } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lastStatements } from '../banking/index.ts';
import { readLimits } from './store/limits.ts';

/** How fresh the knowledge of payments is. Who imports no statements records payments by hand: the last one counts then. */
export type BankKnowledge = {
  readonly lastStatementOn: PlainDate | null;
  readonly lastPaymentOn: PlainDate | null;
  readonly unattributedCount: number;
  readonly knownUntil: PlainDate | null;
};

export const readBankKnowledge = async (context: Context): Promise<BankKnowledge> => {
  const payments = await sql<{ last_on: PlainDate | null; unattributed: number }>`
    select (select max(received_on) from payment where org_id = ${context.org} and reversal_entry_id is null) as last_on,
      (select count(*)::int from payment where org_id = ${context.org} and party_id is null and reversal_entry_id is null)
        as unattributed`.execute(context.tx);
  const { accounts } = await lastStatements(context);
  // The account whose statements end first: until then we know who has paid.
  const statements = accounts.flatMap((account) =>
    account.toOn === null ? [] : [account.toOn as PlainDate],
  );
  const lastStatementOn = statements.sort()[0] ?? null;
  const lastPaymentOn = payments.rows[0]?.last_on ?? null;
  return {
    lastStatementOn,
    lastPaymentOn,
    unattributedCount: payments.rows[0]?.unattributed ?? 0,
    knownUntil: lastStatementOn ?? lastPaymentOn,
  };
};

/** Whether messages may leave without a person having looked: the company's limit of business days decides. */
export const bankNow = async (
  context: Context,
): Promise<{ readonly isFresh: boolean; readonly knownUntil: PlainDate | null }> => {
  const { knownUntil } = await readBankKnowledge(context);
  const { limits } = await readLimits(context);
  return { isFresh: mayLeaveByItself({ knownUntil, asOf: context.today }, limits).may, knownUntil };
};
