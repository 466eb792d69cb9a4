import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import { reverseEntry, type JournalEntryDraft } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { mirrorEntry, postReversing, postStanding } from '../entries/index.ts';
import { readPostedDraft, refuseLocked } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import type { closingContract } from './contract.ts';

export type RunKind = 'revaluation' | 'doubtful';
export type Run = OutputOf<typeof closingContract.revalue>['run'];

type Posted = { readonly entryId: string; readonly reversalId: string | null };
export type ClosingDrafts = {
  /** Undone by themselves: the first day of the next period, or the day that was chosen. */
  readonly reversing: readonly (JournalEntryDraft | null)[];
  readonly standing: readonly (JournalEntryDraft | null)[];
};

export const refuse = (code: string, path: string, params: Record<string, string | number> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { path, params })]);

/** The first day of the next period. */
export const reversalDay = (closingOn: PlainDate): PlainDate => addDays(closingOn, 1);

const SOURCE = { kind: 'closing', id: null } as const;

/** Posts what a closing makes; entries that there are none of are left out. `reversesOn`: of those that undo themselves. */
export const postClosing = async (
  context: Context,
  reversesOn: PlainDate,
  { reversing, standing }: ClosingDrafts,
): Promise<Posted[]> => {
  const posted: Posted[] = [];
  for (const draft of reversing) {
    if (draft !== null) posted.push(await postReversing(context, draft, reversesOn, SOURCE));
  }
  for (const draft of standing) {
    if (draft !== null) {
      posted.push({ entryId: (await postStanding(context, draft, SOURCE)).entryId, reversalId: null });
    }
  }
  return posted;
};

type NewRun = {
  kind: RunKind;
  closingOn: PlainDate;
  detail: object;
  provisionMinor?: bigint;
  undoesId?: string;
};

export const writeRun = async (context: Context, run: NewRun, posted: readonly Posted[]): Promise<string> => {
  const id = newId();
  await context.tx
    .insertInto('closing_run')
    .values({
      org_id: context.org,
      id,
      kind: run.kind,
      closing_on: run.closingOn,
      detail: JSON.stringify(run.detail),
      provision_minor: run.provisionMinor ?? 0n,
      undoes_id: run.undoesId ?? null,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  for (const { entryId, reversalId } of posted) {
    await context.tx
      .insertInto('closing_entry')
      .values({ org_id: context.org, run_id: id, entry_id: entryId, reversal_id: reversalId })
      .execute();
  }
  const done = run.undoesId === undefined ? 'closing.booked' : 'closing.undone';
  await audit(context, done, { kind: 'closing', id }, { closing: run.kind, closingOn: run.closingOn });
  return id;
};

type Row = { id: string; kind: RunKind; closing_on: PlainDate; recorded_by: string; recorded_at: string };

/** What stands of a kind for a day, or since a day; latest first. */
const liveRuns = async (context: Context, kind: RunKind, from: PlainDate): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.closing_on, r.recorded_by, r.recorded_at from closing_run r
    where r.org_id = ${context.org} and r.kind = ${kind} and r.closing_on >= ${from}::date and r.undoes_id is null
      and not exists (select from closing_run u where u.org_id = r.org_id and u.undoes_id = r.id)
    order by r.closing_on desc, r.id desc`.execute(context.tx);
  return rows;
};

/** Closings follow each other: one that was booked after it would be wrong. */
export const refuseLaterRun = async (
  context: Context,
  kind: RunKind,
  closingOn: PlainDate,
): Promise<void> => {
  const [last] = await liveRuns(context, kind, reversalDay(closingOn));
  if (last !== undefined) throw refuse('closing.later-run', 'closingOn', { on: last.closing_on });
};

/** What bookings of doubtful claims before a day still hold on 416 then, by item. */
export const heldOn416 = async (context: Context, on: PlainDate): Promise<Map<string, bigint>> => {
  const { rows } = await sql<{ item: string; minor: bigint }>`
    select m.part ->> 0 as item, sum((m.part ->> 1)::bigint)::bigint as minor
    from closing_run r cross join lateral jsonb_array_elements(r.detail -> 'moved') as m(part)
    where r.org_id = ${context.org} and r.kind = 'doubtful' and r.closing_on < ${on}::date and r.undoes_id is null
      and (r.detail ->> 'reversesOn')::date > ${on}::date
      and not exists (select from closing_run u where u.org_id = r.org_id and u.undoes_id = r.id)
    group by 1`.execute(context.tx);
  return new Map(rows.map((row) => [row.item, row.minor]));
};

export const findRun = async (context: Context, kind: RunKind, closingOn: PlainDate): Promise<Run | null> => {
  const found = (await liveRuns(context, kind, closingOn)).find((one) => one.closing_on === closingOn);
  if (found === undefined) return null;
  const { rows } = await sql<{
    entry_id: string;
    name: string;
    reversal_id: string | null;
    reverses_on: PlainDate | null;
  }>`
    select c.entry_id, e.journal || ' ' || e.year || '-' || e.entry_no as name, c.reversal_id,
      v.entry_on as reverses_on
    from closing_entry c join journal_entry e on e.org_id = c.org_id and e.id = c.entry_id
    left join journal_entry v on v.org_id = c.org_id and v.id = c.reversal_id
    where c.org_id = ${context.org} and c.run_id = ${found.id} order by e.entry_no`.execute(context.tx);
  const reversesOn = rows.find((row) => row.reverses_on !== null)?.reverses_on ?? null;
  return {
    id: found.id,
    closingOn,
    reversesOn,
    isPending: reversesOn !== null && reversesOn > context.today,
    recordedBy: found.recorded_by,
    recordedAt: found.recorded_at,
    entries: rows.map((row) => ({ entryId: row.entry_id, name: row.name, reversalId: row.reversal_id })),
  };
};

/**
 * Undoes a closing as if it had not been: what reverses itself gets a mirror that reverses itself, so that both days are as
 * before; what stands gets its mirror on the closing day. Refused once that day is locked.
 */
export const undoRun = async (context: Context, id: string): Promise<void> => {
  const run = await context.tx
    .selectFrom('closing_run')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('undoes_id', 'is', null)
    .executeTakeFirst();
  if (run === undefined) throw new Problem('record.not-found');
  const kind = run.kind as RunKind;
  const closingOn = run.closing_on as PlainDate;
  if ((await findRun(context, kind, closingOn))?.id !== id) throw refuse('closing.undone-already', 'id');
  await refuseLaterRun(context, kind, closingOn);
  await refuseLocked(context, { journal: 'OD', entryOn: closingOn });
  const entries = await context.tx
    .selectFrom('closing_entry')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('run_id', '=', id)
    .execute();
  const posted: Posted[] = [];
  // It stands as long as what it undoes would have.
  const { reversesOn = reversalDay(closingOn) } = run.detail as { reversesOn?: PlainDate };
  for (const entry of entries) posted.push(await undoEntry(context, entry, { closingOn, reversesOn }));
  const undoing = await writeRun(
    context,
    { kind, closingOn, detail: { reversesOn }, provisionMinor: -run.provision_minor, undoesId: id },
    posted,
  );
  await sql`
    insert into impairment (org_id, run_id, item_id, basis_minor, percent, change_minor)
    select org_id, ${undoing}::uuid, item_id, basis_minor, percent, -change_minor from impairment
    where org_id = ${context.org} and run_id = ${id}`.execute(context.tx);
};

const undoEntry = async (
  context: Context,
  entry: { entry_id: string; reversal_id: string | null },
  { closingOn, reversesOn }: { closingOn: PlainDate; reversesOn: PlainDate },
): Promise<Posted> => {
  const draft = await readPostedDraft(context, entry.entry_id);
  const label = `Annulation – ${draft.label}`;
  if (entry.reversal_id !== null) {
    const mirror = reverseEntry(draft, closingOn, label);
    return postReversing(context, mirror, reversesOn, SOURCE);
  }
  const mirror = await mirrorEntry(context, entry.entry_id, { on: closingOn, label, source: SOURCE });
  return { entryId: mirror.entryId, reversalId: null };
};
