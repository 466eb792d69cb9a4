import { sql } from 'kysely';
import type { letterGoneCodes } from '../../contract/reminder-shapes.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import {
  letterWay,
  writesMail,
  type Channel,
  type LetterWay,
  type StepKind,
} from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { afterCancel } from './after-cancel.ts';
import { setAttempt } from './attempts.ts';
import { redoUnproven } from './delivery/settle-delivery.ts';
import { claimOutcome } from './charges.ts';
import { readPostalLines } from './correspondent.ts';
import { mostFrequent } from './draft-row.ts';
import { liveDrafts, type LiveDraft } from './live.ts';
import { settleRun } from './settle-run.ts';
import { readDrafts } from './store/drafts.ts';

/*
 * The mail and the letter of a message are two parts of one attempt, each given away at most once. The mail goes first: until
 * it has left there is no letter to post, so that what takes the mail back takes the letter with it. Whatever becomes of the
 * invoices afterwards, a letter leaves only as long as it says what is owed at that moment.
 */
export type LetterGoneCode = (typeof letterGoneCodes)[number];

/** A letter as an attempt keeps it. */
export type LetterPart = {
  readonly id: string;
  readonly draft_id: string;
  readonly run_id: string;
  readonly kind: StepKind;
  readonly channel: Channel;
  readonly customer_name: string;
  readonly letter_sha256: string;
};

export type LetterFate =
  | { readonly may: 'leave' }
  /** For now: a reply that nobody has read; or nowhere to go, beside a mail that has left. */
  | { readonly may: 'wait'; readonly for: 'reply' | 'address' }
  | {
      readonly may: 'not-leave';
      /** `moved`: all is as it says but the address; it is drawn anew. */
      readonly outcome: 'withdrawn' | 'shrunk' | 'changed' | 'moved';
      readonly codes: LetterGoneCode[];
    };

/** On `a` (reminder_attempt) and `d` (reminder_draft): its day has come, its mail has left, nobody has posted it or given it to a provider. */
export const isLetterDue = (today: PlainDate) => sql<boolean>`(
  a.letter_sha256 is not null and a.letter_handed_on is null and a.letter_withdrawn_on is null
  and d.send_on <= ${today}::date
  and case when a.channel in ('email+letter', 'email+registered') then a.state in ('accepted', 'handed') else a.state = 'reserved' end
  and not exists (select 1 from postal_letter l where l.org_id = a.org_id and l.id = a.postal_id
    and l.state not in ('failed', 'cancelled')))`;

/** Each letter held against the balance and the address of this moment. */
export const letterFates = async (
  context: Context,
  letters: readonly Pick<LetterPart, 'id' | 'draft_id' | 'channel'>[],
): Promise<Map<string, LetterFate>> => {
  if (letters.length === 0) return new Map();
  const drafts = await readDrafts(
    context,
    sql`d.id = any(${letters.map((letter) => letter.draft_id)}::uuid[])`,
  );
  const attempts = letters.map((letter) => letter.id);
  const found = await liveDrafts(context, drafts, { exceptAttempts: attempts, asLetter: true });
  const byDraft = new Map(found.map((live) => [live.kept.id, live]));
  const ways = await letterWays(context, attempts, found);
  const fates = new Map<string, LetterFate>();
  for (const letter of letters) {
    const live = byDraft.get(letter.draft_id);
    if (live === undefined) throw new Error('a letter without its draft');
    fates.set(letter.id, await fateOf(context, letter, live, ways.get(letter.id) ?? 'same'));
  }
  return fates;
};

/** Of attempts with a letter: whether it still goes where it was drawn for. */
export const letterWays = async (
  context: Context,
  attemptIds: readonly string[],
  lives: readonly Pick<LiveDraft, 'facts'>[],
): Promise<Map<string, LetterWay>> => {
  const { rows } = await sql<{ id: string; party_id: string; letter_address: string[] }>`
    select id, party_id, letter_address from reminder_attempt
    where org_id = ${context.org} and id = any(${attemptIds}::uuid[]) and letter_sha256 is not null`.execute(
    context.tx,
  );
  const facts = new Map(lives.map((live) => [live.facts.customerId, live.facts]));
  const lines = await readPostalLines(
    context,
    rows.map((row) => row.party_id),
  );
  return new Map(
    rows.map((row) => {
      const customer = facts.get(row.party_id);
      if (customer === undefined) throw new Error('a letter without its customer');
      return [row.id, letterWay(row.letter_address, lines.get(row.party_id) ?? [], customer)];
    }),
  );
};

const fateOf = async (
  context: Context,
  { id, channel }: Pick<LetterPart, 'id' | 'channel'>,
  live: LiveDraft,
  way: LetterWay,
): Promise<LetterFate> => {
  const dropped: LetterGoneCode[] = mostFrequent(live.dropped.map((one) => one.code));
  if (dropped.includes('unread-reply')) return { may: 'wait', for: 'reply' };
  if (live.outcome !== 'same') {
    const codes = dropped.length > 0 ? dropped : changedCodes(live, way);
    return { may: 'not-leave', outcome: live.outcome, codes };
  }
  const claim = await claimOutcome(context, id, live.kept.draft.sendOn);
  if (claim !== true) return { may: 'not-leave', outcome: claim, codes: ['charges'] };
  if (way === 'moved') return { may: 'not-leave', outcome: 'moved', codes: ['address'] };
  if (way === 'same') return { may: 'leave' };
  // Alone it finds another way, or a person; beside its mail it waits until the address is corrected or confirmed.
  return writesMail(channel)
    ? { may: 'wait', for: 'address' }
    : { may: 'not-leave', outcome: 'changed', codes: [way] };
};

const changedCodes = ({ changes }: LiveDraft, way: LetterWay): LetterGoneCode[] => {
  const codes = changes.flatMap((change): LetterGoneCode[] => {
    if (change === 'amount-up') return ['amount'];
    if (change === 'recipient') return [way === 'no-address' || way === 'address-returned' ? way : change];
    return change === 'text' ? [] : [change];
  });
  return codes.length === 0 ? ['amount'] : codes;
};

/**
 * Its invoices are no longer what it says, or its customer is written to elsewhere. Alone it goes the way of a mail that was
 * taken back: written anew for less or for another address, back to review, or ended. Beside its mail only the letter ends
 * (the step is done by the mail, unless the policy wants the letter for a proof), or is drawn anew (`redraw-letters`).
 */
export const withdrawLetterPart = async (
  context: Context,
  letter: Pick<LetterPart, 'id' | 'draft_id' | 'channel'>,
  { outcome, codes }: Extract<LetterFate, { may: 'not-leave' }>,
  handOverJob: Job,
): Promise<void> => {
  await setAttempt(context, letter.id, {
    letter_withdrawn_on: context.today,
    letter_withdrawn_codes: codes,
  });
  await audit(context, 'letter.withdrawn', { kind: 'reminder_draft', id: letter.draft_id }, { codes });
  if (writesMail(letter.channel))
    return outcome === 'moved' ? context.enqueue(handOverJob, {}) : redoUnproven(context, letter.id);
  await setAttempt(context, letter.id, { state: 'cancelled' });
  await afterCancel(context, letter.draft_id, outcome, handOverJob);
};

export type WithdrawnLetter = { readonly customerName: string; readonly codes: LetterGoneCode[] };

/** Letters that may be given to the post at this moment, locked; those that may not any more are withdrawn, and named. */
export const takeDueLetters = async (
  context: Context,
  which: ReturnType<typeof sql>,
  handOverJob: Job,
): Promise<{ letters: LetterPart[]; withdrawn: WithdrawnLetter[] }> => {
  const { rows } = await sql<LetterPart>`
    select a.id, a.draft_id, d.run_id, d.kind, a.channel, a.letter_sha256, p.name as customer_name from reminder_attempt a
    join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
    join party p on p.org_id = a.org_id and p.id = a.party_id
    where a.org_id = ${context.org} and ${which} and ${isLetterDue(context.today)}
    order by a.id for update of a`.execute(context.tx);
  const fates = await letterFates(context, rows);
  const letters: LetterPart[] = [];
  const withdrawn: WithdrawnLetter[] = [];
  for (const row of rows) {
    const fate = fates.get(row.id);
    if (fate?.may === 'leave') letters.push(row);
    if (fate?.may !== 'not-leave') continue;
    await withdrawLetterPart(context, row, fate, handOverJob);
    withdrawn.push({ customerName: row.customer_name, codes: fate.codes });
  }
  for (const runId of new Set(rows.map((row) => row.run_id))) await settleRun(context, runId);
  return { letters, withdrawn };
};

/** Of these drafts, the letters that are not to be posted after all, whoever found out: a check, the provider, who took it back. */
export const withdrawnLetters = async (
  context: Context,
  draftIds: readonly string[],
): Promise<WithdrawnLetter[]> => {
  const { rows } = await sql<{ customer_name: string; codes: LetterGoneCode[] }>`
    select p.name as customer_name,
      case when l.letter_withdrawn_on is null then '{taken-back}' else l.letter_withdrawn_codes end as codes
    from (select distinct on (a.draft_id) a.draft_id, a.party_id, a.org_id, a.state, a.letter_withdrawn_on,
        a.letter_withdrawn_codes
      from reminder_attempt a
      where a.org_id = ${context.org} and a.draft_id = any(${draftIds}::uuid[]) and a.letter_sha256 is not null
      order by a.draft_id, a.id desc) l
    join party p on p.org_id = l.org_id and p.id = l.party_id
    where l.letter_withdrawn_on is not null or l.state = 'cancelled' order by p.name, l.draft_id`.execute(
    context.tx,
  );
  return rows.map((row) => ({ customerName: row.customer_name, codes: row.codes }));
};
