import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { mayLeaveByItself } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readSendingState } from '../messages/index.ts';
import { readBankKnowledge } from './bank-facts.ts';
import { answersFor } from '../party/index.ts';
import type { dunningContract } from './contract.ts';
import { countWaiting } from './count-run.ts';
import { draftRow, leavingTimes } from './draft-row.ts';
import { readDeparture } from './departure.ts';
import { expectedGains } from './expected-gains.ts';
import { liveDrafts } from './live.ts';
import { readDrafts } from './store/drafts.ts';
import { readLimits } from './store/limits.ts';
import { readPolicies } from './store/policies.ts';

type Contract = typeof dunningContract;
export type RunSummary = OutputOf<Contract['prepare']>['run'];

const PAGE = 200;

type RunRow = {
  id: string;
  state: string;
  as_of: PlainDate;
  prepared_at: string;
  prepared_by: string;
  origin: string;
  selection: RunSummary['selection'];
  posting_on: PlainDate | null;
};

/** The run with its counts; those of the proposed drafts follow what became of their invoices. */
export const readRun = async (context: Context, runId: string): Promise<RunSummary> => {
  const run = await context.tx
    .selectFrom('dunning_run')
    .select(['id', 'state', 'as_of', 'prepared_at', 'prepared_by', 'origin', 'selection', 'posting_on'])
    .where('org_id', '=', context.org)
    .where('id', '=', runId)
    .executeTakeFirst();
  if (run === undefined) throw new Problem('record.not-found');
  return summarise(context, {
    ...run,
    as_of: run.as_of as PlainDate,
    selection: run.selection as RunSummary['selection'],
    posting_on: run.posting_on as PlainDate | null,
  });
};

const summarise = async (context: Context, run: RunRow): Promise<RunSummary> => {
  const { org } = context;
  const states = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from reminder_draft
    where org_id = ${org} and run_id = ${run.id} group by state`.execute(context.tx);
  const count = (state: string): number => states.rows.find((row) => row.state === state)?.count ?? 0;
  const others = await sql<{ excluded: number; letters: number }>`
    select (select count(distinct e.party_id)::int from dunning_exclusion e where e.org_id = ${org} and e.run_id = ${run.id}
        and e.party_id not in (select d.party_id from reminder_draft d where d.org_id = ${org} and d.run_id = ${run.id}
          and d.state <> 'withdrawn')) as excluded,
      (select count(*)::int from reminder_attempt a join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
        where a.org_id = ${org} and d.run_id = ${run.id} and a.letter_sha256 is not null and a.letter_handed_on is null
          and a.letter_withdrawn_on is null
          and a.state in ('reserved', 'handed', 'accepted', 'ambiguous')) as letters`.execute(context.tx);
  const policies = await readPolicies(context);
  const waiting = await countWaiting(context, run.id);
  const order = policies.newest(null).policy.steps.map((step) => step.code);
  const rank = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);
  return {
    id: run.id,
    state: run.state as RunSummary['state'],
    asOf: run.as_of,
    preparedAt: run.prepared_at,
    preparedBy: run.prepared_by,
    origin: run.origin as RunSummary['origin'],
    selection: run.selection,
    postingOn: run.posting_on,
    counts: {
      ready: waiting.ready,
      withdrawn: count('withdrawn') + waiting.withdrawn,
      removed: count('removed'),
      approved: count('approved'),
      queued: count('queued'),
      sent: count('sent'),
      failed: count('failed'),
      ambiguous: count('ambiguous'),
      excluded: others.rows[0]?.excluded ?? 0,
      letters: others.rows[0]?.letters ?? 0,
    },
    totals: [...waiting.totals],
    steps: [...waiting.steps].sort((a, b) => rank(a.stepCode) - rank(b.stepCode)),
  };
};

export const readCurrent = async (context: Context): Promise<OutputOf<Contract['current']>> => {
  const found = await sql<RunRow>`
    select id, state, as_of, prepared_at, prepared_by, origin, selection, posting_on from dunning_run
    where org_id = ${context.org} and state <> 'cancelled'
    order by (state = 'proposed') desc, id desc limit 1`.execute(context.tx);
  const run = found.rows[0];
  const setting = await context.tx
    .selectFrom('dunning_setting')
    .select('undo_minutes')
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  const bank = await readBankKnowledge(context);
  const { limits } = await readLimits(context);
  const { at, isLater, timeZone } = await readDeparture(
    context,
    run?.state === 'proposed' ? run.as_of : context.today,
  );
  return {
    run: run === undefined ? null : await summarise(context, run),
    today: context.today,
    freshness: {
      lastStatementOn: bank.lastStatementOn,
      lastPaymentOn: bank.lastPaymentOn,
      unattributedCount: bank.unattributedCount,
      bankDays: limits.bankDays,
      isFresh: mayLeaveByItself({ knownUntil: bank.knownUntil, asOf: context.today }, limits).may,
    },
    leaves: { at, isLater, timeZone },
    undoMinutes: setting?.undo_minutes ?? 5,
    sending: await readSendingState(context),
    isStale: run !== undefined && run.state === 'proposed' && run.as_of < context.today,
  };
};

export const listRuns = async (context: Context): Promise<OutputOf<Contract['runs']>> => {
  const { rows } = await sql<RunRow & { drafts: number; sent: number }>`
    select r.id, r.state, r.as_of, r.prepared_at, r.prepared_by, r.origin, r.selection, count(d.id)::int as drafts,
      (count(d.id) filter (where d.state = 'sent'))::int as sent
    from (select * from dunning_run where org_id = ${context.org} order by id desc limit 50) r
    left join reminder_draft d on d.org_id = r.org_id and d.run_id = r.id
    group by r.id, r.state, r.as_of, r.prepared_at, r.prepared_by, r.origin, r.selection order by r.id desc`.execute(
    context.tx,
  );
  return {
    runs: rows.map((row) => ({
      id: row.id,
      state: row.state as RunSummary['state'],
      asOf: row.as_of,
      preparedAt: row.prepared_at,
      preparedBy: row.prepared_by,
      origin: row.origin as RunSummary['origin'],
      drafts: row.drafts,
      sent: row.sent,
    })),
  };
};

export const listDrafts = async (
  context: Context,
  input: InputOf<Contract['drafts']>,
): Promise<OutputOf<Contract['drafts']>> => {
  const { show, stepCode, text, mine } = input;
  const where = sql.join(
    [
      sql`d.run_id = ${input.id}`,
      ...(show === undefined
        ? []
        : [show === 'open' ? sql`d.state in ('proposed', 'removed')` : sql`d.state = ${show}`]),
      ...(stepCode === undefined ? [] : [sql`d.step_code = ${stepCode}`]),
      ...(mine === undefined ? [] : [answersFor(context, sql`d.party_id`)]),
      ...(text === undefined || text === ''
        ? []
        : [sql`(strpos(lower(p.name), lower(${text})) > 0 or strpos(lower(c.code), lower(${text})) = 1)`]),
    ],
    sql` and `,
  );
  const total = await sql<{ count: number }>`
    select count(*)::int as count from reminder_draft d
    join customer c on c.org_id = d.org_id and c.party_id = d.party_id
    join party p on p.org_id = d.org_id and p.id = d.party_id
    where d.org_id = ${context.org} and ${where}`.execute(context.tx);
  const drafts = await readDrafts(context, where, { limit: PAGE, offset: input.offset ?? 0 });
  const live = new Map(
    (
      await liveDrafts(
        context,
        drafts.filter((kept) => kept.state === 'proposed'),
      )
    ).map((one) => [one.kept.id, one]),
  );
  const leaving = await leavingTimes(context, drafts);
  const gains = await expectedGains(context, drafts);
  return {
    drafts: drafts.map((kept) =>
      draftRow(
        kept,
        live.get(kept.id) ?? null,
        leaving.get(kept.id) ?? null,
        context.today,
        gains.get(kept.id) ?? null,
      ),
    ),
    total: total.rows[0]?.count ?? 0,
  };
};

export const listExcluded = async (
  context: Context,
  input: InputOf<Contract['excluded']>,
): Promise<OutputOf<Contract['excluded']>> => {
  type Row = {
    party_id: string;
    customer_code: string;
    customer_name: string;
    currency: string;
    code: string;
    params: Record<string, string | number>;
    item_count: number;
    total_minor: bigint;
    days_late: number;
    numbers: string[];
    next_on: PlainDate | null;
  };
  type Code = OutputOf<Contract['excluded']>['excluded'][number]['code'];
  const inRun = sql`e.org_id = ${context.org} and e.run_id = ${input.id}
    and ${input.mine === undefined ? sql`true` : answersFor(context, sql`e.party_id`)}`;
  const where = sql`${inRun} and (${input.code ?? null}::text is null or e.code = ${input.code ?? null}::text)`;
  const { rows } = await sql<Row>`
    select e.party_id, c.code as customer_code, p.name as customer_name, e.currency, e.code, e.params,
      cardinality(e.item_ids) as item_count, e.total_minor, e.next_on,
      -- A run that waits is read beside the list of invoices of today; a past one as it was.
      e.days_late + case when r.state = 'proposed' then ${context.today}::date - r.as_of else 0 end as days_late,
      (select array_agg(i.number order by i.due_on) from open_item i
        where i.org_id = e.org_id and i.id = any(e.item_ids[1:20])) as numbers
    from dunning_exclusion e
    join dunning_run r on r.org_id = e.org_id and r.id = e.run_id
    join customer c on c.org_id = e.org_id and c.party_id = e.party_id
    join party p on p.org_id = e.org_id and p.id = e.party_id
    where ${where} order by e.total_minor desc, e.party_id, e.code limit ${PAGE} offset ${input.offset ?? 0}`.execute(
    context.tx,
  );
  const counts = await sql<{ code: string; count: number }>`
    select e.code, count(*)::int as count from dunning_exclusion e where ${inRun} group by e.code order by 2 desc, 1`.execute(
    context.tx,
  );
  return {
    excluded: rows.map((row) => ({
      partyId: row.party_id,
      customerCode: row.customer_code,
      customerName: row.customer_name,
      currency: row.currency,
      code: row.code as Code,
      params: row.params,
      itemCount: row.item_count,
      totalMinor: row.total_minor.toString(),
      daysLateTo: row.days_late,
      numbers: row.numbers ?? [],
      nextOn: row.next_on,
    })),
    total: counts.rows
      .filter((row) => input.code === undefined || row.code === input.code)
      .reduce((sum, row) => sum + row.count, 0),
    counts: counts.rows.map((row) => ({ code: row.code as Code, count: row.count })),
  };
};
