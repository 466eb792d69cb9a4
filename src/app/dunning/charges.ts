import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { chargeRuleOf, type DunningDraft, type PolicyVersion } from '../../core/dunning/index.ts';
import { compareClaims, type ClaimLine } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { bookAnnounced } from './posting.ts';
import { announceClaims, claimLinesFor, fromWireClaimLines, type WireClaimLine } from '../charges/index.ts';

/** Late charges that the message of a draft claims, to the day it is dated; null where its step says nothing of them. */
export const draftClaim = async (
  context: Context,
  draft: DunningDraft,
  policy: PolicyVersion,
): Promise<ClaimLine[] | null> => {
  const step = policy.steps.find((one) => one.code === draft.stepCode);
  if (step === undefined || draft.kind === 'call' || chargeRuleOf(step) !== 'announce') return null;
  return claimLinesFor(
    context,
    draft.items.map((item) => item.itemId),
    draft.sendOn,
  );
};

export const readClaim = async (context: Context, attemptId: string): Promise<ClaimLine[]> => {
  const { claim } = await context.tx
    .selectFrom('reminder_attempt')
    .select('claim')
    .where('org_id', '=', context.org)
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow();
  return fromWireClaimLines(claim as unknown as WireClaimLine[]);
};

/** What the last message of a draft printed; null before there is one, or where it printed none. */
export const printedClaim = async (context: Context, draftId: string): Promise<ClaimLine[] | null> => {
  const { rows } = await sql<{ claim: WireClaimLine[] }>`
    select claim from reminder_attempt where org_id = ${context.org} and draft_id = ${draftId}
    order by id desc limit 1`.execute(context.tx);
  const claim = fromWireClaimLines(rows[0]?.claim ?? []);
  return claim.length === 0 ? null : claim;
};

/** A message holds what it printed against what may be claimed now: less leaves smaller, more goes back to a person. */
export const claimOutcome = async (
  context: Context,
  attemptId: string,
  datedOn: PlainDate,
): Promise<true | 'shrunk' | 'changed'> => {
  const printed = await readClaim(context, attemptId);
  if (printed.length === 0) return true;
  const now = await claimLinesFor(
    context,
    printed.map((line) => line.itemId),
    datedOn,
  );
  const outcome = compareClaims(printed, now);
  return outcome === 'same' ? true : outcome === 'less' ? 'shrunk' : 'changed';
};

/** The message was accepted, or given to the post: what it printed is announced, and booked where its run says so. */
export const announcePrinted = async (context: Context, attemptId: string): Promise<void> => {
  const claim = await readClaim(context, attemptId);
  await announceClaims(context, attemptId, claim);
  await bookAnnounced(context, attemptId, claim);
};
