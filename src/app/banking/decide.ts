import { Problem } from '../../contract/problem.ts';
import type { Reason, ResidualKind } from '../../core/banking/matching/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { Share } from '../payments/index.ts';
import { judge } from './judge.ts';
import { dropProposals, lockWaitingLine, postLine, type OpenLine } from './post-line.ts';

const lockMoneyIn = async (context: Context, lineId: string): Promise<OpenLine> => {
  const line = await lockWaitingLine(context, lineId);
  if (line.amountMinor < 0n) {
    throw new Problem('record.refused', {}, [{ code: 'bank.match.money-out', severity: 'error' }]);
  }
  return line;
};

const told = (context: Context, lineId: string, kind: string): Promise<void> =>
  audit(context, 'bank-line.matched', { kind: 'statement_line', id: lineId }, { kind });

/** Takes one of the explanations offered, as long as it still holds. `seen`: the items it was of when a person saw it. */
export const confirmProposal = async (
  context: Context,
  lineId: string,
  rank: number,
  seen?: readonly string[],
): Promise<void> => {
  const line = await lockMoneyIn(context, lineId);
  const row = await context.tx
    .selectFrom('match_proposal')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('line_id', '=', lineId)
    .where('rank', '=', rank)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('bank.proposal-stale');
  const shares = (row.allocations as { itemId: string; amountMinor: string }[]).map((one) => ({
    itemId: one.itemId,
    amountMinor: BigInt(one.amountMinor),
  }));
  const isAnother =
    seen !== undefined &&
    shares
      .map((one) => one.itemId)
      .toSorted()
      .join() !== seen.toSorted().join();
  if (isAnother) throw new Problem('bank.proposal-stale');
  await refuseStale(context, shares);
  await postLine(context, line, {
    kind: 'items',
    decidedBy: 'person',
    score: row.score,
    reasons: row.reasons as Reason[],
    shares,
    residualKind: row.residual_kind as ResidualKind,
    partyId: row.party_id,
    teaches: true,
  });
  await told(context, lineId, 'items');
};

const refuseStale = async (context: Context, shares: readonly Share[]): Promise<void> => {
  const rows = await context.tx
    .selectFrom('open_item')
    .select(['id', 'open_minor'])
    .where('org_id', '=', context.org)
    .where(
      'id',
      'in',
      shares.map((share) => share.itemId),
    )
    .execute();
  const open = new Map(rows.map((row) => [row.id, row.open_minor]));
  const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
  const holds = shares.every((share) => size(share.amountMinor) <= size(open.get(share.itemId) ?? 0n));
  if (!holds) throw new Problem('bank.proposal-stale');
};

/** What a person may say that a missing amount is, or cents too many; else the rest stays due, or on account. */
export type SaidDifference = 'rounding' | 'discount' | 'fee';

/**
 * Chosen items with their amounts; what is left stays on account of the payer. With a difference they are settled for
 * these amounts although the money is less.
 */
export const confirmItems = async (
  context: Context,
  lineId: string,
  shares: readonly Share[],
  payerId: string | null,
  difference: SaidDifference | null = null,
): Promise<void> => {
  // What is not asked for any more is written off, whatever room it is said in.
  if (difference !== null && !context.permissions.has('payments.write-off'))
    throw new Problem('access.forbidden', { permission: 'payments.write-off' });
  const line = await lockMoneyIn(context, lineId);
  // Nothing was chosen: what has no invoice is recorded on account.
  if (shares.length === 0) throw new Problem('record.not-found');
  const parties = await context.tx
    .selectFrom('open_item')
    .select('party_id')
    .distinct()
    .where('org_id', '=', context.org)
    .where(
      'id',
      'in',
      shares.map((share) => share.itemId),
    )
    .execute();
  if (parties.length === 0) throw new Problem('record.not-found');
  const oneParty = parties.length === 1 ? parties[0]!.party_id : null;
  const shared = shares.reduce((sum, share) => sum + share.amountMinor, 0n);
  if (payerId === null && oneParty === null && shared < line.amountMinor) {
    throw new Problem('record.refused', {}, [
      { code: 'bank.match.rest-without-payer', severity: 'error', path: 'partyId' },
    ]);
  }
  await postLine(context, line, {
    kind: 'items',
    decidedBy: 'person',
    score: null,
    reasons: [],
    shares,
    residualKind: difference ?? 'none',
    // Somebody who pays for several customers teaches nothing about any of them.
    partyId: payerId ?? oneParty ?? parties[0]!.party_id,
    teaches: payerId !== null || oneParty !== null,
  });
  await told(context, lineId, 'items');
};

export const recordOnAccount = async (context: Context, lineId: string, partyId: string): Promise<void> => {
  const line = await lockMoneyIn(context, lineId);
  await postLine(context, line, {
    kind: 'on_account',
    decidedBy: 'person',
    score: null,
    reasons: [],
    shares: [],
    partyId,
    teaches: true,
  });
  await told(context, lineId, 'on_account');
};

/** Booked, so that 512 follows the bank, but nobody's yet: 471. Reminders read the candidate. */
export const putInSuspense = async (
  context: Context,
  lineId: string,
  candidatePartyId: string | null,
): Promise<void> => {
  const line = await lockMoneyIn(context, lineId);
  await postLine(context, line, {
    kind: 'suspense',
    decidedBy: 'person',
    score: null,
    reasons: [],
    shares: [],
    partyId: null,
    candidatePartyId,
  });
  await told(context, lineId, 'suspense');
};

/** Not ours to book here: fees, loans, a payment already recorded by hand. */
export const ignoreLine = async (context: Context, lineId: string, reason: string): Promise<void> => {
  await lockWaitingLine(context, lineId);
  await judge(context, lineId, []);
  await dropProposals(context, lineId);
  await context.tx
    .updateTable('statement_line')
    .set({ state: 'ignored', ignored_reason: reason, ignored_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('id', '=', lineId)
    .execute();
  await audit(context, 'bank-line.ignored', { kind: 'statement_line', id: lineId }, { reason });
};
