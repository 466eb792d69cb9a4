import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import {
  goesRegistered,
  proofOf,
  stepOf,
  writesMail,
  type Channel,
  type LetterOutcome,
  type StepKind,
} from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { readPostalAccount } from '../post/index.ts';
import type { AttemptState } from './attempts.ts';
import type { dunningContract } from './contract.ts';
import { isLetterDue, letterFates, type LetterFate, type LetterGoneCode } from './letter-part.ts';
import { isToRedraw } from './redraw-letters.ts';
import { readPolicies, type Policies } from './store/policies.ts';

type Listed = OutputOf<(typeof dunningContract)['letters']>;
type Letter = Listed['letters'][number];

type LetterRow = {
  id: string;
  draft_id: string;
  run_id: string;
  party_id: string;
  state: AttemptState;
  kind: StepKind;
  channel: Channel;
  policy_id: string;
  policy_version: number;
  code: string;
  name: string;
  step_code: string;
  total_minor: bigint;
  currency: string;
  letter_address: string[];
  letter_sha256: string;
  letter_handed_on: PlainDate | null;
  send_on: PlainDate;
  is_due: boolean;
  letter_withdrawn_on: PlainDate | null;
  letter_withdrawn_codes: LetterGoneCode[];
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
  delivery_version: number | null;
  own_tracking: string | null;
  own_deposit: string | null;
  own_receipt: string | null;
  outcome: LetterOutcome | null;
  outcome_on: PlainDate | null;
};

const rowsWhere = async (context: Context, which: RawBuilder<unknown>): Promise<LetterRow[]> =>
  (
    await sql<LetterRow>`
      select a.id, a.draft_id, d.run_id, a.party_id, a.state, d.kind, a.channel, d.policy_id, d.policy_version, c.code, p.name,
        a.step_code, a.total_minor, a.currency, a.letter_address, a.letter_sha256, a.letter_handed_on, d.send_on,
        ${isLetterDue(context.today)} as is_due, a.letter_withdrawn_on, a.letter_withdrawn_codes, l.id as postal_id,
        l.state as postal_state, l.version as postal_version, l.is_registered, l.price_minor, l.tracking_number,
        l.status_text, l.last_response as postal_response, l.proof_sha256, l.receipt_sha256,
        v.version as delivery_version, v.tracking_number as own_tracking, v.deposit_sha256 as own_deposit,
        v.receipt_sha256 as own_receipt, v.outcome, v.outcome_on
      from reminder_attempt a
      join reminder_draft d on d.org_id = a.org_id and d.id = a.draft_id
      join customer c on c.org_id = a.org_id and c.party_id = a.party_id
      join party p on p.org_id = a.org_id and p.id = a.party_id
      left join postal_letter l on l.org_id = a.org_id and l.id = a.postal_id
      left join letter_delivery v on v.org_id = a.org_id and v.attempt_id = a.id
      where a.org_id = ${context.org} and ${which} and a.letter_sha256 is not null
        and (a.state in ('reserved', 'handed', 'accepted', 'ambiguous')
          or (a.state = 'bounced' and v.outcome = 'wrong-address'))
      order by a.letter_handed_on nulls first, a.id`.execute(context.tx)
  ).rows;

export const listLetters = async (context: Context, runId: string): Promise<Listed> => {
  const letters = await toLetters(context, await rowsWhere(context, sql`d.run_id = ${runId}`));
  const drawing = await countDrawn(context, sql`d.run_id = ${runId}`);
  return { asOf: context.today, letters, drawing, provider: await providerOf(context) };
};

/**
 * Whatever run they belong to: what nobody has posted yet, although its mail has left or it goes alone, and what the post still
 * owes us a word about.
 */
export const listOpenLetters = async (
  context: Context,
): Promise<OutputOf<(typeof dunningContract)['openLetters']>> => {
  const open = sql`case when a.letter_handed_on is not null then a.state = 'handed' or v.outcome = 'unknown'
    else a.letter_withdrawn_on is null
      and (a.state in ('handed', 'accepted') or (a.state = 'reserved' and a.channel in ('letter', 'registered'))) end`;
  const letters = await toLetters(context, await rowsWhere(context, open));
  return { asOf: context.today, letters, drawing: await countDrawn(context, sql`true`) };
};

/** Letters that are being drawn this moment, or drawn anew. */
const countDrawn = async (context: Context, which: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from reminder_draft d
    where d.org_id = ${context.org} and ${which} and d.state in ('approved', 'sent')
      and d.channel in ('letter', 'registered', 'email+letter', 'email+registered')
      and (d.state = 'approved' or exists (select 1 from reminder_attempt a
        where a.org_id = d.org_id and a.draft_id = d.id and ${isToRedraw}))`.execute(context.tx);
  return rows[0]?.count ?? 0;
};

const toLetters = async (context: Context, rows: readonly LetterRow[]): Promise<Letter[]> => {
  const policies = await readPolicies(context);
  const due = rows.filter((row) => row.is_due);
  const fates = await letterFates(context, due);
  return rows.map((row) => ({
    draftId: row.draft_id,
    runId: row.run_id,
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
    isRegistered: goesRegistered(row),
    awaits: awaitedBy(row, policies),
    delivery: {
      version: row.delivery_version ?? 0,
      trackingNumber: row.own_tracking,
      depositSha256: row.own_deposit,
      receiptSha256: row.own_receipt,
      outcome: row.outcome,
      outcomeOn: row.outcome_on,
    },
    posting: postingOf(row),
  }));
};

const waitsFor = (context: Context, row: LetterRow, fate: LetterFate | undefined): Letter['waits'] => {
  if (fate?.may === 'wait') return { for: fate.for, on: null };
  if (row.is_due || row.letter_handed_on !== null || row.letter_withdrawn_on !== null) return null;
  const isMailOut = row.state === 'accepted' || row.state === 'handed';
  if (writesMail(row.channel) && !isMailOut) return { for: 'mail', on: row.send_on };
  return row.send_on > context.today ? { for: 'day', on: row.send_on } : null;
};

const goneOf = (row: LetterRow, fate: LetterFate | undefined): Letter['gone'] =>
  row.letter_withdrawn_on !== null
    ? { codes: row.letter_withdrawn_codes, on: row.letter_withdrawn_on }
    : fate?.may === 'not-leave'
      ? { codes: fate.codes, on: null }
      : null;

/** Under way although it has left: its policy wants to see that it came. */
const awaitedBy = (row: LetterRow, policies: Policies): Letter['awaits'] => {
  if (row.state !== 'handed' || row.letter_handed_on === null) return null;
  const { policy } = policies.version(row.policy_id, row.policy_version);
  const asked = proofOf(stepOf(policy, row.step_code));
  return asked === 'none' ? null : asked;
};

const providerOf = async (context: Context): Promise<Listed['provider']> => {
  const account = await readPostalAccount(context);
  return account === null ? null : { isTest: account.isTest, problem: account.problem };
};

const postingOf = (row: LetterRow): Letter['posting'] =>
  row.postal_id === null || row.postal_state === null
    ? null
    : {
        id: row.postal_id,
        version: row.postal_version,
        state: row.postal_state as NonNullable<Letter['posting']>['state'],
        isRegistered: row.is_registered,
        priceMinor: row.price_minor === null ? null : row.price_minor.toString(),
        trackingNumber: row.tracking_number,
        text: row.status_text === '' ? row.postal_response : row.status_text,
        proofSha256: row.proof_sha256,
        receiptSha256: row.receipt_sha256,
      };
