import {
  goesRegistered,
  readReturnReason,
  writesMail,
  type Channel,
  type StepKind,
} from '../../core/dunning/index.ts';
import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { audit, readOrganization } from '../organization/index.ts';
import { postalAddressOf as partyAddressOf } from '../party/index.ts';
import {
  readPostalAccount,
  refusesAddress,
  writeLetter,
  type LetterHooks,
  type PostalAddress,
  type PostPorts,
} from '../post/index.ts';
import { attemptOfLetter, setAttempt, type Attempt } from './attempts.ts';
import type { dunningContract } from './contract.ts';
import { noteReturn } from './delivery/note-letter.ts';
import { settleDelivery } from './delivery/settle-delivery.ts';
import { runOfDraft } from './draft-state.ts';
import { isLetterDue, letterFates, takeDueLetters, withdrawLetterPart } from './letter-part.ts';
import { letterLeft } from './letters.ts';
import { settleRun } from './settle-run.ts';

type Contract = typeof dunningContract;

/** As its party is kept. */
export type Addressed = {
  name: string;
  address_lines: string[];
  postal_code: string;
  city: string;
  country: string;
};

type Row = Addressed & {
  id: string;
  draft_id: string;
  party_id: string;
  kind: StepKind;
  channel: Channel;
  code: string;
  send_on: string;
  letter_sha256: string;
};

/** Letters of these drafts that nobody has given to the post yet. */
export const waitingLetters = async (context: Context, draftIds: readonly string[]): Promise<Row[]> =>
  (
    await sql<Row>`
      select a.id, a.draft_id, a.party_id, d.kind, a.channel, c.code, d.send_on, a.letter_sha256, p.name,
        p.address_lines, p.postal_code, p.city, p.country
      from reminder_attempt a
      join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
      join customer c on c.org_id = a.org_id and c.party_id = a.party_id
      join party p on p.org_id = a.org_id and p.id = a.party_id
      where a.org_id = ${context.org} and a.draft_id = any(${draftIds}::uuid[]) and ${isLetterDue(context.today)}
      order by a.id for update of a`.execute(context.tx)
  ).rows;

/** Its lines in the order of the post: for whom, the building, then the street (NF Z10-011). */
export const postalAddressOf = (row: Addressed): PostalAddress => {
  const { attention, building, street, locality } = partyAddressOf({
    name: row.name,
    addressLines: row.address_lines,
    postalCode: row.postal_code,
    city: row.city,
    country: row.country,
  });
  return {
    name: row.name,
    lines: [attention, building, street, locality].flatMap((line) => (line ? [line] : [])),
    postalCode: row.postal_code,
    city: row.city,
    country: row.country,
  };
};

type Posting = {
  readonly job: Job;
  readonly carries: PostPorts['carries'];
  readonly handOverJob: Job;
};

/**
 * A person gives letters to the postal provider; what changed since they were drawn is withdrawn, and those it cannot carry stay
 * to be printed.
 */
export const postLetters = async (
  context: Context,
  { job, carries, handOverJob }: Posting,
  draftIds: readonly string[],
): Promise<OutputOf<Contract['postLetters']>> => {
  if (context.isDemo) throw new Problem('record.refused', {}, [error('post.demo-posts-nothing')]);
  const account = await readPostalAccount(context);
  if (account === null || !account.hasSecret)
    throw new Problem('record.refused', {}, [error('post.not-configured')]);
  if (account.isTest) throw new Problem('record.refused', {}, [error('post.test-mode')]);
  const organization = await readOrganization(context);
  const from: PostalAddress = {
    name: organization.name,
    lines: organization.addressLines,
    postalCode: organization.postalCode,
    city: organization.city,
    country: 'FR',
  };
  if (refusesAddress(from, carries) !== null)
    throw new Problem('record.refused', {}, [error('post.sender-incomplete')]);
  const asked = sql`a.draft_id = any(${draftIds}::uuid[])`;
  const { letters, withdrawn } = await takeDueLetters(context, asked, handOverJob);
  let posted = 0;
  const right = letters.map((letter) => letter.draft_id);
  for (const row of await waitingLetters(context, right)) {
    const to = postalAddressOf(row);
    if (refusesAddress(to, carries) !== null) continue;
    const letterId = await writeLetter(context, {
      partyId: row.party_id,
      pdfSha256: row.letter_sha256,
      from,
      to,
      reference: `R-${row.code}-${row.send_on}`,
      isRegistered: goesRegistered(row),
    });
    await setAttempt(context, row.id, { postal_id: letterId });
    await audit(
      context,
      'letter.to-provider',
      { kind: 'reminder_draft', id: row.draft_id },
      { letter: letterId },
    );
    posted += 1;
  }
  if (posted > 0) await context.enqueue(job, {});
  return { posted, byHand: draftIds.length - posted - withdrawn.length, withdrawn };
};

const isSignedFor = async (context: Context, letterId: string): Promise<boolean> =>
  (
    await context.tx
      .selectFrom('postal_letter')
      .select('is_registered')
      .where('org_id', '=', context.org)
      .where('id', '=', letterId)
      .executeTakeFirstOrThrow()
  ).is_registered;

const partOf = ({ id, draftId, channel }: Attempt) => ({ id, draft_id: draftId, channel });

const isStillOpen = ({ state, letterWithdrawnOn }: Attempt): boolean =>
  letterWithdrawnOn === null && (state === 'accepted' || state === 'handed' || state === 'reserved');

/** What reminders want to know of their letters at the provider; the same as of their mails. */
export const createLetterHooks = (handOverJob: Job): LetterHooks => ({
  mayLeave: async (context, letter) => {
    const attempt = await attemptOfLetter(context, letter.id);
    if (attempt === null) return true;
    const isBeside = writesMail(attempt.channel as Channel);
    // Its mail was taken back, or came back.
    const hasLeft = attempt.state === 'accepted' || attempt.state === 'handed';
    if (isBeside ? !hasLeft : attempt.state !== 'reserved') return 'withdrawn';
    const fate = (await letterFates(context, [partOf(attempt)])).get(attempt.id);
    return fate?.may === 'leave' ? true : fate?.may === 'not-leave' ? fate.outcome : 'waits';
  },
  settled: async (context, letter, fate, why) => {
    const attempt = await attemptOfLetter(context, letter.id);
    if (attempt === null) return;
    const row = { id: attempt.id, draft_id: attempt.draftId, channel: attempt.channel };
    if (fate === 'posted') await letterLeft(context, row);
    else if (fate === 'cancelled') {
      // One that waits is to be printed or posted later.
      const now = (await letterFates(context, [partOf(attempt)])).get(attempt.id);
      if (why !== 'waits' && now?.may === 'not-leave' && isStillOpen(attempt))
        await withdrawLetterPart(context, partOf(attempt), now, handOverJob);
    } else if (fate === 'returned') {
      await audit(context, 'letter.returned', { kind: 'reminder_draft', id: attempt.draftId }, { why });
      // An ordinary letter is signed for by nobody: it comes back because nobody is there.
      const reason =
        readReturnReason(why) ?? ((await isSignedFor(context, letter.id)) ? 'unknown' : 'wrong-address');
      await noteReturn(context, attempt.id, reason);
      await settleDelivery(context, attempt.id, { isReturn: true });
    } else if (fate === 'followed') await settleDelivery(context, attempt.id);
    await settleRun(context, await runOfDraft(context, attempt.draftId));
  },
});
