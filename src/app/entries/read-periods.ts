import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { JOURNALS, accountName } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readOrganization } from '../organization/index.ts';
import type { periodsContract } from './contract.ts';
import { lastLock } from './lock-period.ts';
import { listYears } from './years.ts';

type Periods = OutputOf<typeof periodsContract.read>;
type Year = Periods['years'][number];

export const readPeriods = async (context: Context): Promise<Periods> => {
  const { baseCurrency } = await readOrganization(context);
  const history = await readHistory(context);
  const live = new Map<string, Periods['history'][number]>();
  // The latest first: the first of a scope and kind says how it is.
  for (const one of await readScopes(context)) live.set(`${one.kind} ${one.journal}`, one);
  return {
    today: context.today,
    currency: baseCurrency,
    journals: JOURNALS.map(({ code, name }) => ({ code, name })),
    locks: [...live.values()].flatMap(({ untilOn, ...one }) =>
      untilOn === null ? [] : [{ ...one, untilOn }],
    ),
    history,
    years: await readYears(context),
  };
};

type Row = {
  kind: string;
  journal: string;
  until_on: string | null;
  recorded_by: string;
  recorded_at: string;
  reason: string;
};

const toLock = (row: Row): Periods['history'][number] => ({
  kind: row.kind === 'hard' ? 'hard' : 'soft',
  journal: row.journal,
  untilOn: row.until_on,
  by: row.recorded_by,
  at: row.recorded_at,
  reason: row.reason,
});

const readScopes = async (context: Context): Promise<Periods['history']> => {
  const { rows } = await sql<Row>`
    select distinct on (journal, kind) kind, journal, until_on, recorded_by, recorded_at, reason
    from period_lock where org_id = ${context.org} order by journal, kind, id desc`.execute(context.tx);
  return rows.map(toLock);
};

const readHistory = async (context: Context): Promise<Periods['history']> => {
  const rows = await context.tx
    .selectFrom('period_lock')
    .select(['kind', 'journal', 'until_on', 'recorded_by', 'recorded_at', 'reason'])
    .where('org_id', '=', context.org)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map(toLock);
};

const readYears = async (context: Context): Promise<Year[]> => {
  const years = await listYears(context);
  const hard = await lastLock(context, 'hard', '');
  const events = await context.tx
    .selectFrom('fiscal_year_event')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('id')
    .execute();
  const last = new Map(events.map((event) => [event.starts_on, event]));
  const names = await context.tx
    .selectFrom('account')
    .select(['code', 'name'])
    .where('org_id', '=', context.org)
    .execute();
  const nameOf = new Map(names.map((one) => [one.code, one.name]));
  return years.toReversed().map(({ startsOn, endsOn, state }) => {
    const event = state === 'closed' ? last.get(startsOn) : undefined;
    const carried = (event?.carried ?? []) as { account: string; balanceMinor: string }[];
    return {
      startsOn,
      endsOn,
      state,
      isHard: hard !== null && hard >= endsOn,
      closedBy: event?.recorded_by ?? '',
      closedAt: event?.recorded_at ?? null,
      resultMinor: (event?.result_minor ?? 0n).toString(),
      carried: carried.map((one) => ({
        ...one,
        name: nameOf.get(one.account) ?? accountName(one.account) ?? '',
      })),
    };
  });
};
