import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { expectReceipt } from '../openitems/index.ts';
import { cancelBatch, expectBatch } from '../payments/index.ts';
import { heldItems } from './bill-items.ts';
import { remittanceName } from './facts.ts';
import { instrumentsOf, readRemittance } from './remittances.ts';

/**
 * Tells the comparison of bank lines what one line will credit: the instruments that are still in the remittance. Said again
 * when one came back before the credit. What a discount brings is known with its line only.
 */
export const expectRemittance = async (context: Context, id: string): Promise<void> => {
  const remittance = await readRemittance(context, id);
  if (remittance.kind === 'discount') return;
  if (remittance.batch_id !== null) await forgetBatch(context, id, remittance.batch_id);
  const inside = (await instrumentsOf(context, id)).filter((one) => one.state === 'remitted');
  if (inside.length === 0) return;
  const isCheques = remittance.kind === 'cheques';
  const last = inside
    .map((one) => one.maturity_on ?? remittance.remitted_on)
    .toSorted()
    .at(-1)!;
  const batchId = await expectBatch(context, {
    kind: isCheques ? 'cheque_deposit' : 'bill_remittance',
    references: [remittanceName(remittance)],
    expectedOn: last > remittance.remitted_on ? last : remittance.remitted_on,
    currency: remittance.currency as Currency,
    feeMinor: 0n,
    holdingAccount: remittance.credit_account,
    feeAccount: null,
    parts: inside.map((one) => ({ payer: one.drawer || one.party_name, amountMinor: one.amount_minor })),
  });
  await setBatch(context, id, batchId);
  if (isCheques) return;
  const credits = [];
  for (const bill of inside) {
    const { credit } = await heldItems(context, bill);
    credits.push({ id: credit.id, dueOn: bill.maturity_on });
  }
  await expectReceipt(context, credits, batchId);
};

const forgetBatch = async (context: Context, id: string, batchId: string): Promise<void> => {
  await cancelBatch(context, batchId);
  await setBatch(context, id, null);
  const waiting = await context.tx
    .selectFrom('vat_wait')
    .select('credit_item_id as id')
    .where('org_id', '=', context.org)
    .where('batch_id', '=', batchId)
    .execute();
  await expectReceipt(
    context,
    waiting.map((row) => ({ id: row.id, dueOn: null })),
    null,
  );
};

/** It did not take place: no line will credit it. */
export const forgetRemittance = async (context: Context, id: string): Promise<void> => {
  const { batch_id: batchId } = await readRemittance(context, id);
  if (batchId !== null) await forgetBatch(context, id, batchId);
};

const setBatch = async (context: Context, id: string, batchId: string | null): Promise<void> => {
  await context.tx
    .updateTable('remittance')
    .set({ batch_id: batchId })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};
