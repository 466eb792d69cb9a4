import { sql } from 'kysely';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntries } from '../ledger/index.ts';
import { allocate, lockItems, openItems, type Pair } from '../openitems/index.ts';

/** A decision with an entry of its own: against an account, or a payment returned. */
export type EntryDecision = {
  readonly entryId: string;
  readonly bookedOn: string;
  readonly releasedIds: readonly string[];
  /** What it settled in their place: of what was released, what stayed paid. */
  readonly nettingIds: readonly string[];
};

/**
 * Reverses the entries, and for a return settles what it had opened and lets the payment pay again what it had paid, as far
 * as that is still owed. The allocations between them were undone before.
 */
export const undoEntries = async (
  context: Context,
  decisions: readonly EntryDecision[],
  reason: string,
): Promise<void> => {
  if (decisions.length === 0) return;
  const headers = await context.tx
    .selectFrom('journal_entry')
    .select(['id', 'label'])
    .where('org_id', '=', context.org)
    .where(
      'id',
      'in',
      decisions.map((one) => one.entryId),
    )
    .execute();
  const labels = new Map(headers.map((header) => [header.id, header.label]));
  const reversals = await reverseEntries(
    context,
    decisions.map(({ entryId, bookedOn }) => ({
      entryId,
      on: maxDate(context.today, bookedOn as PlainDate),
      label: `${labels.get(entryId) ?? ''} — ${reason}`,
      source: { kind: 'bank_line', id: null },
    })),
  );
  await closeItems(context, reversals);
  for (const { releasedIds, nettingIds } of decisions) await payAgain(context, releasedIds, nettingIds);
};

type Released = { debit_item_id: string; credit_item_id: string; amount_minor: bigint; effective_on: string };
type Reversals = Awaited<ReturnType<typeof reverseEntries>>;

const closeItems = async (context: Context, reversals: Reversals): Promise<void> => {
  const debits = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('entry_id', 'in', [...reversals.keys()])
    .orderBy('entry_id')
    .orderBy('line_no')
    .execute();
  if (debits.length === 0) return;
  const credits = await openItems(
    context,
    debits.map((row) => {
      const { entryId, entryOn } = reversals.get(row.entry_id)!;
      return {
        account: row.account,
        partyId: row.party_id,
        currency: row.currency,
        kind: 'transfer' as const,
        number: row.number,
        amountMinor: -row.amount_minor,
        baseMinor: -row.base_minor,
        issuedOn: entryOn,
        dueOn: entryOn,
        entryId,
        lineNo: row.line_no,
        originItemId: row.id,
      };
    }),
  );
  await allocate(
    context,
    debits.map((row, i) => ({
      debitItemId: row.id,
      creditItemId: credits[i]!,
      amountMinor: row.amount_minor,
      effectiveOn: maxDate(reversals.get(row.entry_id)!.entryOn, row.issued_on as PlainDate),
    })),
  );
};

/**
 * The allocations that an undone decision had taken back, as far as both sides are still open: what it returned first, for
 * the money is that one's; what had stayed paid may have been returned by another decision since.
 */
export const payAgain = async (
  context: Context,
  releasedIds: readonly string[],
  nettingIds: readonly string[] = [],
): Promise<void> => {
  if (releasedIds.length === 0) return;
  const { rows: released } = await sql<Released>`
    select a.debit_item_id, a.credit_item_id, a.amount_minor, a.effective_on from allocation a
    where a.org_id = ${context.org} and a.id = any(${[...releasedIds]}::uuid[])
    order by exists (select from allocation k where k.org_id = a.org_id and k.id = any(${[...nettingIds]}::uuid[])
      and k.debit_item_id = a.debit_item_id), a.id`.execute(context.tx);
  const items = await lockItems(
    context,
    released.flatMap((row) => [row.debit_item_id, row.credit_item_id]),
  );
  const left = new Map([...items].map(([id, item]) => [id, item.openMinor]));
  const pairs = released.flatMap((row): Pair[] => {
    const debit = left.get(row.debit_item_id) ?? 0n;
    const credit = -(left.get(row.credit_item_id) ?? 0n);
    const amountMinor = [debit, credit, row.amount_minor].reduce((least, one) => (one < least ? one : least));
    if (amountMinor <= 0n) return [];
    left.set(row.debit_item_id, debit - amountMinor);
    left.set(row.credit_item_id, amountMinor - credit);
    return [
      {
        debitItemId: row.debit_item_id,
        creditItemId: row.credit_item_id,
        amountMinor,
        effectiveOn: row.effective_on as PlainDate,
      },
    ];
  });
  await allocate(context, pairs);
};
