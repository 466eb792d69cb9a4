import { wireDate } from '../../contract/wire.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { approveDrafts, takeBack } from './approve.ts';
import { dunningContract } from './contract.ts';
import { createPolicy, listPolicies, makeDefault, savePolicy, saveUndo } from './edit-policies.ts';
import { explainCustomer } from './explain.ts';
import { handOverLetters, listLetters, printLetters } from './letters.ts';
import type { DunningPorts } from './ports.ts';
import { cancelRun, prepareRun } from './prepare-run.ts';
import { readDraft, readLetter, type DraftDetail } from './read-draft.ts';
import { listDrafts, listExcluded, listRuns, readCurrent, readRun } from './read-run.ts';
import { recordCall } from './record-call.ts';
import { postponeDraft, removeDraft, restoreDraft } from './remove-draft.ts';
import { dropItem, editRecipients, editText, keepItem, refreshDraft, setLevel } from './review.ts';

export { addDefaultPolicy } from './add-default-policy.ts';
export { approveDrafts, takeBack } from './approve.ts';
export { listPolicies, savePolicy, saveUndo } from './edit-policies.ts';
export { explainCustomer, nextReminders, reminderEvents } from './explain.ts';
export { createHandOver, handOver, handOverApproved } from './hand-over.ts';
export { handOverLetters, listLetters, printLetters } from './letters.ts';
export { createMessageHooks } from './message-hooks.ts';
export { brokenPlans, decidePlan, makePlan, plansOf, plansRoom, type PlanView } from './plans/index.ts';
export { planReminders, type ReminderPlan } from './plan.ts';
export type { AccountLinks, DunningPorts } from './ports.ts';
export { cancelRun, prepareRun } from './prepare-run.ts';
export { readDraft, readLetter, type DraftDetail } from './read-draft.ts';
export { listDrafts, listExcluded, listRuns, readCurrent, readRun, type RunSummary } from './read-run.ts';
export { createSettleTick } from './settle-tick.ts';
export { recordCall } from './record-call.ts';
export { postponeDraft, removeDraft, restoreDraft } from './remove-draft.ts';
export { dropItem, editRecipients, editText, keepItem, refreshDraft, setLevel } from './review.ts';

export const dunningRoom = (ports: DunningPorts & { readonly handOverJob: Job }): Room => {
  /** As it leaves: with the customer's page, which only the room knows how to find. */
  const shown = async <Answer extends { draft: DraftDetail }>(
    context: Context,
    answer: Promise<Answer>,
  ): Promise<Answer> => {
    const made = await answer;
    return { ...made, draft: await readDraft(context, made.draft.id, ports) };
  };
  return room('dunning', dunningContract, {
    current: (context) => readCurrent(context),
    runs: (context) => listRuns(context),
    prepare: async (context, input) => {
      const { runId } = await prepareRun(
        context,
        input.asOf === undefined ? undefined : wireDate(input.asOf),
      );
      return { run: await readRun(context, runId) };
    },
    cancelRun: (context, input) => cancelRun(context, input.id),
    drafts: (context, input) => listDrafts(context, input),
    excluded: (context, input) => listExcluded(context, input),
    draft: async (context, input) => ({ draft: await readDraft(context, input.id, ports) }),
    letter: (context, input) => readLetter(context, ports, input.id),
    refresh: (context, input) => shown(context, refreshDraft(context, input)),
    editText: (context, input) => shown(context, editText(context, input)),
    editRecipients: (context, input) => shown(context, editRecipients(context, input)),
    setLevel: (context, input) => shown(context, setLevel(context, input)),
    dropItem: (context, input) => shown(context, dropItem(context, input)),
    keepItem: (context, input) => shown(context, keepItem(context, input)),
    remove: (context, input) => shown(context, removeDraft(context, input)),
    postpone: (context, input) => shown(context, postponeDraft(context, input)),
    restore: (context, input) => shown(context, restoreDraft(context, input)),
    approve: (context, input) => approveDrafts(context, ports.handOverJob, input),
    takeBack: (context, input) => takeBack(context, input),
    recordCall: (context, input) => shown(context, recordCall(context, input)),
    letters: (context, input) => listLetters(context, input.id),
    printLetters: (context, input) => printLetters(context, input.id),
    handOverLetters: (context, input) => handOverLetters(context, input.draftIds),
    explain: (context, input) => explainCustomer(context, input.id),
    policies: (context) => listPolicies(context),
    createPolicy: (context, input) => createPolicy(context, input),
    savePolicy: (context, input) => savePolicy(context, input),
    makeDefault: (context, input) => makeDefault(context, input.id),
    saveUndo: (context, input) => saveUndo(context, input.undoMinutes),
  });
};
