import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';

/** Customers, suspense, money: what the open items and the bank must agree with. */
const SHOWN = ['411', '471', '512', '5112', '5115', '530'];

/** Balances at the end of a day, so that « 411 = Σ open items » can be seen and not only believed. */
export const readLedgerBalance = async (
  context: Context,
  input: InputOf<typeof receivablesContract.ledgerBalance>,
): Promise<OutputOf<typeof receivablesContract.ledgerBalance>> => {
  const { rows } = await sql<{
    account: string;
    name: string;
    currency: string;
    minor: bigint;
    base: bigint;
  }>`
    select p.account, a.name, p.currency, p.minor, p.base from (
      select p.account, p.currency, sum(p.amount_minor)::bigint as minor,
        sum(p.debit_minor - p.credit_minor)::bigint as base
      from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
      where p.org_id = ${context.org} and p.account = any(${SHOWN}) and e.entry_on <= ${input.asOf}::date
      group by p.account, p.currency) p
    join account a on a.org_id = ${context.org} and a.code = p.account
    order by p.account, p.currency`.execute(context.tx);
  const accounts = [...new Set(rows.map((row) => row.account))].map((account) => {
    const own = rows.filter((row) => row.account === account);
    return {
      account,
      name: own[0]!.name,
      baseMinor: own.reduce((sum, row) => sum + row.base, 0n).toString(),
      currencies: own.map((row) => ({ currency: row.currency, minor: row.minor.toString() })),
    };
  });
  return { asOf: input.asOf, accounts };
};
