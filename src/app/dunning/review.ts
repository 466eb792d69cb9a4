import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import {
  isAside,
  isOff,
  repeatsStep,
  withStep,
  withSums,
  withoutItem,
  type DunningDraft,
} from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { dunningContract } from './contract.ts';
import { decideFacts, slotOf } from './decide-facts.ts';
import { liveDrafts, type LiveDraft } from './live.ts';
import { withdraw } from './prepare-run.ts';
import { keptDraft, readDraft, type DraftDetail } from './read-draft.ts';
import type { KeptDraft } from './store/drafts.ts';
import { rewriteDrafts } from './store/write-drafts.ts';
import { readFacts } from './store/facts.ts';
import { graceOf, selectionOf } from './selection.ts';
import { readPolicies } from './store/policies.ts';

/*
 * What a person changes in a draft before it goes. Each verb takes the version the person saw; two reviewers never
 * overwrite each other.
 */
type Contract = typeof dunningContract;
type Ref = { id: string; version: number };
type Edited = { draft: DraftDetail };

export const refuse = (code: string, path?: string): never => {
  throw new Problem('record.refused', {}, [error(code, path === undefined ? {} : { path })]);
};

/** Locks the draft as the person saw it. */
export const lockDraft = async (
  context: Context,
  ref: Ref,
  states: readonly KeptDraft['state'][] = ['proposed'],
): Promise<KeptDraft> => {
  const row = await context.tx
    .selectFrom('reminder_draft')
    .select(['version', 'state'])
    .where('org_id', '=', context.org)
    .where('id', '=', ref.id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  if (row.version !== ref.version) throw new Problem('edit.conflict');
  if (!states.some((state) => state === row.state)) refuse('dunning.not-in-review');
  return keptDraft(context, ref.id);
};

export const live = async (context: Context, kept: KeptDraft): Promise<LiveDraft> => {
  const [found] = await liveDrafts(context, [kept]);
  if (found === undefined) throw new Error('a draft without facts');
  return found;
};

export const keep = async (
  context: Context,
  kept: KeptDraft,
  draft: DunningDraft,
  droppedItems = kept.droppedItems,
): Promise<void> => {
  await rewriteDrafts(context, [
    { id: kept.id, runId: kept.runId, policyId: kept.policyId, draft, droppedItems },
  ]);
};

export const markEdited = async (
  context: Context,
  id: string,
  values: {
    edited?: boolean;
    edited_subject?: string | null;
    edited_body?: string | null;
    edited_facts?: Buffer | null;
    edited_to?: string[] | null;
    edited_cc?: string[] | null;
  },
): Promise<void> => {
  await context.tx
    .updateTable('reminder_draft')
    .set((eb) => ({ edited: true, ...values, version: eb('version', '+', 1) }))
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};

export const done = async (
  context: Context,
  kept: KeptDraft,
  action: string,
  detail = {},
): Promise<Edited> => {
  await audit(context, action, { kind: 'reminder_draft', id: kept.id }, detail);
  return { draft: await readDraft(context, kept.id) };
};

export const editRecipients = async (
  context: Context,
  input: InputOf<Contract['editRecipients']>,
): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  await markEdited(context, kept.id, {
    edited_to: input.recipients?.to ?? null,
    edited_cc: input.recipients?.cc ?? null,
  });
  return done(context, kept, 'reminder.recipients-edited', { to: input.recipients?.to ?? null });
};

export const setLevel = async (context: Context, input: InputOf<Contract['setLevel']>): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  const now = await live(context, kept);
  if (now.outcome === 'withdrawn') refuse('dunning.nothing-left');
  const step = now.policy.steps.find((one) => one.code === input.stepCode);
  const isOffered = step !== undefined && !isOff(step) && !isAside(step);
  if (!isOffered || (step.kind === 'pre-due') !== (kept.draft.kind === 'pre-due')) {
    return refuse('dunning.step-not-possible', 'stepCode');
  }
  if (input.stepCode !== kept.draft.stepCode && repeatsStep(now.draft, input.stepCode, now.policy, now.facts))
    return refuse('dunning.step-done', 'stepCode');
  const draft = withStep(now.draft, input.stepCode, now.policy, now.facts);
  if (draft === null) return refuse('dunning.no-way-to-reach', 'stepCode');
  if ((draft.kind === 'call') !== (kept.draft.kind === 'call') && (await slotIsTaken(context, kept, draft)))
    refuse('dunning.call-waits-already', 'stepCode');
  await keep(context, kept, draft);
  // A text written for another tone would be the wrong one.
  await markEdited(context, kept.id, { edited_subject: null, edited_body: null, edited_facts: null });
  return done(context, kept, 'reminder.level-set', { from: kept.draft.stepCode, to: input.stepCode });
};

const slotIsTaken = async (context: Context, kept: KeptDraft, draft: DunningDraft): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from reminder_draft where org_id = ${context.org} and run_id = ${kept.runId} and party_id = ${draft.customerId}
      and currency = ${draft.currency} and group_key = ${draft.group} and (kind = 'call') = ${draft.kind === 'call'} and id <> ${kept.id}
      and state in ('proposed', 'removed', 'approved')`.execute(context.tx);
  return rows.length > 0;
};

export const dropItem = async (context: Context, input: InputOf<Contract['dropItem']>): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  const item = kept.draft.items.find((one) => one.itemId === input.itemId);
  if (item === undefined) throw new Problem('record.not-found');
  const draft = withoutItem(kept.draft, input.itemId);
  if (draft === null) return refuse('dunning.nothing-left', 'itemId');
  await keep(context, kept, draft, [...kept.droppedItems, item]);
  await markEdited(context, kept.id, {});
  return done(context, kept, 'reminder.item-dropped', { item: input.itemId });
};

export const keepItem = async (context: Context, input: InputOf<Contract['keepItem']>): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  const item = kept.droppedItems.find((one) => one.itemId === input.itemId);
  if (item === undefined) throw new Problem('record.not-found');
  const items = [...kept.draft.items, item].sort((a, b) =>
    a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0,
  );
  await keep(
    context,
    kept,
    withSums({ ...kept.draft, items }),
    kept.droppedItems.filter((one) => one !== item),
  );
  await markEdited(context, kept.id, {});
  return done(context, kept, 'reminder.item-kept', { item: input.itemId });
};

/** Decides the customer again on today's facts, keeping level, text, recipients and left-out invoices. */
export const refreshDraft = async (context: Context, input: Ref): Promise<Edited> => {
  const kept = await lockDraft(context, input);
  const policies = await readPolicies(context);
  const cases = await readFacts(context, policies, { partyIds: [kept.draft.customerId] });
  const found = decideFacts(
    context.today,
    cases,
    graceOf(await selectionOf(context, kept.runId)),
  ).drafts.find((one) => slotOf(one.draft) === slotOf(kept.draft));
  if (found === undefined) {
    await withdraw(context, [kept.id]);
    return done(context, kept, 'reminder.withdrawn');
  }
  let draft: DunningDraft = found.draft;
  const dropped = [];
  for (const { itemId } of kept.droppedItems) {
    const smaller: DunningDraft | null = withoutItem(draft, itemId);
    const item = draft.items.find((one) => one.itemId === itemId);
    if (smaller === null || item === undefined) continue;
    dropped.push(item);
    draft = smaller;
  }
  if (kept.edited && draft.stepCode !== kept.draft.stepCode && draft.kind !== 'pre-due') {
    const facts = cases[0]?.facts;
    const chosen = found.kept.policy.steps.some((step) => step.code === kept.draft.stepCode);
    const { policy } = found.kept;
    if (facts !== undefined && chosen && !repeatsStep(draft, kept.draft.stepCode, policy, facts))
      draft = withStep(draft, kept.draft.stepCode, policy, facts) ?? draft;
  }
  await rewriteDrafts(context, [
    { id: kept.id, runId: kept.runId, policyId: found.kept.policyId, draft, droppedItems: dropped },
  ]);
  return done(context, kept, 'reminder.refreshed');
};
