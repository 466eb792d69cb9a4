import { sql } from 'kysely';
import { leavesByItself, repeatsStep, type DunningDraft, type Step } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { liveDrafts, type LiveDraft } from './live.ts';
import { readDrafts, type KeptDraft } from './store/drafts.ts';

/** A draft as it stands now, for the room that lets some of them leave by themselves. */
export type DraftNow = {
  readonly kept: KeptDraft;
  /** On the facts of this moment. */
  readonly draft: DunningDraft;
  readonly live: LiveDraft['outcome'];
  /** Every step that its invoices go through may leave without a click, now. */
  readonly isAutomatic: boolean;
  /** The steps a person may set instead. */
  readonly steps: readonly Step[];
};

const draftNow = ({ kept, draft, outcome, policy, facts }: LiveDraft): DraftNow => ({
  kept,
  draft,
  live: outcome,
  isAutomatic: leavesByItself(draft, policy),
  steps: policy.steps.filter(
    (step) =>
      (step.kind === 'pre-due') === (kept.draft.kind === 'pre-due') &&
      (step.code === draft.stepCode || !repeatsStep(draft, step.code, policy, facts)),
  ),
});

/** What waits in a run, may be sent now, and is of steps that a person wants to leave by themselves. */
export const automaticDrafts = async (context: Context, runId: string): Promise<DraftNow[]> => {
  const drafts = await readDrafts(
    context,
    sql`d.run_id = ${runId} and d.state = 'proposed' and d.kind <> 'call'`,
  );
  return (await liveDrafts(context, drafts))
    .filter((live) => live.outcome === 'same' || live.outcome === 'shrunk')
    .map(draftNow)
    .filter((now) => now.isAutomatic);
};

/** These drafts, whatever became of them. */
export const draftsNow = async (context: Context, ids: readonly string[]): Promise<DraftNow[]> => {
  if (ids.length === 0) return [];
  const drafts = await readDrafts(context, sql`d.id = any(${ids}::uuid[])`);
  return (await liveDrafts(context, drafts)).map(draftNow);
};
