import type { InputOf } from '../../contract/endpoint.ts';
import { fromWire, wireCurrency, wireDate } from '../../contract/wire.ts';
import { collectionAccount } from '../../core/payments/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { readPayment, recordPayment, type Shares } from '../payments/index.ts';
import { readAccounts } from './accounts.ts';
import type { instrumentsContract } from './contract.ts';
import { refuse } from './facts.ts';

/** A cheque received pays at once (5112 against 411); as paper it waits to be remitted. */
export const receiveCheque = async (
  context: Context,
  input: InputOf<(typeof instrumentsContract)['receiveCheque']>,
): Promise<string> => {
  if (input.issuedOn > input.receivedOn) throw refuse('instruments.issued-later', {}, 'issuedOn');
  const accounts = await readAccounts(context);
  const shares: Shares =
    typeof input.shares === 'string'
      ? input.shares
      : input.shares.map((share) => ({ itemId: share.itemId, amountMinor: fromWire(share.amountMinor) }));
  const { paymentId } = await recordPayment(context, {
    method: 'cheque',
    partyId: input.partyId,
    receivedOn: wireDate(input.receivedOn),
    currency: wireCurrency(input.currency),
    amountMinor: fromWire(input.amountMinor),
    reference: input.number,
    note: input.note,
    ledgerAccount: accounts.cheques,
    shares,
  });
  return followCheque(context, paymentId, { ...input, account: accounts.cheques });
};

type Paper = {
  readonly number: string;
  readonly bank: string;
  readonly drawer: string;
  readonly issuedOn: string;
  readonly account: string;
};

/**
 * The paper of a payment by cheque. A payment recorded without it (another program, the API) is followed as well, under its
 * reference: what stands on 5112 is always in somebody's drawer. Money of nobody known has no cheque to remit here.
 */
export const followCheque = async (context: Context, paymentId: string, paper?: Paper): Promise<string> => {
  const payment = await readPayment(context, paymentId);
  const id = newId();
  await context.tx
    .insertInto('instrument')
    .values({
      org_id: context.org,
      id,
      kind: 'cheque',
      party_id: payment.partyId!,
      drawer: paper?.drawer ?? '',
      number: paper?.number ?? (payment.reference.slice(0, 60) || '—'),
      bank: paper?.bank ?? '',
      currency: payment.currency,
      amount_minor: fromWire(payment.amountMinor),
      issued_on: paper?.issuedOn ?? payment.receivedOn,
      received_on: payment.receivedOn,
      payment_id: paymentId,
      account: paper?.account ?? collectionAccount('cheque'),
      recorded_by: context.actor.name,
    })
    .execute();
  return id;
};

/** Wired in compose: a payment just recorded by hand. */
export const followRecorded = async (context: Context, paymentId: string): Promise<void> => {
  const { method, partyId } = await readPayment(context, paymentId);
  if (method === 'cheque' && partyId !== null) await followCheque(context, paymentId);
};
