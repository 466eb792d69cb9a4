import { Problem } from '../../contract/problem.ts';
import { batchEntry } from '../../core/banking/index.ts';
import type { Reason } from '../../core/banking/matching/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { ensureAccounts, postEntry } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import { refuseLine } from './book-account.ts';
import { recordedOf, type RecordedCandidate } from './find-recorded.ts';
import { learnIban, learnName } from './learn.ts';
import { closeLine, lockWaitingLine, type OpenLine } from './post-line.ts';

/**
 * The line is the money of a payment recorded before: they are tied, and nothing is booked. Only what waited on an account
 * of cards goes from there to the bank.
 */
export const provePayment = async (
  context: Context,
  line: OpenLine,
  paymentId: string,
  decidedBy: 'auto' | 'person',
): Promise<void> => {
  await lockPayment(context, paymentId);
  const recorded = (await recordedOf(context, [line.id])).get(line.id)?.found;
  const chosen = recorded?.find((one) => one.payment.paymentId === paymentId);
  if (chosen === undefined) throw new Problem('bank.proposal-stale');
  const { payment, score, reasons } = chosen;
  const entryId = payment.isAtBank ? null : await moveToBank(context, line, payment);
  const learned =
    decidedBy === 'person'
      ? await learnPayer(context, line, payment)
      : { learned_party_id: null, learned_iban: '' };
  await context.tx
    .insertInto('match')
    .values({
      org_id: context.org,
      id: newId(),
      line_id: line.id,
      kind: 'recorded',
      decided_by: decidedBy,
      score,
      reasons: JSON.stringify(reasons satisfies readonly Reason[]),
      payment_id: paymentId,
      entry_id: entryId,
      ...learned,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await closeLine(context, line.id);
};

/** After the line, as everywhere: two people never prove one payment by two lines, nor one that is being undone. */
const lockPayment = async (context: Context, paymentId: string): Promise<void> => {
  await context.tx
    .selectFrom('payment')
    .select('id')
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .forUpdate()
    .execute();
};

const moveToBank = async (context: Context, line: OpenLine, payment: RecordedCandidate): Promise<string> => {
  await refuseLine(context, line);
  await ensureAccounts(context, [payment.account]);
  const { entryId } = await postEntry(
    context,
    batchEntry({
      entryOn: line.bookedOn,
      label: (payment.reference || line.text || line.counterpartyName).slice(0, 100),
      piece: (line.text || line.counterpartyName).slice(0, 100),
      bankAccount: line.ledgerAccount,
      holdingAccount: payment.account,
      netMinor: line.amountMinor,
    }),
    { kind: 'bank_line', id: line.id },
  );
  return entryId;
};

/** Who pays under this IBAN and name, when the payment is of one customer. */
const learnPayer = async (
  context: Context,
  line: OpenLine,
  { partyIds }: RecordedCandidate,
): Promise<{ learned_party_id: string | null; learned_iban: string }> => {
  const [partyId, another] = partyIds;
  if (partyId === undefined || another !== undefined) return { learned_party_id: null, learned_iban: '' };
  const iban = await learnIban(context, partyId, line.counterpartyIban);
  await learnName(context, partyId, line);
  return { learned_party_id: iban === '' ? null : partyId, learned_iban: iban };
};

/** A person says that the line is this payment, as it was offered. */
export const confirmRecorded = async (context: Context, lineId: string, paymentId: string): Promise<void> => {
  await provePayment(context, await lockWaitingLine(context, lineId), paymentId, 'person');
  await audit(context, 'bank-line.matched', { kind: 'statement_line', id: lineId }, { kind: 'recorded' });
};
