import { wireDate } from '../../contract/wire.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import type { PostPorts } from '../post/index.ts';
import { approveDrafts, takeBack } from './approve.ts';
import { dunningContract } from './contract.ts';
import { noteDeposit, readCustomerRules, saveCustomerRules } from './customer-rules.ts';
import { createPolicy, listPolicies, savePolicy, saveUndo } from './edit-policies.ts';
import { archivePolicy, makeDefault, restorePolicy, startPolicy, usePolicyFor } from './keep-policies.ts';
import { assignCustomers, readAssignable } from './assign-customers.ts';
import { attachProof, noteLetter } from './delivery/note-letter.ts';
import { editText } from './edit-text.ts';
import { checkLetters, handOverLetters } from './letters.ts';
import { listLetters, listOpenLetters } from './list-letters.ts';
import type { CallPorts, DunningPorts } from './ports.ts';
import { postLetters } from './post-letters.ts';
import { estimateLetters, quoteLetters } from './quote-letters.ts';
import { cancelRun, prepareRun } from './prepare-run.ts';
import { letterAddresses, printLetters } from './print-letters.ts';
import { readDraft, type DraftDetail } from './read-draft.ts';
import { readLetter } from './read-letter.ts';
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
export { levelsAsReminded } from './as-reminded.ts';
export type { Selection } from './selection.ts';
export { noteDeposit, readCustomerRules, saveCustomerRules } from './customer-rules.ts';
export { createHandOver, handOver, handOverApproved } from './hand-over.ts';
export { redrawLetters } from './redraw-letters.ts';
export { bankNow, readBankKnowledge, type BankKnowledge } from './bank-facts.ts';
export { readLimits } from './store/limits.ts';
export { saveLimits, showLimits } from './edit-limits.ts';
export { openingFrom } from './departure.ts';
export { readTasks } from './tasks.ts';
export {
  assignClaim,
  listLapsing,
  noteTerm,
  readClaimTerm,
  termsOfCustomer,
  undoTerm,
} from './claim-terms.ts';
export type { ClaimTerm } from './store/claim-terms.ts';
export { limitsRoom } from './limits-room.ts';
export { editText } from './edit-text.ts';
export { attachProof, noteLetter } from './delivery/note-letter.ts';
export { checkLetters, handOverLetters } from './letters.ts';
export { listLetters, listOpenLetters } from './list-letters.ts';
export { letterAddresses, printLetters } from './print-letters.ts';
export { createMessageHooks } from './message-hooks.ts';
export {
  brokenPlans,
  decidePlan,
  makePlan,
  plansOf,
  plansRoom,
  tellPlan,
  type PlanView,
} from './plans/index.ts';
export { createLetterHooks, postLetters } from './post-letters.ts';
export { estimateLetters, quoteLetters } from './quote-letters.ts';
export { planReminders, type ReminderPlan } from './plan.ts';
export type { AccountLinks, CallPorts, DunningPorts, OpeningMarks } from './ports.ts';
export { readSignatureOf, signaturesRoom } from './signatures.ts';
export { trialRoom, type TrialPorts } from './test-text.ts';
export { automaticDrafts, draftsNow, type DraftNow } from './automatic-drafts.ts';
export { cancelRun, prepareRun, type Preparing } from './prepare-run.ts';
export { remind } from './remind.ts';
export { readDraft, type DraftDetail } from './read-draft.ts';
export { readLetter } from './read-letter.ts';
export { listDrafts, listExcluded, listRuns, readCurrent, readRun, type RunSummary } from './read-run.ts';
export { createSettleTick } from './settle-tick.ts';
export { unreadReplies, type UnreadReply } from './unread-replies.ts';
export { recordCall } from './record-call.ts';
export { announcedUntil, readFacts, type CustomerCase } from './store/facts.ts';
export { groupBy } from './store/group-by.ts';
export { readPolicies, type KeptPolicy, type Policies } from './store/policies.ts';
export { postponeDraft, removeDraft, restoreDraft } from './remove-draft.ts';
export { dropItem, editRecipients, keepItem, refreshDraft, setLevel } from './review.ts';

export type DunningRoomPorts = DunningPorts &
  CallPorts & {
    readonly handOverJob: Job;
    readonly post: Pick<PostPorts, 'secrets' | 'openPostal' | 'carries'> & { readonly job: Job };
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
        {
          selection: input.selection ?? null,
          postingOn: input.postingOn === undefined ? null : wireDate(input.postingOn),
        },
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
    recordCall: (context, input) => shown(context, recordCall(context, ports, input)),
    letters: (context, input) => listLetters(context, input.id),
    printLetters: (context, input) =>
      printLetters(context, ports, {
        id: input.id,
        isDuplex: input.duplex === 'yes',
        batch: input.batch,
      }),
    letterAddresses: (context, input) => letterAddresses(context, input.id, input.batch),
    checkLetters: (context, input) => checkLetters(context, ports.handOverJob, input.id, input.batch),
    quoteLetters: (context, input) => quoteLetters(context, ports.post, input.draftIds),
    estimateLetters: (context, input) => estimateLetters(context, ports.post, input.draftIds),
    postLetters: (context, input) =>
      postLetters(context, { ...ports.post, handOverJob: ports.handOverJob }, input.draftIds),
    openLetters: (context) => listOpenLetters(context),
    noteLetter: (context, input) => noteLetter(context, input),
    attachProof: (context, input, file) => attachProof(context, input, file),
    handOverLetters: (context, input) =>
      handOverLetters(context, ports.handOverJob, input.draftIds, input.printed),
    policies: (context) => listPolicies(context),
    createPolicy: (context, input) => createPolicy(context, input),
    savePolicy: (context, input) => savePolicy(context, input),
    startPolicy: (context, input) => startPolicy(context, input),
    archivePolicy: (context, input) => archivePolicy(context, input.id),
    restorePolicy: (context, input) => restorePolicy(context, input.id),
    makeDefault: (context, input) => makeDefault(context, input.id),
    usePolicyFor: (context, input) => usePolicyFor(context, input),
    assignable: (context) => readAssignable(context),
    assign: (context, input) => assignCustomers(context, input),
    customerRules: (context, input) => readCustomerRules(context, input.id),
    saveCustomerRules: (context, input) => saveCustomerRules(context, input),
    noteDeposit: (context, input) => noteDeposit(context, input),
    saveUndo: (context, input) => saveUndo(context, input.undoMinutes),
  });
};
