import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { wireDate } from '../../../contract/wire.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import {
  drawStatements,
  type AccountStanding,
  type FinancialStatements,
} from '../../../core/ledger/index.ts';
import type { ledgerContract } from '../contract.ts';
import type { ReportScope } from '../ports.ts';
import { readFinancialYear } from './financial-year.ts';
import { readAccountSums } from './trial-balance.ts';

/** The two statements on a day: what the company has and owes, and what the year has earned by then. */
export const readStatements = async (
  scope: ReportScope,
  on: PlainDate,
): Promise<FinancialStatements & { from: PlainDate }> => {
  const { from } = await readFinancialYear(scope, on);
  return { from, ...drawStatements(await standingsOn(scope, from, on)) };
};

/** Accounts kept by party as two sums, debtors and creditors: neither is set against the other. */
const standingsOn = async (
  scope: ReportScope,
  from: PlainDate,
  on: PlainDate,
): Promise<AccountStanding[]> => {
  const accounts = await readAccountSums(scope, { from, to: on });
  const { rows: byParty } = await sql<{ account: string; debit: bigint; credit: bigint }>`
    select s.account, coalesce(sum(s.minor) filter (where s.minor > 0), 0)::bigint as debit,
      coalesce(-sum(s.minor) filter (where s.minor < 0), 0)::bigint as credit
    from account a
    cross join lateral (
      select p.account, p.party_id, sum(p.debit_minor - p.credit_minor)::bigint as minor from posting p
      where p.org_id = ${scope.org} and p.account = a.code and p.entry_on <= ${on}::date and p.party_id is not null
      group by p.account, p.party_id) s
    where a.org_id = ${scope.org} and a.itemised group by s.account`.execute(scope.tx);
  return accounts.map(({ account, opening, debit, credit }) => {
    const parties = byParty.find((one) => one.account === account);
    const owed = parties?.debit ?? 0n;
    const owing = parties?.credit ?? 0n;
    const rest = opening + debit - credit - (owed - owing);
    return {
      account,
      debitMinor: owed + (rest > 0n ? rest : 0n),
      creditMinor: owing + (rest < 0n ? -rest : 0n),
    };
  });
};

export const wireStatements = async (
  scope: ReportScope,
  input: { readonly on: string },
): Promise<OutputOf<typeof ledgerContract.statements>> => {
  const drawn = await readStatements(scope, wireDate(input.on));
  const wire = <Name>(lines: readonly { line: Name; minor: bigint }[]) =>
    lines.map(({ line, minor }) => ({ line, minor: minor.toString() }));
  return {
    from: drawn.from,
    on: input.on,
    assets: wire(drawn.assets),
    liabilities: wire(drawn.liabilities),
    income: wire(drawn.income),
    assetsMinor: drawn.assetsMinor.toString(),
    liabilitiesMinor: drawn.liabilitiesMinor.toString(),
    resultMinor: drawn.resultMinor.toString(),
  };
};
