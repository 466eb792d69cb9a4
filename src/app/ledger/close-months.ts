import { sql } from 'kysely';
import { startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick } from '../../shell/jobs/define-job.ts';
import { findingsOf } from './findings-of.ts';
import { holdPeriods } from './open-periods.ts';
import type { Check } from './verify-books.ts';

/** Months that are over, have entries and are not summed, the oldest first. */
const monthsToSum = async ({
  tx,
  org,
  today,
}: Pick<Context, 'tx' | 'org' | 'today'>): Promise<PlainDate[]> => {
  const { rows } = await sql<{ month: PlainDate }>`
    select m.month::date as month
    from (select date_trunc('month', min(s.first)) as first from journal j
      cross join lateral (select e.entry_on as first from journal_entry e
        where e.org_id = ${org} and e.journal = j.code order by e.entry_on limit 1) s
      where j.org_id = ${org}) f
    cross join lateral generate_series(f.first, ${startOfMonth(today)}::date - 1, interval '1 month') as m(month)
    where not exists (select from account_month k where k.org_id = ${org} and k.month = m.month::date)
      and exists (select from journal j where j.org_id = ${org} and exists (select from journal_entry e
        where e.org_id = ${org} and e.journal = j.code and e.entry_on >= m.month::date
          and e.entry_on < (m.month + interval '1 month')::date))
    order by 1`.execute(tx);
  return rows.map((row) => row.month);
};

/**
 * Keeps what each account moved by in a month. Everybody who posts is waited for and waits: nothing can be missing from the
 * sums, and who comes later forgets them again.
 */
const sumMonth = async (context: Context, month: PlainDate): Promise<void> => {
  await holdPeriods(context);
  await sql`
    insert into account_month (org_id, month, account, debit_minor, credit_minor)
    select ${context.org}::uuid, ${month}::date, a.code, s.debit, s.credit
    from account a
    cross join lateral (
      select coalesce(sum(p.debit_minor), 0)::bigint as debit, coalesce(sum(p.credit_minor), 0)::bigint as credit,
        count(*) as lines
      from posting p where p.org_id = ${context.org} and p.account = a.code and p.entry_on >= ${month}::date
        and p.entry_on < (${month}::date + interval '1 month')::date) s
    where a.org_id = ${context.org} and s.lines > 0
    on conflict (org_id, month, account) do nothing`.execute(context.tx);
};

/** Sums every month that is over; answers how many there were to do. */
export const closeMonths = async (
  inTenant: <T>(body: (context: Context) => Promise<T>, options?: { readOnly?: boolean }) => Promise<T>,
): Promise<number> => {
  const months = await inTenant((context) => monthsToSum(context), { readOnly: true });
  for (const month of months) await inTenant((context) => sumMonth(context, month));
  return months.length;
};

/** The balance reads what it leaves: without it balances are as right, and slower. */
export const monthsTick: Tick = {
  name: 'ledger.close-months',
  everySeconds: 900,
  run: async ({ inTenant }) => {
    await closeMonths(inTenant);
  },
};

/** A month that is kept is the sum of its entries. */
export const monthsAreSums: Check = (scope) =>
  findingsOf(
    scope,
    'books.account-month',
    sql`
    with live as (
      select date_trunc('month', p.entry_on)::date as month, p.account, sum(p.debit_minor) as debit,
        sum(p.credit_minor) as credit
      from posting p where p.org_id = ${scope.org}
        and date_trunc('month', p.entry_on)::date in (select month from account_month where org_id = ${scope.org})
      group by 1, 2)
    select to_char(coalesce(l.month, k.month), 'YYYY-MM') as month, coalesce(l.account, k.account) as account,
      (coalesce(k.debit_minor, 0) - coalesce(k.credit_minor, 0))::text as "keptMinor",
      (coalesce(l.debit, 0) - coalesce(l.credit, 0))::text as "entriesMinor"
    from live l
    full join (select * from account_month where org_id = ${scope.org}) k on k.month = l.month and k.account = l.account
    where l.debit is distinct from k.debit_minor or l.credit is distinct from k.credit_minor`,
  );
