import { sql, type RawBuilder } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Exclusion } from '../../core/dunning/index.ts';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { audit } from '../organization/index.ts';
import { decideFacts, slotOf } from './decide-facts.ts';
import { liveDraft } from './live.ts';
import { settlePlans } from './plans/index.ts';
import { closeCases } from './store/cases.ts';
import { settlePromises } from './store/promises.ts';
import { refusePosting } from './posting.ts';
import { fits, graceOf, partiesOf, type Selection } from './selection.ts';
import { readDrafts, type KeptDraft } from './store/drafts.ts';
import { insertDrafts, rewriteDrafts, type DraftToWrite } from './store/write-drafts.ts';
import { announcedUntil, readFacts, type CustomerCase } from './store/facts.ts';
import { readPolicies, type Policies } from './store/policies.ts';

/** By whom, and for whom: left out, by a person and for everybody. */
export type Preparing = {
  readonly origin?: 'hand' | 'schedule';
  readonly selection?: Selection | null;
  /** The day under which the charges it announces are booked; null: they are announced only. */
  readonly postingOn?: PlainDate | null;
  /** Adds to the run that waits, and leaves what else is in it as it is. */
  readonly adding?: boolean;
};

/**
 * Reads the facts of the day, decides, and lays out the run for review. While a run waits, it is refreshed: what people
 * edited or took out stays, everything else follows the facts.
 */
export const prepareRun = async (
  context: Context,
  asOf: PlainDate = context.today,
  { origin = 'hand', selection = null, postingOn = null, adding = false }: Preparing = {},
): Promise<{ runId: string }> => {
  // Two at once: the second waits, then refreshes the run of the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('dunning.prepare ' || ${context.org}, 0))`.execute(
    context.tx,
  );
  if (postingOn !== null) await refusePosting(context, postingOn, asOf);
  await settlePromises(context);
  await settlePlans(context);
  await closeCases(context);
  const { runId, isNewDay } = await openRun(context, asOf, { origin, selection, postingOn }, adding);
  const scope = await partiesOf(context, selection);
  const policies = await readPolicies(context);
  // Locked before the facts are read: what is approved or handed over meanwhile is seen as one or the other. An approved
  // draft of any run counts, its run may have left the review.
  const waits = sql`(d.state = 'approved' or (d.run_id = ${runId} and d.state in ('proposed', 'removed')))`;
  await sql`select 1 from reminder_draft d where d.org_id = ${context.org} and ${waits} order by d.id for update`.execute(
    context.tx,
  );
  await sql`delete from dunning_exclusion where org_id = ${context.org} and run_id = ${runId}
    ${adding && scope !== null ? sql`and party_id = any(${[...scope]}::uuid[])` : sql``}`.execute(context.tx);
  if (scope !== null && !adding) await makeRoom(context, waits, scope);
  const counted = { added: 0, refreshed: 0, withdrawn: 0 };
  const parties = await partiesToDecide(context, policies, asOf, waits, scope);
  // Customers are decided apart from each other: a few thousand at a time keep the memory of a large company small.
  for (let from = 0; from < parties.length; from += PAGE) {
    const partyIds = parties.slice(from, from + PAGE);
    const waiting = await readDrafts(context, sql`${waits} and d.party_id = any(${partyIds}::uuid[])`);
    const cases = await readFacts(context, policies, { partyIds, dueUntil: announcedUntil(policies, asOf) });
    const decided = decideFacts(asOf, cases, graceOf(selection));
    const settled = await keepEdited(context, policies, cases, waiting, isNewDay);
    const fresh = new Map(
      decided.drafts.filter((one) => fits(selection, one.draft)).map((one) => [slotOf(one.draft), one]),
    );
    const toInsert: DraftToWrite[] = [];
    const toRewrite: DraftToWrite[] = [];
    for (const [slot, { draft, kept }] of fresh) {
      if (settled.taken.has(slot)) continue;
      const old = settled.free.get(slot);
      const written = { id: old?.id ?? newId(), runId, policyId: kept.policyId, draft };
      if (old === undefined) toInsert.push(written);
      else toRewrite.push(written);
    }
    const gone = [...settled.free].filter(([slot]) => !fresh.has(slot)).map(([, kept]) => kept.id);
    await withdraw(context, [...gone, ...settled.withdrawn]);
    await insertDrafts(context, toInsert);
    await rewriteDrafts(context, toRewrite);
    await writeExclusions(context, runId, decided.exclusions, cases, asOf);
    counted.added += toInsert.length;
    counted.refreshed += toRewrite.length;
    counted.withdrawn += gone.length;
  }
  await audit(
    context,
    'dunning-run.prepared',
    { kind: 'dunning_run', id: runId },
    { asOf, ...(postingOn !== null && { postingOn }), ...counted },
  );
  return { runId };
};

const PAGE = 1000;

/** Whoever owes something that the run may speak of, and whoever has a draft that waits. */
const partiesToDecide = async (
  context: Context,
  policies: Policies,
  asOf: PlainDate,
  waits: RawBuilder<unknown>,
  scope: readonly string[] | null,
): Promise<string[]> => {
  const { rows } = await sql<{ party_id: string }>`
    select i.party_id from open_item i
    where i.org_id = ${context.org} and i.account = ${CUSTOMERS} and i.settled_on is null and i.open_minor > 0
      and i.due_on <= ${announcedUntil(policies, asOf)}::date
    union
    select d.party_id from reminder_draft d where d.org_id = ${context.org} and ${waits}
    order by party_id`.execute(context.tx);
  const chosen = scope === null ? null : new Set(scope);
  return rows.map((row) => row.party_id).filter((id) => chosen === null || chosen.has(id));
};

/** What nobody touched of other customers makes room; what somebody changed or took out is theirs. */
const makeRoom = async (
  context: Context,
  waits: RawBuilder<unknown>,
  scope: readonly string[],
): Promise<void> => {
  const others = await readDrafts(context, sql`${waits} and d.party_id <> all(${[...scope]}::uuid[])`);
  await withdraw(
    context,
    others.filter(isUntouched).map((kept) => kept.id),
  );
};

const isUntouched = (kept: KeptDraft): boolean => kept.state === 'proposed' && !kept.edited;

const openRun = async (
  context: Context,
  asOf: PlainDate,
  { origin, selection, postingOn }: Required<Omit<Preparing, 'adding'>>,
  adding: boolean,
): Promise<{ runId: string; isNewDay: boolean }> => {
  const open = await context.tx
    .selectFrom('dunning_run')
    .select(['id', 'as_of'])
    .where('org_id', '=', context.org)
    .where('state', '=', 'proposed')
    .forUpdate()
    .executeTakeFirst();
  if (open !== undefined && adding) return { runId: open.id, isNewDay: false };
  const stamp = {
    as_of: asOf,
    prepared_at: context.now,
    prepared_by: context.actor.name,
    origin,
    selection: selection === null ? null : JSON.stringify(selection),
    posting_on: postingOn,
  };
  if (open === undefined) {
    const id = newId();
    await context.tx
      .insertInto('dunning_run')
      .values({ org_id: context.org, id, state: 'proposed', ...stamp })
      .execute();
    return { runId: id, isNewDay: false };
  }
  await context.tx
    .updateTable('dunning_run')
    .set(stamp)
    .where('org_id', '=', context.org)
    .where('id', '=', open.id)
    .execute();
  return { runId: open.id, isNewDay: open.as_of !== asOf };
};

/** What people decided stands: edited drafts while their facts hold, removed ones until the end of the day, approved ones. */
const keepEdited = async (
  context: Context,
  policies: Policies,
  cases: readonly CustomerCase[],
  waiting: readonly KeptDraft[],
  isNewDay: boolean,
): Promise<{ taken: Set<string>; free: Map<string, KeptDraft>; withdrawn: string[] }> => {
  const factsOf = new Map(cases.map((one) => [one.facts.customerId, one.facts]));
  const taken = new Set<string>();
  const free = new Map<string, KeptDraft>();
  const withdrawn: string[] = [];
  for (const kept of waiting) {
    const slot = slotOf(kept.draft);
    if (kept.state === 'removed') {
      // On another day the agreement speaks for itself: its promise or hold excludes the customer, or nothing does.
      if (isNewDay) withdrawn.push(kept.id);
      else taken.add(slot);
      continue;
    }
    if (isUntouched(kept)) {
      free.set(slot, kept);
      continue;
    }
    const facts = factsOf.get(kept.draft.customerId);
    const version = policies.version(kept.policyId, kept.draft.policyVersion);
    const outcome =
      facts === undefined ? 'withdrawn' : liveDraft(kept, facts, version, context.today).outcome;
    if (kept.state === 'proposed' && outcome === 'withdrawn') withdrawn.push(kept.id);
    else taken.add(slot);
  }
  return { taken, free, withdrawn };
};

export const withdraw = async (context: Context, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`
    update reminder_draft set state = 'withdrawn', removed_reason = null, version = version + 1
    where org_id = ${context.org} and id = any(${ids}::uuid[])`.execute(context.tx);
};

/** Waiting for its day, or not due yet: nothing that a person could do. */
const SILENT: ReadonlySet<string> = new Set(['paid', 'not-due', 'waiting', 'reminder-first']);

const writeExclusions = async (
  context: Context,
  runId: string,
  exclusions: readonly Exclusion[],
  cases: readonly CustomerCase[],
  asOf: PlainDate,
): Promise<void> => {
  const items = new Map(cases.flatMap((one) => one.facts.items.map((item) => [item.itemId, item] as const)));
  type Line = Exclusion & { ids: string[]; total: bigint; oldest: PlainDate };
  const lines = new Map<string, Line>();
  for (const exclusion of exclusions) {
    const item = items.get(exclusion.itemId);
    if (item === undefined || SILENT.has(exclusion.code) || item.dueOn >= asOf) continue;
    const key = `${exclusion.customerId} ${exclusion.currency} ${exclusion.code}`;
    const line = lines.get(key);
    if (line === undefined) {
      lines.set(key, { ...exclusion, ids: [item.itemId], total: item.openMinor, oldest: item.dueOn });
      continue;
    }
    line.ids.push(item.itemId);
    line.total += item.openMinor;
    if (item.dueOn < line.oldest) line.oldest = item.dueOn;
    if (exclusion.nextOn !== null && (line.nextOn === null || exclusion.nextOn < line.nextOn)) {
      line.nextOn = exclusion.nextOn;
    }
  }
  const rows = [...lines.values()].map((line) => ({
    party_id: line.customerId,
    currency: line.currency,
    code: line.code,
    params: line.params,
    item_ids: line.ids,
    total_minor: line.total.toString(),
    oldest: line.oldest,
    next_on: line.nextOn,
  }));
  await sql`
    insert into dunning_exclusion (org_id, run_id, party_id, currency, code, params, item_ids, total_minor, days_late, next_on)
    select ${context.org}::uuid, ${runId}::uuid, r.party_id, r.currency, r.code, r.params, r.item_ids, r.total_minor,
      ${asOf}::date - r.oldest, r.next_on
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(party_id uuid, currency text, code text, params jsonb,
      item_ids uuid[], total_minor bigint, oldest date, next_on date)`.execute(context.tx);
};

/** Drops a run that waits; nothing of it is sent. */
export const cancelRun = async (context: Context, runId: string): Promise<{ done: true }> => {
  await sql`
    update dunning_run set state = 'cancelled' where org_id = ${context.org} and id = ${runId} and state = 'proposed'`.execute(
    context.tx,
  );
  const drafts = await sql<{ id: string }>`
    select id from reminder_draft where org_id = ${context.org} and run_id = ${runId}
      and state in ('proposed', 'removed')`.execute(context.tx);
  await withdraw(
    context,
    drafts.rows.map((row) => row.id),
  );
  await audit(context, 'dunning-run.cancelled', { kind: 'dunning_run', id: runId });
  return { done: true };
};
