import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { writesMail, type Channel } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Job } from '../../shell/jobs/define-job.ts';
import { audit } from '../organization/index.ts';
import { readPostalAccount } from '../post/index.ts';
import { completeSteps, setAttempt } from './attempts.ts';
import { announcePrinted } from './charges.ts';
import type { dunningContract } from './contract.ts';
import { setDraftState } from './draft-state.ts';
import {
  isLetterDue,
  letterFates,
  takeDueLetters,
  type LetterFate,
  type LetterGoneCode,
} from './letter-part.ts';
import { settleRun } from './settle-run.ts';

type Contract = typeof dunningContract;
type Listed = OutputOf<Contract['letters']>;
type Letters = Listed['letters'];

type Row = {
  id: string;
  draft_id: string;
  party_id: string;
  code: string;
  name: string;
  step_code: string;
  total_minor: bigint;
  currency: string;
  letter_address: string[];
  letter_sha256: string;
  letter_handed_on: PlainDate | null;
  postal_id: string | null;
  postal_state: string | null;
  postal_version: number;
  is_registered: boolean;
  price_minor: bigint | null;
  tracking_number: string | null;
  status_text: string;
  postal_response: string;
  proof_sha256: string | null;
  receipt_sha256: string | null;
  channel: string;
  state: string;
  send_on: PlainDate;
  is_due: boolean;
  letter_withdrawn_on: PlainDate | null;
  letter_withdrawn_codes: LetterGoneCode[];
};

const letterRows = async (context: Context, runId: string): Promise<Row[]> =>
  (
    await sql<Row>`
      select a.id, a.draft_id, a.party_id, c.code, p.name, a.step_code, a.total_minor, a.currency, a.letter_address,
        a.letter_sha256, a.letter_handed_on, l.id as postal_id, l.state as postal_state, l.version as postal_version,
        l.is_registered, l.price_minor, l.tracking_number, l.status_text, l.last_response as postal_response, l.proof_sha256,
        l.receipt_sha256, a.channel, a.state, d.send_on, ${isLetterDue(context.today)} as is_due, a.letter_withdrawn_on,
        a.letter_withdrawn_codes
      from reminder_attempt a
      join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
      join customer c on c.org_id = a.org_id and c.party_id = a.party_id
      join party p on p.org_id = a.org_id and p.id = a.party_id
      left join postal_letter l on l.org_id = a.org_id and l.id = a.postal_id
      where a.org_id = ${context.org} and d.run_id = ${runId} and a.letter_sha256 is not null
        and a.state in ('reserved', 'handed', 'accepted', 'ambiguous')
      order by a.letter_handed_on nulls first, a.id`.execute(context.tx)
  ).rows;

export const listLetters = async (context: Context, runId: string): Promise<Listed> => {
  const rows = await letterRows(context, runId);
  const fates = await letterFates(
    context,
    rows.filter((row) => row.is_due),
  );
  return {
    letters: rows.map((row) => ({
      draftId: row.draft_id,
      partyId: row.party_id,
      customerName: row.name,
      stepCode: row.step_code,
      totalMinor: row.total_minor.toString(),
      currency: row.currency,
      address: row.letter_address,
      sha256: row.letter_sha256,
      handedOverOn: row.letter_handed_on,
      waits: waitsFor(context, row, fates.get(row.id)),
      gone: goneOf(row, fates.get(row.id)),
      posting: postingOf(row),
    })),
    provider: await providerOf(context),
  };
};

const waitsFor = (context: Context, row: Row, fate: LetterFate | undefined): Letters[number]['waits'] => {
  if (fate?.may === 'wait') return { for: 'reply', on: null };
  if (row.is_due || row.letter_handed_on !== null || row.letter_withdrawn_on !== null) return null;
  if (writesMail(row.channel as Channel) && row.state !== 'accepted') return { for: 'mail', on: row.send_on };
  return row.send_on > context.today ? { for: 'day', on: row.send_on } : null;
};

const goneOf = (row: Row, fate: LetterFate | undefined): Letters[number]['gone'] =>
  row.letter_withdrawn_on !== null
    ? { codes: row.letter_withdrawn_codes, on: row.letter_withdrawn_on }
    : fate?.may === 'not-leave'
      ? { codes: fate.codes, on: null }
      : null;

const providerOf = async (context: Context): Promise<Listed['provider']> => {
  const account = await readPostalAccount(context);
  return account === null ? null : { isTest: account.isTest, problem: account.problem };
};

const postingOf = (row: Row): Letters[number]['posting'] =>
  row.postal_id === null || row.postal_state === null
    ? null
    : {
        id: row.postal_id,
        version: row.postal_version,
        state: row.postal_state as NonNullable<Letters[number]['posting']>['state'],
        isRegistered: row.is_registered,
        priceMinor: row.price_minor === null ? null : row.price_minor.toString(),
        trackingNumber: row.tracking_number,
        text: row.status_text === '' ? row.postal_response : row.status_text,
        proofSha256: row.proof_sha256,
        receiptSha256: row.receipt_sha256,
      };

/** Takes back the letters of a run that are no longer right, and names them: asked before they are printed. */
export const checkLetters = async (
  context: Context,
  handOverJob: Job,
  runId: string,
): Promise<OutputOf<Contract['checkLetters']>> => {
  const { letters, withdrawn } = await takeDueLetters(context, sql`d.run_id = ${runId}`, handOverJob);
  return { ready: letters.length, withdrawn };
};

/** Given to the post: for a letter alone this is the sending, its step is done. What changed meanwhile is withdrawn. */
export const handOverLetters = async (
  context: Context,
  handOverJob: Job,
  draftIds: readonly string[],
): Promise<OutputOf<Contract['handOverLetters']>> => {
  const { letters, withdrawn } = await takeDueLetters(
    context,
    sql`a.draft_id = any(${draftIds}::uuid[])`,
    handOverJob,
  );
  for (const letter of letters) await letterLeft(context, letter);
  for (const runId of new Set(letters.map((letter) => letter.run_id))) await settleRun(context, runId);
  return { handedOver: letters.length, withdrawn };
};

/** A letter was given to the post, by us or by the provider. */
export const letterLeft = async (
  context: Context,
  { id, draft_id: draftId, channel }: { id: string; draft_id: string; channel: string },
): Promise<void> => {
  if (!writesMail(channel as Channel)) {
    await setAttempt(context, id, { state: 'accepted', letter_handed_on: context.today });
    await completeSteps(context, id, 'sent');
    await announcePrinted(context, id);
    await setDraftState(context, draftId, 'sent');
  } else await setAttempt(context, id, { letter_handed_on: context.today });
  await audit(context, 'letter.handed-over', { kind: 'reminder_draft', id: draftId });
};
