import type { Context } from '../../shell/http/context.ts';
import { reversePayment } from './reverse-payment.ts';

export type PaymentPorts = {
  /** What a bank line decided is undone whole: its payment, what was written off with it, what it taught. */
  readonly undoLine: (context: Context, lineId: string, reason: string) => Promise<void>;
};

/**
 * A payment of a bank line is undone by the bank room: a discount taken with it would stand alone otherwise. The line that
 * only proves a payment is open again first.
 */
export const undoPayment = async (
  context: Context,
  { id, reason }: { id: string; reason: string },
  { undoLine }: PaymentPorts,
): Promise<void> => {
  const payment = await context.tx
    .selectFrom('payment')
    .select('statement_line_id')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('reversal_entry_id', 'is', null)
    .executeTakeFirst();
  const lineId = payment?.statement_line_id ?? null;
  if (lineId !== null) {
    await undoLine(context, lineId, reason);
    return;
  }
  const proof = await context.tx
    .selectFrom('match')
    .select('line_id')
    .where('org_id', '=', context.org)
    .where('payment_id', '=', id)
    .where('kind', '=', 'recorded')
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if (proof !== undefined) await undoLine(context, proof.line_id, reason);
  await reversePayment(context, id, reason);
};
