import { Problem } from '../../../contract/problem.ts';
import type { BatchKind } from '../../../core/banking/matching/index.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import { newId } from '../../../shell/ids.ts';
import { ensureAccounts } from '../../ledger/index.ts';
import { audit } from '../../organization/index.ts';

export type NewBatchPart = {
  readonly kind?: 'charge' | 'refund' | 'chargeback' | 'fee' | 'other';
  readonly itemId?: string | null;
  readonly number?: string;
  readonly payer?: string;
  /** Signed: given back is negative. */
  readonly amountMinor: bigint;
  readonly feeMinor?: bigint;
  readonly vatMinor?: bigint;
  readonly externalId?: string;
  /** The payment it is about, in the provider's words. */
  readonly originalId?: string;
  readonly happenedOn?: PlainDate | null;
  readonly paymentId?: string | null;
  readonly entryId?: string | null;
  readonly releasedIds?: readonly string[];
  readonly nettingIds?: readonly string[];
};

export type NewBatch = {
  readonly id?: string;
  readonly kind: BatchKind;
  /** What the bank may write of it; the first is shown. */
  readonly references: readonly [string, ...string[]];
  readonly payer?: string;
  readonly expectedOn: PlainDate | null;
  readonly currency: Currency;
  /** Of the sum of the parts, kept on the way. */
  readonly feeMinor: bigint;
  /** Where the parts stand since they were booked (5112, 5113, 5115…); null: the line settles their open items. */
  readonly holdingAccount: string | null;
  /** Where the fee is booked when the line arrives; null: there is none, or it was booked with the parts. */
  readonly feeAccount: string | null;
  readonly fileSha256?: string;
  readonly entryId?: string;
  readonly parts: readonly NewBatchPart[];
};

/** A statement of the database takes 65 535 values. */
const AT_ONCE = 1_000;

/** Money that will arrive in one line: the next comparison of bank lines knows it. Nothing is booked here. */
export const expectBatch = async (context: Context, batch: NewBatch): Promise<string> => {
  const id = batch.id ?? newId();
  const gross = batch.parts.reduce((sum, part) => sum + part.amountMinor, 0n);
  if (batch.holdingAccount !== null) await ensureAccounts(context, [batch.holdingAccount]);
  if (batch.feeAccount !== null) await ensureAccounts(context, [batch.feeAccount]);
  await context.tx
    .insertInto('payment_batch')
    .values({
      org_id: context.org,
      id,
      kind: batch.kind,
      reference_texts: [...batch.references],
      payer: batch.payer ?? '',
      expected_on: batch.expectedOn,
      currency: batch.currency,
      gross_minor: gross,
      fee_minor: batch.feeMinor,
      net_minor: gross - batch.feeMinor,
      holding_account: batch.holdingAccount ?? '',
      fee_account: batch.feeAccount ?? '',
      file_sha256: batch.fileSha256 ?? null,
      entry_id: batch.entryId ?? null,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  for (let from = 0; from < batch.parts.length; from += AT_ONCE) {
    const some = batch.parts.slice(from, from + AT_ONCE);
    await context.tx
      .insertInto('payment_batch_part')
      .values(some.map((part, at) => partRow(context, id, part, from + at + 1)))
      .execute();
  }
  await audit(
    context,
    'payment-batch.expected',
    { kind: 'payment_batch', id },
    { reference: batch.references[0], netMinor: String(gross - batch.feeMinor) },
  );
  return id;
};

const partRow = (context: Context, batchId: string, part: NewBatchPart, partNo: number) => ({
  org_id: context.org,
  batch_id: batchId,
  part_no: partNo,
  kind: part.kind ?? 'charge',
  item_id: part.itemId ?? null,
  number: part.number ?? '',
  payer: part.payer ?? '',
  amount_minor: part.amountMinor,
  fee_minor: part.feeMinor ?? 0n,
  vat_minor: part.vatMinor ?? 0n,
  external_id: part.externalId ?? '',
  original_id: part.originalId ?? '',
  happened_on: part.happenedOn ?? null,
  payment_id: part.paymentId ?? null,
  entry_id: part.entryId ?? null,
  released_ids: [...(part.releasedIds ?? [])],
  netting_ids: [...(part.nettingIds ?? [])],
});

/** It will not arrive. What of it was booked is undone by who booked it. A batch that has arrived is undone first. */
export const cancelBatch = async (context: Context, id: string): Promise<void> => {
  const row = await lockBatch(context, id);
  if (row.state === 'received') throw new Problem('bank.batch-received');
  if (row.state === 'cancelled') throw new Problem('record.not-found');
  await setState(context, id, 'cancelled');
  await audit(context, 'payment-batch.cancelled', { kind: 'payment_batch', id });
};

export const lockBatch = async (context: Context, id: string) => {
  const row = await context.tx
    .selectFrom('payment_batch')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('record.not-found');
  return row;
};

export const setState = async (
  context: Context,
  id: string,
  state: 'expected' | 'received' | 'cancelled',
): Promise<void> => {
  await context.tx
    .updateTable('payment_batch')
    .set({ state })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
};
