import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { CsvProfile, Statement } from '../../core/banking/index.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context } from '../../shell/http/context.ts';
import { createAccount, isSameAccount, type BankAccount } from './accounts.ts';
import type { bankingContract } from './contract.ts';

type Input = InputOf<typeof bankingContract.importStatement>;

export type Resolved = { accounts: BankAccount[]; created: BankAccount[] };

const named = (accounts: readonly BankAccount[], statement: Statement): BankAccount[] =>
  accounts.filter(
    (account) =>
      account.currency === statement.currency && isSameAccount(account.identifier, statement.account),
  );

const alike = (
  accounts: readonly BankAccount[],
  statement: Statement,
  profile: CsvProfile | null,
): BankAccount[] =>
  accounts.filter(
    (account) =>
      account.currency === statement.currency &&
      profile !== null &&
      account.csvProfile?.headers.join('\n') === profile.headers.join('\n'),
  );

/** The account a statement is of, as far as the file, its layout and the person say. */
export const knownAccount = (
  accounts: readonly BankAccount[],
  input: Pick<Input, 'accountId'>,
  statement: Statement,
  profile: CsvProfile | null,
): BankAccount | undefined => {
  const [byNumber, ...others] = named(accounts, statement);
  if (byNumber !== undefined && others.length === 0) return byNumber;
  const chosen = accounts.find((account) => account.id === input.accountId);
  if (chosen !== undefined) return chosen;
  const [byLayout, ...more] = alike(accounts, statement, profile);
  return more.length === 0 ? byLayout : undefined;
};

/** The account of each statement: by its number, by the person's word, by the layout of the CSV; or made on the spot. */
export const resolveAccounts = async (
  context: Context,
  input: Input,
  statements: readonly Statement[],
  known: readonly BankAccount[],
  profile: CsvProfile | null,
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
    const sameNumber = named(all, statement);
    const chosen = all.find((account) => account.id === input.accountId);
    if (sameNumber.length === 1) accounts.push(sameNumber[0]!);
    else if (chosen !== undefined) {
      if (chosen.currency !== statement.currency) throw otherCurrency(chosen, statement);
      accounts.push(chosen);
    } else if (statement.kind === 'notification') throw withoutStatement();
    else if (input.newAccountName !== undefined) {
      accounts.push(created[0] ?? (await add(input.newAccountName, statement)));
    } else if (sameNumber.length === 0 && statement.account !== '') {
      accounts.push(await add(t.newAccountName(statement.account.slice(-4)), statement));
    } else if (all.length === 0) accounts.push(await add(t.firstAccountName, statement));
    else {
      const sameLayout = alike(all, statement, profile);
      if (sameLayout.length !== 1) return null;
      accounts.push(sameLayout[0]!);
    }
  }
  return { accounts, created };
};

const withoutStatement = (): Problem =>
  new Problem('file.refused', {}, [{ code: 'bank.import.notification-only', severity: 'error' }]);

const otherCurrency = (account: BankAccount, statement: Statement): Problem =>
  new Problem('file.refused', {}, [
    {
      code: 'bank.import.other-currency',
      severity: 'error',
      params: { name: account.name, currency: statement.currency, expected: account.currency },
    },
  ]);
