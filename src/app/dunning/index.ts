import { wireDate } from '../../contract/wire.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { PostPorts } from '../post/index.ts';
import { approveDrafts, takeBack } from './approve.ts';
import { dunningContract } from './contract.ts';
import { noteDeposit, readCustomerRules, saveCustomerRules } from './customer-rules.ts';
import { createPolicy, listPolicies, makeDefault, savePolicy, saveUndo } from './edit-policies.ts';
import { editText } from './edit-text.ts';
import { checkLetters, handOverLetters, listLetters } from './letters.ts';
import type { DunningPorts } from './ports.ts';
import { postLetters, quoteLetters } from './post-letters.ts';
import { cancelRun, prepareRun } from './prepare-run.ts';
import { letterAddresses, printLetters } from './print-letters.ts';
import { readDraft, readLetter, type DraftDetail } from './read-draft.ts';
import { listDrafts, listExcluded, listRuns, readCurrent, readRun } from './read-run.ts';
import { remind } from './remind.ts';
import { recordCall } from './record-call.ts';
import { postponeDraft, removeDraft, restoreDraft } from './remove-draft.ts';
import { dropItem, editRecipients, keepItem, refreshDraft, setLevel } from './review.ts';

export { addShippedPolicies } from './add-shipped-policies.ts';
export { approveDrafts, takeBack } from './approve.ts';
export { listPolicies, savePolicy, saveUndo, toVersion } from './edit-policies.ts';
export { decideFacts } from './decide-facts.ts';
export { explainItems, nextReminders, reminderEvents, type ExplainedItem } from './explain.ts';
export { noteDeposit, readCustomerRules, saveCustomerRules } from './customer-rules.ts';
export { createHandOver, handOver, handOverApproved } from './hand-over.ts';
export { bankNow, readBankKnowledge, type BankKnowledge } from './bank-facts.ts';
export { readLimits } from './store/limits.ts';
export { saveLimits, showLimits } from './edit-limits.ts';
export { openingFrom } from './departure.ts';
export { readTasks } from './tasks.ts';
export { assignClaim, listLapsing, noteTerm, readClaimTerm, undoTerm } from './claim-terms.ts';
export { limitsRoom } from './limits-room.ts';
export { editText } from './edit-text.ts';
export { checkLetters, handOverLetters, listLetters } from './letters.ts';
export { letterAddresses, printLetters } from './print-letters.ts';
export { createMessageHooks } from './message-hooks.ts';
export { brokenPlans, decidePlan, makePlan, plansOf, plansRoom, type PlanView } from './plans/index.ts';
export { createLetterHooks, postLetters, quoteLetters } from './post-letters.ts';
export { planReminders, type ReminderPlan } from './plan.ts';
export type { AccountLinks, DunningPorts } from './ports.ts';
export { automaticDrafts, draftsNow, type DraftNow } from './automatic-drafts.ts';
export { cancelRun, prepareRun, type Preparing } from './prepare-run.ts';
export { remind } from './remind.ts';
export { readDraft, readLetter, type DraftDetail } from './read-draft.ts';
export { listDrafts, listExcluded, listRuns, readCurrent, readRun, type RunSummary } from './read-run.ts';
export { createSettleTick } from './settle-tick.ts';
export { recordCall } from './record-call.ts';
export { announcedUntil, groupBy, readFacts, type CustomerCase } from './store/facts.ts';
export { readPolicies, type KeptPolicy, type Policies } from './store/policies.ts';
export { postponeDraft, removeDraft, restoreDraft } from './remove-draft.ts';
export { dropItem, editRecipients, keepItem, refreshDraft, setLevel } from './review.ts';

export type DunningRoomPorts = DunningPorts & {
  readonly handOverJob: Job;
  readonly post: Pick<PostPorts, 'secrets' | 'openPostal'> & { readonly job: Job };
};

export const dunningRoom = (ports: DunningRoomPorts): Room => {
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
        { selection: input.selection ?? null },
      );
      return { run: await readRun(context, runId) };
    },
    remind: (context, input) => remind(context, input),
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
    printLetters: (context, input) =>
      printLetters(context, ports, { id: input.id, isDuplex: input.duplex === 'yes' }),
    letterAddresses: (context, input) => letterAddresses(context, input.id),
    checkLetters: (context, input) => checkLetters(context, ports.handOverJob, input.id),
    quoteLetters: (context, input) => quoteLetters(context, ports.post, input.draftIds),
    postLetters: (context, input) => postLetters(context, ports.post.job, input.draftIds),
    handOverLetters: (context, input) => handOverLetters(context, ports.handOverJob, input.draftIds),
    policies: (context) => listPolicies(context),
    createPolicy: (context, input) => createPolicy(context, input),
    savePolicy: (context, input) => savePolicy(context, input),
    makeDefault: (context, input) => makeDefault(context, input.id),
    customerRules: (context, input) => readCustomerRules(context, input.id),
    saveCustomerRules: (context, input) => saveCustomerRules(context, input),
    noteDeposit: (context, input) => noteDeposit(context, input),
    saveUndo: (context, input) => saveUndo(context, input.undoMinutes),
  });
};
