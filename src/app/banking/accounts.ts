import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { CsvProfile } from '../../core/banking/index.ts';
import type { DateOrder } from '../../core/calendar/index.ts';
import { normaliseIban } from '../../core/banking/matching/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import type { bankingContract } from './contract.ts';

export type BankAccount = {
  readonly id: string;
  readonly name: string;
  readonly identifier: string;
  readonly currency: string;
  readonly ledgerAccount: string;
  readonly csvProfile: CsvProfile | null;
  /** How its files write dates, once somebody said it. */
  readonly dateOrder: DateOrder | null;
};

export const listAccounts = async (context: Pick<Context, 'tx' | 'org'>): Promise<BankAccount[]> => {
  const rows = await context.tx
    .selectFrom('bank_account')
    .select(['id', 'name', 'identifier', 'currency', 'ledger_account', 'csv_profile', 'date_order'])
    .where('org_id', '=', context.org)
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    identifier: row.identifier,
    currency: row.currency,
    ledgerAccount: row.ledger_account,
    csvProfile: row.csv_profile as CsvProfile | null,
    dateOrder: row.date_order as DateOrder | null,
  }));
};

/**
 * The same account under two names: an IBAN holds the bank's own number (RIB without its key in CFONB, the bare number
 * in OFX and CSV).
 */
export const isSameAccount = (left: string, right: string): boolean => {
  const [a, b] = [normaliseIban(left), normaliseIban(right)];
  if (a === '' || b === '') return false;
  if (a === b) return true;
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return short.length >= 8 && /^[A-Z]{2}\d{2}/.test(long) && long.slice(4).includes(short);
};

/** The first bank account is 512 itself, the next ones are 5121, 5122 …: each has its own line in the balance. */
const nextLedgerAccount = async (context: Context, name: string): Promise<string> => {
  const taken = new Set((await listAccounts(context)).map((account) => account.ledgerAccount));
  let code = '512';
  for (let no = 1; taken.has(code); no += 1) code = `512${no}`;
  await context.tx
    .insertInto('account')
    .values({ org_id: context.org, code, name, itemised: false })
    .onConflict((conflict) => conflict.columns(['org_id', 'code']).doNothing())
    .execute();
  return code;
};

export const createAccount = async (
  context: Context,
  account: { name: string; identifier: string; currency: string },
): Promise<BankAccount> => {
  const identifier = normaliseIban(account.identifier);
  await refuseTwice(context, null, identifier, account.currency);
  const id = newId();
  const ledgerAccount = await nextLedgerAccount(context, account.name);
  await context.tx
    .insertInto('bank_account')
    .values({
      org_id: context.org,
      id,
      name: account.name,
      identifier,
      currency: account.currency,
      ledger_account: ledgerAccount,
    })
    .execute();
  await audit(context, 'bank-account.created', { kind: 'bank_account', id }, { ledgerAccount });
  return {
    id,
    name: account.name,
    identifier,
    currency: account.currency,
    ledgerAccount,
    csvProfile: null,
    dateOrder: null,
  };
};

const refuseTwice = async (
  context: Context,
  id: string | null,
  identifier: string,
  currency: string,
): Promise<void> => {
  const same = (await listAccounts(context)).find(
    (one) => one.id !== id && one.currency === currency && isSameAccount(one.identifier, identifier),
  );
  if (same === undefined) return;
  throw new Problem('record.refused', {}, [
    error('bank.account.exists', { path: 'identifier', params: { name: same.name } }),
  ]);
};

export const editAccount = async (
  context: Context,
  input: InputOf<typeof bankingContract.editAccount>,
): Promise<void> => {
  const known = (await listAccounts(context)).find((one) => one.id === input.id);
  if (known === undefined) throw new Problem('record.not-found');
  const identifier = normaliseIban(input.identifier);
  await refuseTwice(context, input.id, identifier, known.currency);
  const edited = await context.tx
    .updateTable('bank_account')
    .set((eb) => ({
      name: input.name,
      identifier,
      version: eb('version', '+', 1),
      ...(input.forgetColumns && { csv_profile: null, date_order: null }),
    }))
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (edited.numUpdatedRows === 0n) throw new Problem('edit.conflict');
  await audit(context, 'bank-account.edited', { kind: 'bank_account', id: input.id });
};

/** What a file taught about its account: the longer identifier, how its CSV is read, how it writes dates. */
export const learnAccount = async (
  context: Context,
  account: BankAccount,
  learned: { identifier: string; csvProfile: CsvProfile | null; dateOrder: DateOrder | null },
): Promise<void> => {
  const identifier = normaliseIban(learned.identifier);
  const isLonger = identifier.length > account.identifier.length;
  if (!isLonger && learned.csvProfile === null && learned.dateOrder === null) return;
  await context.tx
    .updateTable('bank_account')
    .set({
      ...(isLonger && { identifier }),
      ...(learned.dateOrder !== null && { date_order: learned.dateOrder }),
      ...(learned.csvProfile !== null && { csv_profile: JSON.stringify(learned.csvProfile) }),
    })
    .where('org_id', '=', context.org)
    .where('id', '=', account.id)
    .execute();
};
