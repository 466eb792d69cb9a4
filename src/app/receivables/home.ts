import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { addDays, weekday } from '../../core/calendar/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { missingSemester, readRateTable } from '../charges/index.ts';
import { hasFeedFailed } from '../closing/index.ts';
import { agingColumns, baseFirst, toAging, type AgingAggregate } from './aging-columns.ts';
import type { receivablesContract } from './contract.ts';
import { colouredBuckets, readAgingSettings } from './settings.ts';

type Home = OutputOf<typeof receivablesContract.home>;

/** The first screen of the day. Every figure is computed, none is kept. */
export const readHome = async (context: Context): Promise<Home> => {
  const settings = await readAgingSettings(context);
  const currencies = await ageToday(context, settings.limits);
  return {
    asOf: context.today,
    baseCurrency: settings.baseCurrency,
    buckets: colouredBuckets(settings),
    currencies: baseFirst(currencies, settings.baseCurrency, settings.limits),
    week: await paymentsOfTheWeek(context),
    work: await readWork(context),
    isEmpty: currencies.length === 0 && !(await hasCustomers(context)),
  };
};

/**
 * Index-only on open_item_open. Grouped by due date first: a few hundred dates are put into buckets instead of two
 * hundred thousand items.
 */
const ageToday = async (context: Context, limits: readonly number[]) => {
  const { counts, sums } = agingColumns(limits, context.today, sql`d.due_on`, sql`d.open`, sql`sum(d.items)`);
  const { rows } = await sql<AgingAggregate>`
    select d.currency, ${counts} as counts, ${sums} as sums
    from (select i.currency, i.due_on, sum(i.open_minor)::bigint as open, count(*) as items
          from open_item i
          where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.settled_on is null
          group by i.currency, i.due_on, i.open_minor > 0) d
    group by d.currency`.execute(context.tx);
  return rows.map(toAging);
};

const paymentsOfTheWeek = async (context: Context): Promise<Home['week']> => {
  const from = addDays(context.today, 1 - weekday(context.today));
  const { rows } = await sql<{ currency: string; count: bigint; payers: bigint; sum: bigint }>`
    select currency, count(*) as count, count(distinct party_id) as payers, sum(amount_minor)::bigint as sum
    from payment
    where org_id = ${context.org} and received_on >= ${from}::date and received_on <= ${context.today}::date
      and direction = 'in' and reversal_entry_id is null
    group by currency order by sum(amount_minor) desc`.execute(context.tx);
  return {
    from,
    payers: rows.reduce((sum, row) => sum + Number(row.payers), 0),
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    sums: rows.map((row) => ({ currency: row.currency, minor: row.sum.toString() })),
  };
};

/** Not kept, or its day has passed; after a month it is history. On `promise_to_pay x`. */
export const brokenPromise = ({ today }: Pick<Context, 'today'>): RawBuilder<unknown> =>
  sql`(x.state in ('broken', 'part_kept') or (x.state = 'open' and x.due_on < ${today}::date))
    and x.due_on >= ${addDays(today, -30)}::date`;

const readWork = async (context: Context): Promise<Home['work']> => {
  const { org, today, tx } = context;
  const { rows: suspense } = await sql<{ currency: string; count: bigint; sum: bigint }>`
    select currency, count(*) as count, sum(amount_minor)::bigint as sum from payment
    where org_id = ${org} and party_id is null and reversal_entry_id is null
    group by currency order by sum(amount_minor) desc`.execute(tx);
  const { rows } = await sql<{
    broken: bigint;
    due: bigint;
    disputes: bigint;
    late: bigint;
    faults: bigint | null;
  }>`
    select
      (select jsonb_array_length(findings)::bigint from books_check
        where org_id = ${org} and ended_at is not null order by id desc limit 1) as faults,
      (select count(*) from promise_to_pay x where x.org_id = ${org} and ${brokenPromise(context)}) as broken,
      (select count(*) from promise_to_pay where org_id = ${org} and state = 'open' and due_on = ${today}::date) as due,
      (select count(*) from dispute where org_id = ${org} and closed_on is null) as disputes,
      (select count(*) from open_item where org_id = ${org} and account = ${CUSTOMERS} and settled_on is null
        and open_minor > 0 and due_on = ${addDays(today, -1)}::date) as late`.execute(tx);
  const row = rows[0]!;
  return {
    unattributed: {
      count: suspense.reduce((sum, one) => sum + Number(one.count), 0),
      sums: suspense.map((one) => ({ currency: one.currency, minor: one.sum.toString() })),
    },
    brokenPromises: Number(row.broken),
    promisesDueToday: Number(row.due),
    openDisputes: Number(row.disputes),
    newlyLate: Number(row.late),
    booksFaults: Number(row.faults ?? 0n),
    lateRateMissing: await lateRateMissing(context),
    hasRateFeedFailed: await hasFeedFailed(context),
  };
};

/** Said as long as interest cannot be counted to today on something that is late. */
const lateRateMissing = async (context: Context): Promise<string | null> => {
  const missing = missingSemester(await readRateTable(context), context.today);
  if (missing === null) return null;
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from open_item where org_id = ${context.org} and account = ${CUSTOMERS} and settled_on is null
      and kind = 'invoice' and open_minor > 0 and due_on < ${context.today}::date) as some`.execute(
    context.tx,
  );
  return rows[0]?.some === true ? missing : null;
};

const hasCustomers = async (context: Context): Promise<boolean> => {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select 1 from customer where org_id = ${context.org}) as some`.execute(context.tx);
  return rows[0]?.some ?? false;
};
