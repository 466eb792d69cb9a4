import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import { shareDifference } from '../../core/openitems/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { writeOff } from '../openitems/index.ts';
import { recordExchange, recordPayment, type NewPayment, type Share } from '../payments/index.ts';
import type { Decision, OpenLine } from './post-line.ts';

type Settlement = { paymentId: string; writeOffIds: string[] };
type Difference = { kind: 'rounding' | 'discount' | 'fee'; parts: Share[] };

/**
 * The payment of a line, and what it lacks (a discount, a fee, cents) written off on the items that are settled all the
 * same; cents too many, on what they would leave on account.
 */
export const settleLine = async (
  context: Context,
  line: OpenLine,
  decision: Decision,
  shares: readonly Share[],
): Promise<Settlement> => {
  const payment: Omit<NewPayment, 'shares'> = {
    method: 'transfer',
    partyId: decision.partyId,
    candidatePartyId: decision.candidatePartyId ?? null,
    receivedOn: line.bookedOn,
    bookedOn: line.bookedOn,
    currency: line.currency,
    amountMinor: line.amountMinor,
    reference: (line.text || line.counterpartyName).slice(0, 100),
    note: '',
    ledgerAccount: line.ledgerAccount,
    statementLineId: line.id,
  };
  if (decision.residualKind === 'exchange') {
    const { paymentId } = await recordExchange(context, { ...payment, shares });
    return { paymentId, writeOffIds: [] };
  }
  const lacking = shares.reduce((sum, share) => sum + share.amountMinor, 0n) - line.amountMinor;
  const difference = lacking > 0n ? differenceOf(decision, lacking, shares) : null;
  const paid = difference === null ? shares : less(shares, difference.parts);
  const { paymentId } = await recordPayment(context, {
    ...payment,
    shares: paid.length === 0 ? 'none' : paid,
  });
  const writeOffIds: string[] = [];
  const close = async (kind: Difference['kind'], { itemId, amountMinor }: Share): Promise<void> => {
    const given = { itemId, kind, amountMinor, reason: '', on: line.bookedOn };
    writeOffIds.push((await writeOff(context, given)).writeOffId);
  };
  for (const part of difference?.parts ?? []) await close(difference!.kind, part);
  if (lacking < 0n && decision.residualKind === 'rounding') {
    await close('rounding', { itemId: await creditOf(context, paymentId), amountMinor: lacking });
  }
  return { paymentId, writeOffIds };
};

const differenceOf = (decision: Decision, lacking: bigint, shares: readonly Share[]): Difference => {
  const { residualKind: kind } = decision;
  if (kind !== 'rounding' && kind !== 'discount' && kind !== 'fee') {
    throw new Problem('record.refused', {}, [error('payments.shares-above-amount', { path: 'shares' })]);
  }
  return { kind, parts: shareDifference(kind, lacking, shares) };
};

const less = (shares: readonly Share[], parts: readonly Share[]): Share[] => {
  const off = new Map(parts.map((part) => [part.itemId, part.amountMinor]));
  return shares
    .map(({ itemId, amountMinor }) => ({ itemId, amountMinor: amountMinor - (off.get(itemId) ?? 0n) }))
    .filter((share) => share.amountMinor > 0n);
};

/** What a payment leaves on account of its payer. */
const creditOf = async (context: Context, paymentId: string): Promise<string> => {
  const row = await context.tx
    .selectFrom('open_item')
    .select('id')
    .where('org_id', '=', context.org)
    .where('payment_id', '=', paymentId)
    .where('settled_on', 'is', null)
    .executeTakeFirstOrThrow();
  return row.id;
};
