import { sql } from 'kysely';
import type { AccountChoice, LineRule } from '../../core/banking/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/** As often as a person must have done the same before a rule is proposed. */
const EQUAL_HANDLINGS = 3;

/** After three equal handlings that stand a rule is proposed; one that a person refused never comes back. */
export const proposeRule = async (context: Context, rule: LineRule, choice: AccountChoice): Promise<void> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from match m
    join statement_line l on l.org_id = m.org_id and l.id = m.line_id
    where m.org_id = ${context.org} and m.kind = 'account' and m.undone_at is null and m.decided_by = 'person'
      and m.pattern = ${rule.pattern} and m.counterparty_key = ${rule.counterpartyKey}
      and m.ledger_account = ${choice.ledgerAccount} and m.vat_account = ${choice.vatAccount}
      and m.vat_rate = ${choice.vatRate} and (l.amount_minor < 0) = ${rule.isMoneyOut}`.execute(context.tx);
  if (rows[0]!.count < EQUAL_HANDLINGS) return;
  await context.tx
    .insertInto('bank_rule')
    .values({
      org_id: context.org,
      id: newId(),
      state: 'proposed',
      pattern: rule.pattern,
      counterparty_key: rule.counterpartyKey,
      is_money_out: rule.isMoneyOut,
      ledger_account: choice.ledgerAccount,
      vat_account: choice.vatAccount,
      vat_rate: choice.vatRate,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'pattern', 'counterparty_key', 'is_money_out']).doNothing(),
    )
    .execute();
};
