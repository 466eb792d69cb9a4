import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, addMonths, endOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { carryForward, type YearEndBalance } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { holdPeriods } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import type { periodsContract } from './contract.ts';
import { lastLock } from './lock-period.ts';

export type Year = { startsOn: PlainDate; endsOn: PlainDate; state: 'open' | 'closed' };
type Scope = Pick<Context, 'tx' | 'org'>;

const refuse = (code: string, path: string, params: Record<string, string | number> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { path, params })]);

/** In order of time. */
export const listYears = async (context: Scope): Promise<Year[]> => {
  const { rows } = await sql<{ starts_on: PlainDate; ends_on: PlainDate; kind: string | null }>`
    select y.starts_on, y.ends_on, (select e.kind from fiscal_year_event e
      where e.org_id = ${context.org} and e.starts_on = y.starts_on order by e.id desc limit 1) as kind
    from fiscal_year y where y.org_id = ${context.org} order by y.starts_on`.execute(context.tx);
  return rows.map((row) => ({
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    state: row.kind === 'closed' ? 'closed' : 'open',
  }));
};

const insertYear = async (context: Context, startsOn: PlainDate, endsOn: PlainDate): Promise<void> => {
  await context.tx
    .insertInto('fiscal_year')
    .values({
      org_id: context.org,
      starts_on: startsOn,
      ends_on: endsOn,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'year.opened', { kind: 'fiscal_year', id: startsOn }, { endsOn });
};

/** Twelve months, to the end of one (C. com. L123-12); the first may be shorter, or longer by less than a year. */
const usualEnd = (startsOn: PlainDate): PlainDate => endOfMonth(addDays(addMonths(startsOn, 12), -1));

export const openYear = async (
  context: Context,
  input: InputOf<typeof periodsContract.openYear>,
): Promise<void> => {
  await holdPeriods(context);
  const last = (await listYears(context)).at(-1);
  const given = input.startsOn as PlainDate | undefined;
  const startsOn = last === undefined ? given : addDays(last.endsOn, 1);
  if (startsOn === undefined) throw refuse('entries.year-start-missing', 'startsOn');
  const endsOn = input.endsOn as PlainDate;
  if (endsOn <= startsOn || endsOn >= addMonths(startsOn, 24)) {
    throw refuse('entries.year-length', 'endsOn', { usual: usualEnd(startsOn) });
  }
  await insertYear(context, startsOn, endsOn);
};

/** Sums of every account until the end of a year, and within it. */
const balancesOf = async (context: Scope, { startsOn, endsOn }: Year): Promise<YearEndBalance[]> => {
  const { rows } = await sql<{ account: string; balance: bigint; within: bigint }>`
    select p.account, sum(p.debit_minor - p.credit_minor)::bigint as balance,
      coalesce(sum(p.debit_minor - p.credit_minor) filter (where e.entry_on >= ${startsOn}), 0)::bigint as within
    from posting p join journal_entry e on e.org_id = ${context.org} and e.id = p.entry_id
    where p.org_id = ${context.org} and e.entry_on <= ${endsOn}
    group by p.account`.execute(context.tx);
  return rows.map((row) => ({
    account: row.account,
    balanceMinor: row.balance,
    yearMinor: row.within,
  }));
};

/**
 * Closes the oldest open year: from then on the database refuses entries into it, and what it carries to the next one is
 * kept. Balances go on by themselves, so nothing is posted; the FEC of the next year begins with what was carried. The
 * next year opens when there is none.
 */
export const closeYear = async (context: Context, { startsOn }: { startsOn: string }): Promise<void> => {
  await holdPeriods(context);
  const years = await listYears(context);
  const at = years.findIndex((one) => one.startsOn === startsOn);
  const year = years[at];
  if (year === undefined) throw new Problem('record.not-found');
  if (year.state === 'closed') throw refuse('entries.year-closed', 'startsOn');
  if (years.slice(0, at).some((one) => one.state === 'open')) {
    throw refuse('entries.year-before-open', 'startsOn');
  }
  if (year.endsOn >= context.today)
    throw refuse('entries.year-not-over', 'startsOn', { endsOn: year.endsOn });
  const { drafts } = await context.tx
    .selectFrom('entry_draft')
    .select((eb) => eb.fn.countAll<string>().as('drafts'))
    .where('org_id', '=', context.org)
    .where('entry_on', '<=', year.endsOn)
    .executeTakeFirstOrThrow();
  if (Number(drafts) > 0) throw refuse('entries.year-has-drafts', 'startsOn', { count: Number(drafts) });
  const { lines, resultMinor } = carryForward(await balancesOf(context, year));
  await context.tx
    .insertInto('fiscal_year_event')
    .values({
      org_id: context.org,
      id: newId(),
      starts_on: year.startsOn,
      kind: 'closed',
      carried: JSON.stringify(
        lines.map((one) => ({ account: one.account, balanceMinor: one.balanceMinor.toString() })),
      ),
      result_minor: resultMinor,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  const subject = { kind: 'fiscal_year', id: year.startsOn };
  await audit(context, 'year.closed', subject, { endsOn: year.endsOn, resultMinor: resultMinor.toString() });
  if (at === years.length - 1) {
    const next = addDays(year.endsOn, 1);
    await insertYear(context, next, usualEnd(next));
  }
};

/** The last closed year opens again, until a hard lock covers its end. */
export const reopenYear = async (context: Context, { startsOn }: { startsOn: string }): Promise<void> => {
  await holdPeriods(context);
  const closed = (await listYears(context)).filter((one) => one.state === 'closed');
  const year = closed.find((one) => one.startsOn === startsOn);
  if (year === undefined) throw new Problem('record.not-found');
  if (closed.at(-1) !== year) throw refuse('entries.year-after-closed', 'startsOn');
  const hard = await lastLock(context, 'hard', '');
  if (hard !== null && hard >= year.endsOn)
    throw refuse('entries.year-hard-locked', 'startsOn', { until: hard });
  await context.tx
    .insertInto('fiscal_year_event')
    .values({
      org_id: context.org,
      id: newId(),
      starts_on: year.startsOn,
      kind: 'reopened',
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'year.reopened', { kind: 'fiscal_year', id: year.startsOn }, { endsOn: year.endsOn });
};
