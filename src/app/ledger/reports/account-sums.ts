import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { ReportScope } from '../ports.ts';
import type { Period } from './financial-year.ts';
import { isOfResult, type Sums } from './period-sums.ts';

export type AccountSum = Sums & {
  readonly account: string;
  /** Of charges and income: what years before this one left. */
  readonly brought: bigint;
};

/** The three sums of a period and what is brought, of rows with a day (`on`, or the first of a month) and both sides. */
const sums = (
  on: RawBuilder<unknown>,
  account: RawBuilder<unknown>,
  from: PlainDate,
  starts: PlainDate,
) => sql`
  coalesce(sum(debit_minor - credit_minor) filter (where ${on} < ${from}::date
    and (${on} >= ${starts}::date or not ${isOfResult(account)})), 0) as opening,
  coalesce(sum(debit_minor - credit_minor) filter (where ${on} < ${starts}::date and ${isOfResult(account)}), 0) as brought,
  coalesce(sum(debit_minor) filter (where ${on} >= ${from}::date), 0) as debit,
  coalesce(sum(credit_minor) filter (where ${on} >= ${from}::date), 0) as credit`;

/**
 * Sums of every account up to the end of a period, in one statement and so of one moment: months that are kept
 * (`account_month`), and the postings of the days between and after them. A month counts whole or not at all: one that the
 * period, or the financial year, begins or ends within is read line by line.
 */
export const readSums = async (
  scope: ReportScope,
  { from, to }: Period,
  starts: PlainDate,
): Promise<AccountSum[]> => {
  const { rows } = await sql<AccountSum>`
    with kept as materialized (
      select distinct month, (month + interval '1 month')::date as after from account_month
      where org_id = ${scope.org} and (month + interval '1 month')::date - 1 <= ${to}::date
        and not (month < ${from}::date and (month + interval '1 month')::date > ${from}::date)
        and not (month < ${starts}::date and (month + interval '1 month')::date > ${starts}::date)),
    gap as materialized (
      select f, t from (
        select coalesce(lag(after) over (order by month), date '-infinity') as f, month as t from kept
        union all
        select coalesce(max(after), date '-infinity'), ${to}::date + 1 from kept) g
      where f < t),
    part as (
      select m.account, ${sums(sql`m.month`, sql`m.account`, from, starts)}
      from account_month m join kept k on k.month = m.month
      where m.org_id = ${scope.org} group by m.account
      union all
      select a.code, s.* from account a
      cross join gap g
      cross join lateral (
        select ${sums(sql`p.entry_on`, sql`p.account`, from, starts)} from posting p
        where p.org_id = ${scope.org} and p.account = a.code and p.entry_on >= g.f and p.entry_on < g.t) s
      where a.org_id = ${scope.org})
    select account, sum(opening)::bigint as opening, sum(debit)::bigint as debit, sum(credit)::bigint as credit,
      sum(brought)::bigint as brought
    from part group by account`.execute(scope.tx);
  return rows;
};
