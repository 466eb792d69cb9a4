import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { writesMail } from '../../core/dunning/index.ts';
import { hasErrors } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { defineJob, type Job, type Tick, type Work } from '../../shell/jobs/define-job.ts';
import { inLanes } from '../../shell/jobs/in-lanes.ts';
import { DocumentError } from '../../shell/typst/index.ts';
import { writeMessage } from '../messages/index.ts';
import { audit } from '../organization/index.ts';
import { reserveAttempt, setAttempt } from './attempts.ts';
import { draftClaim } from './charges.ts';
import { keepStatement, readInvoiceFiles } from './attachments.ts';
import { composeReminder, readersOf, recipientsOf } from './compose-reminder.ts';
import { readCorrespondent } from './correspondent.ts';
import { readDeparture } from './departure.ts';
import { drawLetter, letterName } from './draw-letter.ts';
import { proposeAgain, setDraftState } from './draft-state.ts';
import { liveDrafts } from './live.ts';
import type { DunningPorts } from './ports.ts';
import { redrawLetters } from './redraw-letters.ts';
import { settleOpenRun, settleRun, withdrawLive } from './settle-run.ts';
import { readDrafts } from './store/drafts.ts';
import { rewriteDrafts } from './store/write-drafts.ts';

/**
 * One approved draft, in its own transaction: compared with the balance of this moment, reserved, rendered, and put into
 * the outbox. Smaller than approved leaves smaller; anything more or elsewhere goes back to review; gone is said.
 */
export const handOver = async (context: Context, ports: DunningPorts, draftId: string): Promise<void> => {
  const locked = await sql<{ party_id: string }>`
    select party_id from reminder_draft
    where org_id = ${context.org} and id = ${draftId} and state = 'approved' for update skip locked`.execute(
    context.tx,
  );
  const partyId = locked.rows[0]?.party_id;
  if (partyId === undefined) return;
  // One message of a customer at a time.
  await sql`select 1 from customer where org_id = ${context.org} and party_id = ${partyId} for no key update`.execute(
    context.tx,
  );
  const [kept] = await readDrafts(context, sql`d.id = ${draftId}`);
  if (kept === undefined) throw new Error('a locked draft is gone');
  // A letter is dated today or the day it was prepared for; what is mailed bears the day on which it leaves.
  const leaves = await readDeparture(context, kept.draft.sendOn);
  const on = writesMail(kept.draft.channel) ? leaves.on : context.today;
  const [live] = await liveDrafts(context, [kept], { on });
  if (live === undefined) throw new Error('a draft without facts');
  const subject = { kind: 'reminder_draft', id: draftId };
  if (live.outcome === 'withdrawn') {
    await withdrawLive(context, live);
    return settleRun(context, kept.runId);
  }
  if (live.outcome === 'changed') {
    await proposeAgain(context, draftId, 'changed');
    return audit(context, 'reminder.back-to-review', subject, { changes: [...live.changes] });
  }
  const { draft } = live;
  const claim = await draftClaim(context, draft, live.policy);
  const [reader] = recipientsOf(kept, draft);
  const url =
    reader === undefined ? null : ((await ports.accounts?.ensure(context, partyId, reader)) ?? null);
  const correspondent = await readCorrespondent(context, partyId);
  const opening = await ports.openings?.ensure(context, readersOf(kept, draft));
  const invoices = await readInvoiceFiles(context, draft, live.policy);
  const composed = composeReminder(kept, draft, live, claim, correspondent, {
    account: url === null ? null : { url },
    sender: kept.signature,
    opening: opening?.mark ?? null,
    tooLarge: invoices.tooLarge,
  });
  if (hasErrors(composed.findings)) return proposeAgain(context, draftId, 'text');

  const named = { customerCode: kept.customerCode, sendOn: draft.sendOn };
  const letterSha256 =
    composed.letter === null ? null : await drawLetter(context, ports, named, composed.letter);
  await rewriteDrafts(context, [
    { id: draftId, runId: kept.runId, policyId: kept.policyId, draft, droppedItems: kept.droppedItems },
  ]);
  const attemptId = await reserveAttempt(context, kept, draft, {
    state: 'reserved',
    on: draft.sendOn,
    letterSha256,
    letterAddress: composed.letter?.address ?? [],
    note: '',
    claim: claim ?? [],
  });
  if (composed.mail !== null) {
    const statement = await keepStatement(context, ports, draft, live.policy);
    const letter = letterSha256 === null ? [] : [{ sha256: letterSha256, name: letterName(named) }];
    const messageId = await writeMessage(context, {
      kind: 'reminder',
      partyId,
      to: composed.mail.to,
      cc: composed.mail.cc,
      subject: composed.mail.subject,
      text: composed.mail.text,
      html: composed.mail.html,
      attachments: [
        ...letter,
        ...statement,
        ...invoices.files.map(({ sha256, name }) => ({ sha256, name })),
        ...composed.mail.pictures.map(({ sha256, cid }) => ({ sha256, name: 'logo', cid })),
      ],
      references: await earlierMessages(context, partyId),
      notBefore: leaves.at,
    });
    await setAttempt(context, attemptId, { outbound_id: messageId });
    await opening?.keep(messageId);
    await context.enqueue(ports.sendJob, {});
  }
  await setDraftState(context, draftId, 'queued');
  await audit(context, 'reminder.handed-over', subject, { attempt: attemptId, step: draft.stepCode });
  await settleRun(context, kept.runId);
};

/** So that the customer's mail program shows the reminders as one conversation. */
const earlierMessages = async (context: Context, partyId: string): Promise<string[]> => {
  const { rows } = await sql<{ message_id: string }>`
    select message_id from outbound_message
    where org_id = ${context.org} and party_id = ${partyId} and kind = 'reminder' and state = 'sent'
    order by id desc limit 5`.execute(context.tx);
  return rows.map((row) => row.message_id).reverse();
};

const approvedDrafts = (work: Work): Promise<string[]> =>
  work.inTenant(
    async (context) =>
      (
        await sql<{ id: string }>`
          select id from reminder_draft where org_id = ${context.org} and state = 'approved' order by id`.execute(
          context.tx,
        )
      ).rows.map((row) => row.id),
    { readOnly: true },
  );

/** Letters are drawn by as many children at once. */
const LANES = 2;

/** Errors of the program that a round bears: one draft that nothing can be done with must not keep the others. */
const BEARABLE = 5;

/** Everything approved, a few at a time; what fails alone goes back to review with its reason. */
export const handOverApproved = async (work: Work, ports: DunningPorts): Promise<void> => {
  const waiting = (await approvedDrafts(work)).values();
  const errors: unknown[] = [];
  await inLanes(LANES, async () => {
    const { value: id } = waiting.next();
    if (id === undefined || work.signal.aborted) return false;
    try {
      await work.inTenant((context) => handOver(context, ports, id));
    } catch (cause) {
      const problem = whyFailed(cause);
      if (problem === null) {
        work.log.error({ err: cause, draft: id }, 'a reminder could not be handed over');
        errors.push(cause);
        return errors.length < BEARABLE;
      }
      work.log.warn({ err: cause, draft: id }, 'a reminder went back to review');
      await work.inTenant((context) => proposeAgain(context, id, problem));
    }
    return true;
  });
  if (!work.signal.aborted) await settleOpenRun(work);
  // It stays approved, and is tried again.
  if (errors.length > 0) throw errors[0];
};

/** null: the machine's fault, tried again later. */
const whyFailed = (cause: unknown): string | null => {
  if (cause instanceof DocumentError && cause.code === 'refused') return 'letter';
  if (cause instanceof Problem) return cause.code === 'edit.conflict' ? 'under-way' : 'refused';
  return null;
};

/** `ports` is asked at work: the sender, which it enqueues, tells reminders in its turn what became of a message. */
export const createHandOver = (ports: () => DunningPorts): { job: Job; ticks: Tick[] } => {
  const redraw = (work: Work) => redrawLetters(work, ports(), job);
  const job: Job = defineJob('dunning.hand-over', 'work', async (work) => {
    await handOverApproved(work, ports());
    await redraw(work);
  });
  return {
    job,
    // Should the job have given up, the rows still say what was approved, and which letters are to be drawn anew.
    ticks: [
      { name: 'dunning.hand-over', everySeconds: 10, run: (work) => handOverApproved(work, ports()) },
      { name: 'dunning.redraw-letters', everySeconds: 300, run: redraw },
    ],
  };
};
