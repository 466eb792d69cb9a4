import { sql } from 'kysely';
import type { Finding } from '../../core/finding.ts';
import { localTimeIn } from '../../shell/clock.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import type { Reading } from '../seal/index.ts';
import { balanceCheck, bookChecks, readWhole, type Check } from './verify-books.ts';

/** What other rooms prove of theirs: the seal, issued documents, payments. Each opens its own transactions. */
export type Proof = (read: Reading, context: Pick<Context, 'today'>) => Promise<readonly Finding[]>;
export type BooksCheck = { readonly job: Job<{ id: string }>; readonly tick: Tick };

export const FINDINGS_KEPT = 200;
/** From this hour on, by the company's own clock, or when the program is back. */
const NIGHT_HOUR = 3;

type Step = (work: Work) => Promise<readonly Finding[]>;

/** Verifies each company's books once a night, and whenever somebody asks. */
export const createBooksCheck = (more: readonly Proof[]): BooksCheck => {
  const steps: readonly Step[] = [...[...bookChecks, balanceCheck].map(stepOf), ...more.map(stepOfProof)];
  const job = defineJob<{ id: string }>('books.check', 'long', async (work, { id }) => {
    while (await runStep(work, steps, id)) {
      if (!work.signal.aborted) continue;
      // The program stops: the next one goes on from here.
      await work.inTenant((context) => context.enqueue(job, { id }));
      return;
    }
  });
  return {
    job,
    tick: {
      name: 'books.check-at-night',
      everySeconds: 300,
      run: (work) =>
        work.inTenant(async (context) => {
          await giveUpLost(context);
          await begin(context, job, await nightOf(context));
        }),
    },
  };
};

const stepOf =
  (check: Check): Step =>
  (work) =>
    work.inTenant(
      async (scope) => {
        await sql`set local statement_timeout = 0`.execute(scope.tx);
        return readWhole(scope, () => check(scope));
      },
      { readOnly: true },
    );

const stepOfProof =
  (proof: Proof): Step =>
  async (work) => {
    const today = await work.inTenant(async (context) => context.today, { readOnly: true });
    return proof((body) => work.inTenant(body, { readOnly: true }), { today });
  };

/** A person asks; the verification that runs already answers for both. */
export const askBooksCheck = async (context: Context, job: Job<{ id: string }>): Promise<void> => {
  await begin(context, job, null);
};

/** The night to verify for, by the company's clock; undefined: it has not come yet. */
const nightOf = async (context: Context): Promise<string | undefined> => {
  const { rows } = await sql<{ zone: string }>`
    select time_zone as zone from organization where org_id = ${context.org}`.execute(context.tx);
  const { date, hour } = localTimeIn(context.now, rows[0]?.zone ?? 'Europe/Paris');
  return hour < NIGHT_HOUR ? undefined : date;
};

const begin = async (
  context: Context,
  job: Job<{ id: string }>,
  night: string | null | undefined,
): Promise<void> => {
  if (night === undefined) return;
  const { org, now, actor } = context;
  const id = newId();
  // One for each night, and one at a time: the database says which came first.
  const { rows } = await sql`
    insert into books_check (org_id, id, state, night_on, asked_by, asked_at, moved_at)
    values (${org}, ${id}, 'running', ${night}::date, ${actor.name}, ${now}, ${now})
    on conflict do nothing returning id`.execute(context.tx);
  if (rows.length > 0) await context.enqueue(job, { id });
};

/** One that has not moved for two hours lost its program or fails again and again; a person may ask again. */
const giveUpLost = async ({ tx, org, now }: Context): Promise<void> => {
  await sql`
    update books_check set state = 'failed', ended_at = ${now}
    where org_id = ${org} and state = 'running' and moved_at < ${now}::timestamptz - interval '2 hours'`.execute(
    tx,
  );
};

/** The next step that was not made yet; false: there is none. Made twice after a crash, it counts once. */
const runStep = async (work: Work, steps: readonly Step[], id: string): Promise<boolean> => {
  const done = await work.inTenant(({ tx, org }) => readDone(tx, org, id), { readOnly: true });
  const step = done === null ? undefined : steps[done];
  if (done === null || step === undefined) return false;
  const found = await step(work);
  const isLast = done + 1 === steps.length;
  await work.inTenant(async (context) => {
    const { tx, org, now } = context;
    const { rows } = await sql<{ findings: Finding[] }>`
      update books_check set steps_done = ${done + 1}, steps_total = ${steps.length}, moved_at = ${now},
        findings = case when jsonb_array_length(findings) < ${FINDINGS_KEPT}
          then findings || ${JSON.stringify(found)}::jsonb else findings end,
        state = ${isLast ? 'done' : 'running'}, ended_at = ${isLast ? now : null}
      where org_id = ${org} and id = ${id} and state = 'running' and steps_done = ${done}
      returning findings`.execute(tx);
    if (isLast && rows[0]?.findings.length === 0) await writeProved(context, id);
  });
  return !isLast;
};

const readDone = async (tx: Context['tx'], org: Context['org'], id: string): Promise<number | null> => {
  const row = await tx
    .selectFrom('books_check')
    .select('steps_done')
    .where('org_id', '=', org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return row?.steps_done ?? null;
};

/** Where each chain of entries stood, in the audit trail, which is signed: one made anew later is found (verify-chain). */
const writeProved = async (context: Context, id: string): Promise<void> => {
  const { rows } = await sql<{ head: string }>`
    select distinct on (journal, year) journal || ' ' || year || ' ' || entry_no || ' ' || hash as head
    from entry_link where org_id = ${context.org} and year >= extract(year from ${context.today}::date) - 1
    order by journal, year, entry_no desc`.execute(context.tx);
  const heads = rows.map((row) => row.head);
  await audit(context, 'books.proved', { kind: 'books_check', id }, { heads });
};
