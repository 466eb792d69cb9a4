import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { compareExact, exact } from '../../core/money/index.ts';
import {
  agreedRate,
  floorBroken,
  isSemester,
  percentOn,
  PUBLISHED_RATES,
  rateTable,
  semesterOf,
  startOfSemester,
  type LateRate,
  type RateTable,
  type Semester,
} from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { chargesContract } from './contract.ts';

type Scope = Pick<Context, 'tx' | 'org'>;

const ownRates = async (context: Scope): Promise<LateRate[]> =>
  (await context.tx.selectFrom('late_rate').selectAll().where('org_id', '=', context.org).execute()).map(
    (row) => ({
      semester: row.semester as Semester,
      ecbPercent: row.ecb_percent,
      legalPercent: row.legal_percent,
    }),
  );

/** Published ones, and those of the company, which win. */
export const readRateTable = async (context: Scope): Promise<RateTable> =>
  rateTable([...PUBLISHED_RATES, ...(await ownRates(context))]);

export const companyMention = async (context: Scope): Promise<string> =>
  (
    await context.tx
      .selectFrom('organization')
      .select('late_rate')
      .where('org_id', '=', context.org)
      .executeTakeFirstOrThrow()
  ).late_rate;

/** What a rate printed on invoices comes to today. */
export const mentionStanding = (
  mention: string,
  table: RateTable,
  today: Context['today'],
): OutputOf<typeof chargesContract.rates>['mention'] => {
  const rule = agreedRate(mention);
  const semester = semesterOf(today);
  if (rule === 'unread') return { text: mention, kind: 'unread', percent: null, figure: '', floor: null };
  const rate = percentOn(rule, today, today, table);
  return {
    text: mention,
    kind: mention.trim() === '' ? 'none' : rule.kind,
    figure: rule.kind === 'central-bank' ? rule.points : rule.kind === 'legal' ? rule.times : rule.percent,
    percent: 'missing' in rate ? null : rate.percent,
    floor: floorBroken(rule, semester, table),
  };
};

/** The first semester without rates, up to that of a day: interest stops there. */
export const missingSemester = (table: RateTable, today: Context['today']): Semester | null => {
  const semester = semesterOf(today);
  return table.has(semester) ? null : semester;
};

export const readRates = async (context: Context): Promise<OutputOf<typeof chargesContract.rates>> => {
  const own = new Set((await ownRates(context)).map((one) => one.semester));
  const published = new Set(PUBLISHED_RATES.map((one) => one.semester));
  const table = await readRateTable(context);
  return {
    rates: [...table.values()]
      .sort((a, b) => (a.semester < b.semester ? 1 : -1))
      .map((one) => ({
        ...one,
        source: own.has(one.semester) ? ('company' as const) : ('published' as const),
        replaces: own.has(one.semester) && published.has(one.semester),
      })),
    semester: semesterOf(context.today),
    missing: missingSemester(table, context.today),
    mention: mentionStanding(await companyMention(context), table, context.today),
  };
};

const MOST = exact('50');

export const saveRate = async (
  context: Context,
  given: { semester: string; ecbPercent: string; legalPercent: string },
): Promise<OutputOf<typeof chargesContract.rates>> => {
  const { semester } = given;
  if (!isSemester(semester) || semester < '2015-1' || startOfSemester(semester) > context.today)
    throw new Problem('record.refused', {}, [
      error('charges.semester', { path: 'semester', params: { semester } }),
    ]);
  const values = (['ecbPercent', 'legalPercent'] as const).map((path) => {
    const text = given[path].replace(/[\s%]/g, '').replace(',', '.');
    if (!/^\d{1,2}(\.\d{1,2})?$/.test(text) || compareExact(exact(text), MOST) > 0)
      throw new Problem('record.refused', {}, [error('charges.percent', { path })]);
    return text;
  });
  await context.tx
    .insertInto('late_rate')
    .values({
      org_id: context.org,
      semester,
      ecb_percent: values[0]!,
      legal_percent: values[1]!,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'semester']).doUpdateSet((row) => ({
        ecb_percent: row.ref('excluded.ecb_percent'),
        legal_percent: row.ref('excluded.legal_percent'),
        recorded_by: row.ref('excluded.recorded_by'),
        recorded_at: row.ref('excluded.recorded_at'),
      })),
    )
    .execute();
  await audit(
    context,
    'late-rate.saved',
    { kind: 'late_rate', id: semester },
    { ecbPercent: values[0]!, legalPercent: values[1]! },
  );
  return readRates(context);
};

export const dropRate = async (
  context: Context,
  semester: string,
): Promise<OutputOf<typeof chargesContract.rates>> => {
  await context.tx
    .deleteFrom('late_rate')
    .where('org_id', '=', context.org)
    .where('semester', '=', semester)
    .execute();
  await audit(context, 'late-rate.dropped', { kind: 'late_rate', id: semester });
  return readRates(context);
};
