import { fromWire, wireCurrency, wireDate } from '../../contract/wire.ts';
import { room, type Context, type Room } from '../../shell/http/context.ts';
import { allocatePayment } from './allocate-payment.ts';
import { attributePayment } from './attribute-payment.ts';
import { paymentsContract } from './contract.ts';
import { readPayment, recentPayments, unattributedPayments } from './read-payments.ts';
import { recordPayment } from './record-payment.ts';
import { releaseAllocation } from './release-allocation.ts';
import type { Shares } from './shares.ts';
import { undoPayment, type PaymentPorts } from './undo-payment.ts';

export {
  cancelBatch,
  expectBatch,
  lockBatch,
  setState as setBatchState,
  type NewBatch,
  type NewBatchPart,
} from './batches/expect-batch.ts';
export { knownBatches } from './batches/known-batches.ts';
export { attributePayment } from './attribute-payment.ts';
export { readPayment, type Payment } from './read-payments.ts';
export { recordExchange } from './record-exchange.ts';
export { recordPayment, type NewPayment, type RecordedPayment } from './record-payment.ts';
export { reversePayment, reversePayments } from './reverse-payment.ts';
export { createPaymentSealer, sealedPayments, sealPayments } from './seal-payments.ts';
export { undoPayment, type PaymentPorts } from './undo-payment.ts';
export { verifyPayments } from './verify-payments.ts';
export type { Share, Shares } from './shares.ts';

const sharesOf = <Word extends string>(
  shares: { itemId: string; amountMinor: string }[] | Word,
): { itemId: string; amountMinor: bigint }[] | Word =>
  typeof shares === 'string'
    ? shares
    : shares.map((share) => ({ itemId: share.itemId, amountMinor: fromWire(share.amountMinor) }));

/** What follows a payment recorded by hand, in the same transaction. Wired in compose. */
export type PaymentRecorded = (context: Context, paymentId: string) => Promise<void>;

export const paymentsRoom = (ports: PaymentPorts & { recorded: readonly PaymentRecorded[] }): Room =>
  room('payments', paymentsContract, {
    record: async (context, input) => {
      const { paymentId } = await recordPayment(context, {
        ...input,
        receivedOn: wireDate(input.receivedOn),
        currency: wireCurrency(input.currency),
        amountMinor: fromWire(input.amountMinor),
        shares: sharesOf(input.shares) satisfies Shares,
      });
      for (const react of ports.recorded) await react(context, paymentId);
      return readPayment(context, paymentId);
    },
    read: (context, input) => readPayment(context, input.id),
    recent: (context, input) => recentPayments(context, input),
    unattributed: (context) => unattributedPayments(context),
    allocate: async (context, input) => {
      await allocatePayment(context, input.id, sharesOf(input.shares));
      return readPayment(context, input.id);
    },
    attribute: async (context, input) => {
      await attributePayment(context, input.id, input.partyId, sharesOf(input.shares));
      return readPayment(context, input.id);
    },
    release: async (context, input) => {
      await releaseAllocation(context, input.id);
      return { done: true };
    },
    reverse: async (context, input) => {
      await undoPayment(context, input, ports);
      return readPayment(context, input.id);
    },
  });
