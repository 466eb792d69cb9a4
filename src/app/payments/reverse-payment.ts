import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntry } from '../ledger/index.ts';
import { allocate, openItems, reverseAllocations, toOpenItem } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';

/**
 * Undoes a payment: its allocations by mirror rows, its entries by reversing entries dated today, and its credit items
 * by the debits that those entries open. The invoices it had paid are open again, with their due dates.
 */
export const reversePayment = async (context: Context, paymentId: string, reason: string): Promise<void> => {
  const payment = await context.tx
    .selectFrom('payment')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .where('reversal_entry_id', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (payment === undefined) throw new Problem('record.not-found');
  await refuseReturned(context, paymentId);
  await refuseDeposited(context, paymentId);
  const credits = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('payment_id', '=', paymentId)
    .where('amount_minor', '<', 0n)
    .orderBy('id')
    .execute();
  await reverseAllocations(
    context,
    await liveAllocations(
      context,
      credits.map((row) => row.id),
    ),
  );

  const on = maxDate(context.today, payment.booked_on as PlainDate);
  const label = `${payment.reference === '' ? payment.method : payment.reference} — ${reason}`;
  const source = { kind: 'payment', id: paymentId };
  // Later entries first: money that went 512 → 471 → 411 goes back the same way.
  const entryIds = [...new Set([...credits.map((row) => row.entry_id), payment.entry_id])];
  const reversals = new Map<string, Awaited<ReturnType<typeof reverseEntry>>>();
  for (const entryId of entryIds)
    reversals.set(entryId, await reverseEntry(context, entryId, on, label, source));

  const debits = await openItems(
    context,
    credits.map((row) => ({
      account: row.account,
      partyId: row.party_id,
      currency: row.currency,
      kind: 'transfer' as const,
      number: row.number,
      amountMinor: -row.amount_minor,
      baseMinor: -row.base_minor,
      issuedOn: reversals.get(row.entry_id)!.entryOn,
      dueOn: reversals.get(row.entry_id)!.entryOn,
      entryId: reversals.get(row.entry_id)!.entryId,
      lineNo: row.line_no,
      originItemId: row.id,
    })),
  );
  await allocate(
    context,
    credits.map((row, i) => {
      const credit = toOpenItem(row);
      return {
        debitItemId: debits[i]!,
        creditItemId: credit.id,
        amountMinor: -credit.amountMinor,
        effectiveOn: maxDate(reversals.get(row.entry_id)!.entryOn, credit.issuedOn),
      };
    }),
  );
  await context.tx
    .updateTable('payment')
    .set({ reversal_entry_id: reversals.get(payment.entry_id)!.entryId })
    .where('org_id', '=', context.org)
    .where('id', '=', paymentId)
    .execute();
  await audit(context, 'payment.reversed', { kind: 'payment', id: paymentId }, { reason });
};

const liveAllocations = async (context: Context, creditIds: readonly string[]): Promise<string[]> => {
  if (creditIds.length === 0) return [];
  const rows = await context.tx
    .selectFrom('allocation as a')
    .leftJoin('allocation as r', (join) =>
      join.onRef('r.org_id', '=', 'a.org_id').onRef('r.reverses_id', '=', 'a.id'),
    )
    .select('a.id')
    .where('a.org_id', '=', context.org)
    .where('a.credit_item_id', 'in', [...creditIds])
    .where('a.reverses_id', 'is', null)
    .where('r.id', 'is', null)
    .execute();
  return rows.map((row) => row.id);
};

/** The bank or a provider took this money back already: undoing the payment too would give it back twice. */
const refuseReturned = async (context: Context, paymentId: string): Promise<void> => {
  const returned = await context.tx
    .selectFrom('match')
    .select('id')
    .where('org_id', '=', context.org)
    .where('returned_payment_id', '=', paymentId)
    .where('kind', '=', 'return')
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (returned !== undefined) throw new Problem('bank.payment-returned');
  const givenBack = await context.tx
    .selectFrom('payment_batch_part as p')
    .innerJoin('payment_batch as b', (join) =>
      join.onRef('b.org_id', '=', 'p.org_id').onRef('b.id', '=', 'p.batch_id'),
    )
    .select('p.part_no')
    .where('p.org_id', '=', context.org)
    .where('p.payment_id', '=', paymentId)
    .where('p.kind', 'in', ['refund', 'chargeback'])
    .where('b.state', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst();
  if (givenBack !== undefined) throw new Problem('payments.given-back');
};

/** A cheque at the bank, or back from it unpaid: its slip, or its return, is undone first. */
const refuseDeposited = async (context: Context, paymentId: string): Promise<void> => {
  const step = await context.tx
    .selectFrom('instrument_step as s')
    .innerJoin('instrument as i', (join) =>
      join.onRef('i.org_id', '=', 's.org_id').onRef('i.id', '=', 's.instrument_id'),
    )
    .select('i.number')
    .where('s.org_id', '=', context.org)
    .where('i.payment_id', '=', paymentId)
    .where('s.undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (step !== undefined) {
    throw new Problem('record.refused', {}, [
      error('payments.cheque-deposited', { params: { number: step.number } }),
    ]);
  }
};
