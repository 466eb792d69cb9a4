import { sql } from 'kysely';
import { leavesByItself, type DunningDraft, type Step } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { liveDrafts, type LiveDraft } from './live.ts';
import { readDrafts, type KeptDraft } from './store/drafts.ts';

/** A draft as it stands now, for the room that lets some of them leave by themselves. */
export type DraftNow = {
  readonly kept: KeptDraft;
  /** On the facts of this moment. */
  readonly draft: DunningDraft;
  readonly live: LiveDraft['outcome'];
  /** The steps a person may set instead. */
  readonly steps: readonly Step[];
};

const draftNow = ({ kept, draft, outcome, policy }: LiveDraft): DraftNow => ({
  kept,
  draft,
  live: outcome,
  steps: policy.steps.filter((step) => (step.kind === 'pre-due') === (kept.draft.kind === 'pre-due')),
});

/** What waits in a run, may be sent now, and is of steps that a person wants to leave by themselves. */
export const automaticDrafts = async (context: Context, runId: string): Promise<DraftNow[]> => {
  const drafts = await readDrafts(
    context,
    sql`d.run_id = ${runId} and d.state = 'proposed' and d.kind <> 'call'`,
  );
  return (await liveDrafts(context, drafts))
    .filter((live) => live.outcome === 'same' || live.outcome === 'shrunk')
    .filter((live) => leavesByItself(live.draft, live.policy))
    .map(draftNow);
};

/** These drafts, whatever became of them. */
export const draftsNow = async (context: Context, ids: readonly string[]): Promise<DraftNow[]> => {
  if (ids.length === 0) return [];
  const drafts = await readDrafts(context, sql`d.id = any(${ids}::uuid[])`);
  return (await liveDrafts(context, drafts)).map(draftNow);
};
