import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntries } from '../ledger/index.ts';
import { allocate, openItems, reverseAllocations, toOpenItem } from '../openitems/index.ts';
import { auditAll } from '../organization/index.ts';

/**
 * Undoes a payment: its allocations by mirror rows, its entries by reversing entries dated today, and its credit items
 * by the debits that those entries open. The invoices it had paid are open again, with their due dates.
 */
export const reversePayment = (context: Context, paymentId: string, reason: string): Promise<void> =>
  reversePayments(context, [paymentId], reason);

/** Many at once, in as many statements as one: a whole file of the bank is taken back while a person waits. */
export const reversePayments = async (
  context: Context,
  paymentIds: readonly string[],
  reason: string,
): Promise<void> => {
  if (paymentIds.length === 0) return;
  const payments = await context.tx
    .selectFrom('payment')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', 'in', [...paymentIds])
    .where('reversal_entry_id', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (payments.length !== new Set(paymentIds).size) throw new Problem('record.not-found');
  await refuseReturned(context, paymentIds);
  await refuseDeposited(context, paymentIds);
  await refuseProved(context, paymentIds);
  const credits = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('payment_id', 'in', [...paymentIds])
    .where('amount_minor', '<', 0n)
    .orderBy('id')
    .execute();
  await reverseAllocations(context, await liveAllocations(context, paymentIds));

  const of = new Map(payments.map((payment) => [payment.id, payment]));
  const toReverse = new Map<string, string>();
  // Later entries first: money that went 512 → 471 → 411 goes back the same way.
  for (const credit of credits) toReverse.set(credit.entry_id, credit.payment_id!);
  for (const payment of payments) toReverse.set(payment.entry_id, payment.id);
  const reversals = await reverseEntries(
    context,
    [...toReverse].map(([entryId, paymentId]) => {
      const { reference, method, booked_on: bookedOn } = of.get(paymentId)!;
      return {
        entryId,
        on: maxDate(context.today, bookedOn as PlainDate),
        label: `${reference === '' ? method : reference} — ${reason}`,
        source: { kind: 'payment', id: paymentId },
      };
    }),
  );

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
  const undone = payments.map(({ id, entry_id: entryId }) => ({ i: id, e: reversals.get(entryId)!.entryId }));
  await sql`
    update payment p set reversal_entry_id = r.e
    from jsonb_to_recordset(${JSON.stringify(undone)}::jsonb) as r(i uuid, e uuid)
    where p.org_id = ${context.org} and p.id = r.i`.execute(context.tx);
  await auditAll(
    context,
    'payment.reversed',
    payments.map(({ id }) => ({ kind: 'payment', id })),
    { reason },
  );
};

const liveAllocations = async (context: Context, paymentIds: readonly string[]): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select a.id from open_item c
    join allocation a on a.org_id = ${context.org} and a.credit_item_id = c.id and a.reverses_id is null
    where c.org_id = ${context.org} and c.payment_id = any(${[...paymentIds]}::uuid[]) and c.amount_minor < 0
      and not exists (select from allocation r where r.org_id = ${context.org} and r.reverses_id = a.id)
    order by a.id`.execute(context.tx);
  return rows.map((row) => row.id);
};

/** The bank or a provider took this money back already: undoing the payment too would give it back twice. */
const refuseReturned = async (context: Context, paymentIds: readonly string[]): Promise<void> => {
  const returned = await context.tx
    .selectFrom('match')
    .select('id')
    .where('org_id', '=', context.org)
    .where('returned_payment_id', 'in', [...paymentIds])
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
    .where('p.payment_id', 'in', [...paymentIds])
    .where('p.kind', 'in', ['refund', 'chargeback'])
    .where('b.state', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst();
  if (givenBack !== undefined) throw new Problem('payments.given-back');
};

/** A line of the bank came to prove it while somebody undid it: that line is open again first (undo-payment.ts). */
const refuseProved = async (context: Context, paymentIds: readonly string[]): Promise<void> => {
  const proof = await context.tx
    .selectFrom('match')
    .select('id')
    .where('org_id', '=', context.org)
    .where('payment_id', 'in', [...paymentIds])
    .where('kind', '=', 'recorded')
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (proof !== undefined) throw new Problem('edit.conflict');
};

/** A cheque at the bank, or back from it unpaid: its slip, or its return, is undone first. */
const refuseDeposited = async (context: Context, paymentIds: readonly string[]): Promise<void> => {
  const step = await context.tx
    .selectFrom('instrument_step as s')
    .innerJoin('instrument as i', (join) =>
      join.onRef('i.org_id', '=', 's.org_id').onRef('i.id', '=', 's.instrument_id'),
    )
    .select('i.number')
    .where('s.org_id', '=', context.org)
    .where('i.payment_id', 'in', [...paymentIds])
    .where('s.undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (step !== undefined) {
    throw new Problem('record.refused', {}, [
      error('payments.cheque-deposited', { params: { number: step.number } }),
    ]);
  }
};
