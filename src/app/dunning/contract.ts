import * as z from 'zod/mini';
import { command, download, query } from '../../contract/endpoint.ts';
import {
  count,
  draftRef,
  draftRow,
  draftStates,
  email,
  exclusionCodes,
  params,
  runSummary,
  selection,
} from '../../contract/reminder-shapes.ts';
import { draftDetail, edited } from '../../contract/draft-detail.ts';
import { mine } from '../../contract/mine.ts';
import { amount, currency, done, id, instant, isoDate, none, text } from '../../contract/wire.ts';
import { sendingState } from '../messages/contract.ts';
import { policiesContract } from './policies-contract.ts';
import { lettersContract } from './letters-contract.ts';
import { callOutcomes, recordCall } from './call-contract.ts';
import { remind } from './remind-contract.ts';

export { limitsContract, prescriptionRules, termKinds } from './limits-contract.ts';
export {
  channels,
  draftStates,
  dropCodes,
  exclusionCodes,
  stepKinds,
} from '../../contract/reminder-shapes.ts';

/** `isLater`: not right after the time to undo, but when the sending hours open next. */
const leaves = z.object({ at: instant, isLater: z.boolean(), timeZone: z.string() });

export { callOutcomes };

export const dunningContract = {
  current: query({
    path: '/dunning/current',
    permission: 'dunning.read',
    input: none,
    output: z.object({
      /** The run waiting for review; else the last one; null before the first. */
      run: z.nullable(runSummary),
      today: isoDate,
      /** How fresh the knowledge of payments is: remind on old data and you remind who has paid. */
      freshness: z.object({
        lastStatementOn: z.nullable(isoDate),
        lastPaymentOn: z.nullable(isoDate),
        unattributedCount: count,
        /** Business days after which it is old: nothing leaves without a person then. */
        bankDays: count,
        isFresh: z.boolean(),
      }),
      /** When what is approved now leaves. */
      leaves,
      undoMinutes: z.number(),
      sending: sendingState,
      /** It was prepared on an earlier day: prepare it again first. */
      isStale: z.boolean(),
    }),
    summary: 'The run to review, what it holds, how fresh the facts are, and whether mail leaves',
  }),
  runs: query({
    path: '/dunning/runs',
    permission: 'dunning.read',
    input: none,
    output: z.object({
      runs: z.array(
        z.object({
          id,
          state: z.enum(['proposed', 'approved', 'done', 'cancelled']),
          asOf: isoDate,
          preparedAt: instant,
          preparedBy: z.string(),
          origin: z.enum(['hand', 'schedule']),
          drafts: count,
          sent: count,
        }),
      ),
    }),
    summary: 'The last fifty runs, newest first',
  }),
  prepare: command({
    path: '/dunning/prepare',
    permission: 'dunning.prepare',
    input: z.object({
      /** The day the messages are dated and leave; left out: today. */
      asOf: z.optional(isoDate),
      selection: z.optional(selection),
      /** Books the late charges its messages announce under this day; left out: they are announced only. */
      postingOn: z.optional(isoDate),
    }),
    output: z.object({ run: runSummary }),
    summary: 'Decide who is to be reminded of what; again: refresh the waiting run, keeping what was edited',
  }),
  remind,
  cancelRun: command({
    path: '/dunning/runs/cancel',
    permission: 'dunning.prepare',
    input: z.object({ id }),
    output: done,
    summary: 'Drop a run that waits for review; nothing of it is sent',
  }),
  drafts: query({
    path: '/dunning/runs/:id/drafts',
    permission: 'dunning.read',
    input: z.object({
      id,
      /** Left out: all. `open`: proposed and removed ones, the review list. */
      show: z.optional(z.enum(['open', ...draftStates])),
      stepCode: z.optional(z.string()),
      text: z.optional(text(100)),
      mine,
      offset: z.optional(z.number().check(z.int(), z.minimum(0))),
    }),
    output: z.object({ drafts: z.array(draftRow), total: count }),
    summary: 'Drafts of a run, largest sums first; two hundred at most from `offset`',
  }),
  excluded: query({
    path: '/dunning/runs/:id/excluded',
    permission: 'dunning.read',
    input: z.object({
      id,
      code: z.optional(z.enum(exclusionCodes)),
      mine,
      offset: z.optional(z.number().check(z.int(), z.minimum(0))),
    }),
    output: z.object({
      excluded: z.array(
        z.object({
          partyId: id,
          customerCode: z.string(),
          customerName: z.string(),
          currency,
          code: z.enum(exclusionCodes),
          params,
          itemCount: count,
          totalMinor: amount,
          daysLateTo: z.number(),
          numbers: z.array(z.string()),
          /** When it will be looked at again by itself; null: when a person acts. */
          nextOn: z.nullable(isoDate),
        }),
      ),
      total: count,
      counts: z.array(z.object({ code: z.enum(exclusionCodes), count })),
    }),
    summary: 'Who was left out with late invoices, why, and until when; two hundred at most from `offset`',
  }),
  draft: query({
    path: '/dunning/drafts/:id',
    permission: 'dunning.read',
    input: z.object({ id }),
    output: z.object({ draft: draftDetail }),
    summary: 'One draft as it stands now, with the mail and letter it would make',
  }),
  letter: download(
    {
      path: '/dunning/drafts/:id/letter',
      permission: 'dunning.read',
      input: z.object({ id }),
      summary: 'The letter as PDF: a preview before approval, the kept one after',
    },
    z.unknown(),
  ),
  refresh: command({
    path: '/dunning/drafts/refresh',
    permission: 'dunning.prepare',
    input: z.object(draftRef),
    output: edited,
    summary:
      'Decide a changed draft again on today’s facts, keeping the chosen level, text and left-out invoices',
  }),
  editText: command({
    path: '/dunning/drafts/edit-text',
    permission: 'dunning.prepare',
    input: z.object({
      ...draftRef,
      /** null: back to the standard text. */
      text: z.nullable(
        z.object({ subject: text(200).check(z.minLength(1)), body: text(20_000).check(z.minLength(1)) }),
      ),
    }),
    output: edited,
    summary: 'Rewrite the mail of one draft',
  }),
  editRecipients: command({
    path: '/dunning/drafts/edit-recipients',
    permission: 'dunning.prepare',
    input: z.object({
      ...draftRef,
      /** null: back to the customer’s contact. */
      recipients: z.nullable(
        z.object({
          to: z.array(email).check(z.minLength(1), z.maxLength(5)),
          cc: z.array(email).check(z.maxLength(5)),
        }),
      ),
    }),
    output: edited,
    summary: 'Write to other addresses, for this draft only',
  }),
  setLevel: command({
    path: '/dunning/drafts/set-level',
    permission: 'dunning.prepare',
    input: z.object({ ...draftRef, stepCode: text(40) }),
    output: edited,
    summary: 'Raise or lower the level of one draft',
  }),
  dropItem: command({
    path: '/dunning/drafts/drop-item',
    permission: 'dunning.prepare',
    input: z.object({ ...draftRef, itemId: id }),
    output: edited,
    summary: 'Leave one invoice out; the rest goes, the one left out is not marked as reminded',
  }),
  keepItem: command({
    path: '/dunning/drafts/keep-item',
    permission: 'dunning.prepare',
    input: z.object({ ...draftRef, itemId: id }),
    output: edited,
    summary: 'Take an invoice that was left out back in',
  }),
  remove: command({
    path: '/dunning/drafts/remove',
    permission: 'dunning.prepare',
    input: z.object({
      ...draftRef,
      reason: z.enum(['agreement', 'handled', 'other']),
      note: text(300),
      /** The customer said when: noted as a promise on the invoices of the draft. */
      promise: z.optional(z.object({ dueOn: isoDate, amountMinor: amount })),
      /** Reminders of this customer rest until this day; null: until somebody lifts it. */
      hold: z.optional(z.object({ untilOn: z.nullable(isoDate) })),
    }),
    output: edited,
    summary: 'Take a draft out because of an agreement or another reason, with a promise or a hold',
  }),
  postpone: command({
    path: '/dunning/drafts/postpone',
    permission: 'dunning.prepare',
    input: z.object({ ...draftRef, untilOn: isoDate }),
    output: edited,
    summary: 'Let a customer rest until a day; the reminder comes back by itself',
  }),
  restore: command({
    path: '/dunning/drafts/restore',
    permission: 'dunning.prepare',
    input: z.object(draftRef),
    output: edited,
    summary: 'Put a removed draft back; the promise or hold noted with its removal is taken back',
  }),
  approve: command({
    path: '/dunning/approve',
    permission: 'dunning.send',
    input: z.object({
      runId: id,
      /** Left out: all that are ready. Calls are not among them: they are recorded. */
      drafts: z.optional(z.array(z.object(draftRef)).check(z.minLength(1), z.maxLength(5000))),
    }),
    output: z.object({
      approved: count,
      /** When their mails leave. */
      leaves,
      /** Asked for, but not approved: changed by somebody else, or gone since. */
      skipped: z.array(
        z.object({
          id,
          customerName: z.string(),
          why: z.enum(['edited', 'changed', 'withdrawn', 'not-ready']),
        }),
      ),
    }),
    summary: 'Approve drafts: each is checked once more, reserved and put into the outbox, once',
  }),
  takeBack: command({
    path: '/dunning/take-back',
    permission: 'dunning.send',
    input: z.object({
      runId: id,
      draftIds: z.optional(z.array(id).check(z.minLength(1), z.maxLength(5000))),
    }),
    output: z.object({ takenBack: count, alreadyLeft: count }),
    summary: 'Undo an approval while the messages wait; the drafts are proposed again',
  }),
  recordCall,
  ...lettersContract,
  ...policiesContract,
  saveUndo: command({
    path: '/dunning/undo-minutes',
    permission: 'dunning.policy',
    input: z.object({ undoMinutes: z.number().check(z.int(), z.minimum(0), z.maximum(120)) }),
    output: done,
    summary: 'How long approved reminders wait before they leave',
  }),
} as const;

export { plansContract } from './plans-contract.ts';
export { signaturesContract } from './signatures-contract.ts';
export { trialContract } from './trial-contract.ts';
