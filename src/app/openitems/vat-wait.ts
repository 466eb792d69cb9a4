import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { openDay } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { lockedUntil } from '../ledger/index.ts';
import { moveVat } from './move-vat.ts';

/**
 * Credits that settle but are not money yet, as those of a bill of exchange: what they settle makes no VAT on receipts fall
 * due until they are lifted (CGI art. 269, 2-c: the tax is due when the price is received). Said before they are allocated.
 */
export const waitForReceipt = async (context: Context, creditItemIds: readonly string[]): Promise<void> => {
  await context.tx
    .insertInto('vat_wait')
    .values(creditItemIds.map((id) => ({ org_id: context.org, credit_item_id: id })))
    .execute();
};

/** They become money with this batch, on their maturities; null: with none any more. */
export const expectReceipt = async (
  context: Context,
  credits: readonly { readonly id: string; readonly dueOn: PlainDate | null }[],
  batchId: string | null,
): Promise<void> => {
  await sql`
    update vat_wait w set batch_id = ${batchId}, due_on = r.d
    from jsonb_to_recordset(${JSON.stringify(credits.map(({ id, dueOn }) => ({ i: id, d: dueOn })))}::jsonb) as r(i uuid, d date)
    where w.org_id = ${context.org} and w.credit_item_id = r.i`.execute(context.tx);
};

/**
 * The batch was received on a day: what became money with it is so since its maturity, whatever day the bank credits it, or
 * since the first day that is still open.
 */
export const liftBatchWait = async (
  context: Context,
  batchId: string,
  by: string,
  receivedOn: PlainDate,
): Promise<void> => {
  const { rows } = await sql<{ id: string; due_on: PlainDate | null }>`
    select credit_item_id as id, due_on from vat_wait
    where org_id = ${context.org} and batch_id = ${batchId} and lifted_by is null order by due_on, credit_item_id`.execute(
    context.tx,
  );
  if (rows.length === 0) return;
  const locked = await lockedUntil(context, 'OD');
  for (const row of rows) {
    const day = row.due_on !== null && row.due_on < receivedOn ? row.due_on : receivedOn;
    await liftVatWait(context, [row.id], by, openDay(day, locked));
  }
};

/** They are money now. `by` is what made it so: undoing it, `resumeVatWait` finds them again. */
export const liftVatWait = async (
  context: Context,
  creditItemIds: readonly string[],
  by: string,
  on: PlainDate,
): Promise<void> => {
  await sql`
    update vat_wait set lifted_by = ${by}, lifted_on = ${on}::date where org_id = ${context.org} and lifted_by is null
      and credit_item_id = any(${[...creditItemIds]}::uuid[])`.execute(context.tx);
  await moveOf(context, creditItemIds, on, 1n);
};

/** What made them money is undone: VAT that had fallen due waits again, today. */
export const resumeVatWait = async (context: Context, by: readonly string[]): Promise<void> => {
  const { rows } = await sql<{ id: string }>`
    update vat_wait set lifted_by = null, lifted_on = null where org_id = ${context.org} and lifted_by = any(${[...by]}::uuid[])
    returning credit_item_id as id`.execute(context.tx);
  await moveOf(
    context,
    rows.map((row) => row.id),
    context.today,
    -1n,
  );
};

/** `sign`: 1 when what they settle counts from now on, −1 when it does not any more. */
const moveOf = async (
  context: Context,
  creditItemIds: readonly string[],
  on: PlainDate,
  sign: 1n | -1n,
): Promise<void> => {
  if (creditItemIds.length === 0) return;
  const { rows } = await sql<{ id: string; minor: bigint }>`
    select debit_item_id as id, sum(amount_minor)::bigint as minor from allocation
    where org_id = ${context.org} and credit_item_id = any(${[...creditItemIds]}::uuid[])
    group by debit_item_id having sum(amount_minor) <> 0`.execute(context.tx);
  await moveVat(
    context,
    rows.map(({ id, minor }) => ({ itemId: id, on, byMinor: sign * minor })),
  );
};
