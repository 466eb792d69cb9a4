import { Problem } from '../../contract/problem.ts';
import { accountEntry, labelPattern, nameKey, type AccountChoice } from '../../core/banking/index.ts';
import { error } from '../../core/finding.ts';
import { isAccountCode, isItemised } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { judge } from './judge.ts';
import { closeLine, lockWaitingLine, type OpenLine } from './post-line.ts';
import { proposeRule } from './propose-rule.ts';

/** What no account may be: unknown to the chart's form, settled item by item, or the bank account itself. */
export const refuseAccount = (choice: AccountChoice, bankAccount: string): void => {
  const codes = [choice.ledgerAccount, ...(choice.vatAccount === '' ? [] : [choice.vatAccount])];
  const wrong = codes.find((code) => !isAccountCode(code) || isItemised(code) || code === bankAccount);
  if (wrong !== undefined) {
    throw new Problem('record.refused', {}, [
      error('bank.account-not-for-lines', { path: 'ledgerAccount', params: { account: wrong } }),
    ]);
  }
  if (choice.vatAccount !== '' && !choice.vatAccount.startsWith('445')) {
    throw new Problem('record.refused', {}, [
      error('bank.vat-account', { path: 'vatAccount', params: { account: choice.vatAccount } }),
    ]);
  }
};

/** The base currency only, and no day to come: as payments. */
export const refuseLine = async (context: Context, line: OpenLine): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  const findings = [
    ...(line.bookedOn > context.today ? [error('payments.in-the-future', { path: 'receivedOn' })] : []),
    ...(line.currency === baseCurrency
      ? []
      : [error('payments.foreign-currency', { path: 'currency', params: { currency: baseCurrency } })]),
  ];
  if (findings.length > 0) throw new Problem('record.refused', {}, findings);
};

/** Books a line that is nobody's invoice against an account, by a person or by a rule; equal handlings propose a rule. */
export const bookOnAccount = async (
  context: Context,
  lineId: string,
  choice: AccountChoice,
  by: { decidedBy: 'auto' | 'person'; ruleId: string | null },
): Promise<void> => {
  const line = await lockWaitingLine(context, lineId);
  refuseAccount(choice, line.ledgerAccount);
  await refuseLine(context, line);
  if (by.decidedBy === 'person') await judge(context, lineId, []);
  await ensureAccounts(context, [
    choice.ledgerAccount,
    ...(choice.vatAccount === '' ? [] : [choice.vatAccount]),
  ]);
  const label = (line.text || line.counterpartyName || choice.ledgerAccount).slice(0, 100);
  const matchId = newId();
  const { entryId } = await postEntry(
    context,
    accountEntry(
      {
        entryOn: line.bookedOn,
        label,
        piece: label,
        bankAccount: line.ledgerAccount,
        amountMinor: line.amountMinor,
      },
      choice,
    ),
    { kind: 'bank_line', id: lineId },
  );
  const pattern = labelPattern(line.text);
  const counterpartyKey = nameKey(line.counterpartyName);
  await context.tx
    .insertInto('match')
    .values({
      org_id: context.org,
      id: matchId,
      line_id: lineId,
      kind: 'account',
      decided_by: by.decidedBy,
      score: null,
      payment_id: null,
      entry_id: entryId,
      ledger_account: choice.ledgerAccount,
      vat_account: choice.vatAccount,
      vat_rate: choice.vatRate,
      pattern,
      counterparty_key: counterpartyKey,
      rule_id: by.ruleId,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await closeLine(context, lineId);
  await audit(
    context,
    'bank-line.booked',
    { kind: 'statement_line', id: lineId },
    { account: choice.ledgerAccount, ...(by.ruleId !== null && { rule: by.ruleId }) },
  );
  if (by.ruleId === null && pattern !== '')
    await proposeRule(context, { pattern, counterpartyKey, isMoneyOut: line.amountMinor < 0n }, choice);
};
