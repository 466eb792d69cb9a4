import { Problem } from '../../contract/problem.ts';
import { batchEntry } from '../../core/banking/index.ts';
import type { Reason } from '../../core/banking/matching/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { liftBatchWait } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import { lockBatch, recordPayment, setBatchState, type Share } from '../payments/index.ts';
import { refuseLine } from './book-account.ts';
import { closeLine, lockWaitingLine, type OpenLine } from './post-line.ts';

export type BatchDecision = {
  readonly batchId: string;
  readonly decidedBy: 'auto' | 'person';
  readonly score: number;
  readonly points: number;
  readonly reasons: readonly Reason[];
  /** Open items that it settles; empty when its parts were booked before. */
  readonly shares: readonly Share[];
};

type Booked = { paymentId: string | null; entryId: string | null };

/**
 * The money of a batch has arrived: its open items are paid (512 against 411), or what its parts hold since they were
 * booked (5112, 5113, 5115) goes to the bank.
 */
export const receiveBatch = async (
  context: Context,
  line: OpenLine,
  decision: BatchDecision,
): Promise<void> => {
  const batch = await lockBatch(context, decision.batchId);
  const isDue = batch.state === 'expected' && batch.net_minor === line.amountMinor;
  if (!isDue || batch.currency !== line.currency) throw new Problem('bank.proposal-stale');
  await refuseLine(context, line);
  const booked =
    batch.holding_account === ''
      ? await payItems(context, line, batch, decision.shares)
      : await moveHolding(context, line, batch);
  await setBatchState(context, batch.id, 'received');
  const matchId = newId();
  await context.tx
    .insertInto('match')
    .values({
      org_id: context.org,
      id: matchId,
      line_id: line.id,
      kind: 'batch',
      batch_id: batch.id,
      decided_by: decision.decidedBy,
      score: decision.score,
      points: decision.decidedBy === 'auto' ? decision.points : null,
      reasons: JSON.stringify(decision.reasons),
      payment_id: booked.paymentId,
      entry_id: booked.entryId,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await liftBatchWait(context, batch.id, matchId, line.bookedOn);
  await closeLine(context, line.id);
};

type BatchRow = Awaited<ReturnType<typeof lockBatch>>;

const METHODS: Readonly<Record<string, 'card' | 'cheque' | 'direct_debit' | 'transfer'>> = {
  payout: 'card',
  cheque_deposit: 'cheque',
  direct_debit: 'direct_debit',
};

const payItems = async (
  context: Context,
  line: OpenLine,
  batch: BatchRow,
  shares: readonly Share[],
): Promise<Booked> => {
  if (shares.reduce((sum, share) => sum + share.amountMinor, 0n) !== line.amountMinor)
    throw new Problem('bank.proposal-stale');
  const first = await context.tx
    .selectFrom('open_item')
    .select('party_id')
    .where('org_id', '=', context.org)
    .where('id', '=', shares[0]!.itemId)
    .executeTakeFirstOrThrow();
  const { paymentId } = await recordPayment(context, {
    method: METHODS[batch.kind] ?? 'transfer',
    // Nobody paid it all; the parts are of each debtor.
    partyId: first.party_id,
    receivedOn: line.bookedOn,
    bookedOn: line.bookedOn,
    currency: line.currency,
    amountMinor: line.amountMinor,
    reference: (batch.reference_texts[0] ?? line.text).slice(0, 100),
    note: '',
    ledgerAccount: line.ledgerAccount,
    statementLineId: line.id,
    shares,
  });
  return { paymentId, entryId: null };
};

const moveHolding = async (context: Context, line: OpenLine, batch: BatchRow): Promise<Booked> => {
  await ensureAccounts(context, [
    batch.holding_account,
    ...(batch.fee_account === '' ? [] : [batch.fee_account]),
  ]);
  const { entryId } = await postEntry(
    context,
    batchEntry({
      entryOn: line.bookedOn,
      label: (batch.reference_texts[0] ?? line.text).slice(0, 100),
      piece: (line.text || line.counterpartyName).slice(0, 100),
      bankAccount: line.ledgerAccount,
      holdingAccount: batch.holding_account,
      netMinor: line.amountMinor,
      ...(batch.fee_account !== '' && { fee: { account: batch.fee_account, minor: batch.fee_minor } }),
    }),
    { kind: 'bank_line', id: line.id },
  );
  return { paymentId: null, entryId };
};

/** A person says that the line is this batch, as it was proposed. */
export const confirmBatch = async (context: Context, lineId: string, batchId: string): Promise<void> => {
  const line = await lockWaitingLine(context, lineId);
  const row = await context.tx
    .selectFrom('batch_proposal')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('line_id', '=', lineId)
    .where('batch_id', '=', batchId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('bank.proposal-stale');
  const shares = (row.allocations as { itemId: string; amountMinor: string }[]).map((one) => ({
    itemId: one.itemId,
    amountMinor: BigInt(one.amountMinor),
  }));
  await receiveBatch(context, line, {
    batchId,
    decidedBy: 'person',
    score: row.score,
    points: row.points,
    reasons: row.reasons as Reason[],
    shares,
  });
  await audit(context, 'bank-line.matched', { kind: 'statement_line', id: lineId }, { kind: 'batch' });
};
