import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { addDays, maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { lastPublished, missingDays, readEcbFeed } from '../../core/closing/index.ts';
import { localTimeIn } from '../../shell/clock.ts';
import { isQuarantined } from '../../shell/directory/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Tick, Work } from '../../shell/jobs/define-job.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { ratesContract } from './contract.ts';
import { writeRates } from './keep-rates.ts';
import type { FeedFault, RateFeed } from './ports.ts';
import { refuse } from './runs.ts';

type Scope = Pick<Context, 'tx' | 'org' | 'now'>;
type Feed = OutputOf<typeof ratesContract.list>['feed'];

/** After this long without an answer, a day is given up: its rates may still be read from a file, or typed. */
const LOOKED_BACK = 60;
const AGAIN_MS = 3_600_000;

const rowOf = ({ tx, org }: Scope) =>
  tx.selectFrom('rate_feed').selectAll().where('org_id', '=', org).executeTakeFirst();

/** Days since it was turned on whose rates are out and not kept. */
const readMissing = async (scope: Scope, since: PlainDate): Promise<PlainDate[]> => {
  const until = lastPublished(localTimeIn(scope.now, 'Europe/Berlin'));
  const from = maxDate(since, addDays(until, -LOOKED_BACK));
  const { rows } = await sql<{ day: PlainDate }>`
    select distinct on_day::text as day from exchange_rate
    where org_id = ${scope.org} and source = 'ecb' and on_day >= ${from}::date`.execute(scope.tx);
  return missingDays(new Set(rows.map((row) => row.day)), from, until);
};

export const readFeed = async (scope: Scope): Promise<Feed> => {
  const row = await rowOf(scope);
  const isOn = row?.is_on ?? false;
  return {
    isOn,
    problem: isOn ? (row!.problem as FeedFault | '') : '',
    lookedAt: row?.looked_at ?? null,
    missing: isOn ? await readMissing(scope, row!.since_on as PlainDate) : [],
  };
};

/** Whether the feed is on and its last look failed. */
export const hasFeedFailed = async (scope: Scope): Promise<boolean> => {
  const row = await rowOf(scope);
  return row !== undefined && row.is_on && row.problem !== '';
};

/** Off unless somebody wants it: asking the ECB tells it that this program runs. */
export const editFeed = async (context: Context, { isOn }: { isOn: boolean }): Promise<void> => {
  const { baseCurrency } = await readOrganization(context);
  if (isOn && baseCurrency !== 'EUR')
    throw refuse('closing.rates-in-euro', 'isOn', { currency: baseCurrency });
  const since = lastPublished(localTimeIn(context.now, 'Europe/Berlin'));
  await sql`
    insert into rate_feed (org_id, is_on, since_on, changed_by)
    values (${context.org}, ${isOn}, ${since}::date, ${context.actor.name})
    on conflict (org_id) do update set is_on = excluded.is_on, changed_by = excluded.changed_by, problem = '',
      looked_at = null, since_on = case when rate_feed.is_on then rate_feed.since_on else excluded.since_on end`.execute(
    context.tx,
  );
  await audit(context, 'rates.feed', { kind: 'rate_feed', id: context.org }, { isOn });
};

/** What is still to be asked for; null: nothing, or it was asked within the hour. */
const readWanted = async (context: Context): Promise<PlainDate[] | null> => {
  if (await isQuarantined(context.tx)) return null;
  const row = await rowOf(context);
  if (row === undefined || !row.is_on) return null;
  const asked = row.looked_at === null ? 0 : Date.parse(row.looked_at);
  if (Date.parse(context.now) - asked < AGAIN_MS) return null;
  const missing = await readMissing(context, row.since_on as PlainDate);
  return missing.length === 0 ? null : missing;
};

/**
 * Looks once, if rates are out that are not kept. Nothing is asked while the transaction is open. One typed by hand stays, a
 * document that cannot be read whole changes nothing, and what fails is said until a later look succeeds.
 */
export const lookForRates = async (work: Work, feed: RateFeed): Promise<void> => {
  if (work.isDemo) return;
  const wanted = await work.inTenant(readWanted, { readOnly: true });
  if (wanted === null) return;
  const answer = await feed.ask(wanted.length === 1 ? 'last' : 'ninety', work.signal);
  if (work.signal.aborted) return;
  await work.inTenant(async (context) => {
    const read = answer.ok ? readEcbFeed(answer.text) : null;
    // Rates of a day to come are none.
    const isSound = read?.ok === true && read.value.every((one) => one.on <= context.today);
    const fault: FeedFault | '' = answer.ok ? (isSound ? '' : 'unreadable') : answer.fault;
    if (read?.ok === true && isSound) {
      const count = await writeRates(context, read.value);
      await audit(context, 'rates.read', { kind: 'exchange_rate', id: 'ECB' }, { count });
    }
    await context.tx
      .updateTable('rate_feed')
      .set({ problem: fault, looked_at: context.now })
      .where('org_id', '=', context.org)
      .execute();
  });
};

export const ratesTick = (feed: RateFeed): Tick => ({
  name: 'closing.rates',
  everySeconds: 900,
  run: (work) => lookForRates(work, feed),
});
