import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { ClaimLine } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lockItems } from '../openitems/index.ts';
import { claimLinesOf, readItemCharges, type KeptClaim } from './item-charges.ts';
import { setClaim, wireSlices } from './store/claims.ts';
import { planClaims, writeClaims } from './write-claims.ts';

/** What a message dated that day may claim on top of its invoices. */
export const claimLinesFor = async (
  context: Context,
  itemIds: readonly string[],
  asOf: PlainDate,
): Promise<ClaimLine[]> => claimLinesOf(await readItemCharges(context, { itemIds }, asOf));

/** As it crosses into JSON, to be kept with the message. */
export const wireClaimLines = (lines: readonly ClaimLine[]) =>
  lines.map((line) => ({
    ...line,
    settledMinor: line.settledMinor.toString(),
    interestMinor: line.interestMinor.toString(),
    indemnityMinor: line.indemnityMinor.toString(),
    slices: wireSlices(line.slices),
  }));
export type WireClaimLine = ReturnType<typeof wireClaimLines>[number];

export const fromWireClaimLines = (lines: readonly WireClaimLine[]): ClaimLine[] =>
  lines.map((line) => ({
    ...line,
    currency: line.currency as Currency,
    settledMinor: BigInt(line.settledMinor),
    interestMinor: BigInt(line.interestMinor),
    indemnityMinor: BigInt(line.indemnityMinor),
    slices: line.slices.map((slice) => ({
      ...slice,
      baseMinor: BigInt(slice.baseMinor),
      interestMinor: BigInt(slice.interestMinor),
    })),
  }));

/** The message was accepted: what it printed is announced, each day of interest once. */
export const announceClaims = async (
  context: Context,
  /** Null: told otherwise than by a reminder. */
  attemptId: string | null,
  printed: readonly ClaimLine[],
): Promise<void> => {
  if (printed.length === 0) return;
  const itemIds = printed.map((line) => line.itemId);
  await lockItems(context, itemIds);
  const known = await liveClaims(context, itemIds);
  for (const line of printed) {
    const claims = known.get(line.itemId) ?? [];
    const settled = (kind: 'indemnity' | 'interest'): bigint =>
      claims
        .filter((claim) => claim.kind === kind && claim.state !== 'announced')
        .reduce((sum, claim) => sum + claim.amountMinor, 0n);
    // In all, as it was printed: what was booked or given up since is taken off it, and asked for no second time.
    const due = {
      itemId: line.itemId,
      currency: line.currency,
      indemnityMinor: line.indemnityMinor === 0n ? settled('indemnity') : line.indemnityMinor,
      interestMinor: line.interestMinor === 0n ? settled('interest') : line.settledMinor + line.interestMinor,
      slices: line.slices,
    };
    await writeClaims(context, planClaims(due, claims), 'announced', attemptId === null ? {} : { attemptId });
  }
};

/** The message came back from everybody: what only it announced was told to nobody. */
export const cancelAnnounced = async (context: Context, attemptId: string): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    select c.id from late_claim c
    where c.org_id = ${context.org} and c.state = 'announced'
      and exists (select 1 from late_claim_event e where e.org_id = c.org_id and e.claim_id = c.id
        and e.state = 'announced' and e.attempt_id = ${attemptId})
      and not exists (select 1 from late_claim_event e where e.org_id = c.org_id and e.claim_id = c.id
        and e.state = 'announced' and e.attempt_id is distinct from ${attemptId})
    order by c.id`.execute(context.tx);
  for (const { id } of rows) await setClaim(context, id, 'cancelled', null, { attemptId, reason: 'bounced' });
};

const liveClaims = async (
  context: Context,
  itemIds: readonly string[],
): Promise<Map<string, KeptClaim[]>> => {
  const items = await readItemCharges(context, { itemIds }, context.today);
  return new Map(items.map((item) => [item.itemId, [...item.claims]]));
};
