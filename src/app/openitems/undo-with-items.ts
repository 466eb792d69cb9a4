import { sql } from 'kysely';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseEntry, type EntrySource } from '../ledger/index.ts';
import { allocate } from './allocate.ts';
import { openItems } from './open-items.ts';
import { reverseAllocations } from './reverse-allocations.ts';
import { toOpenItem } from './store.ts';

/**
 * Undoes an entry whose postings opened items: what they had settled is open again, the entry is reversed, and its items
 * are settled by those that the reversal opens.
 */
export const undoWithItems = async (
  context: Context,
  entryId: string,
  on: PlainDate,
  reason: string,
  source: EntrySource,
): Promise<void> => {
  const items = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('entry_id', '=', entryId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = items.map((row) => row.id);
  const { rows: live } = await sql<{ id: string }>`
    select a.id from allocation a
    where a.org_id = ${context.org} and a.reverses_id is null
      and (a.debit_item_id = any(${ids}::uuid[]) or a.credit_item_id = any(${ids}::uuid[]))
      and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
    order by a.id`.execute(context.tx);
  await reverseAllocations(
    context,
    live.map((row) => row.id),
  );
  const { label } = await context.tx
    .selectFrom('journal_entry')
    .select('label')
    .where('org_id', '=', context.org)
    .where('id', '=', entryId)
    .executeTakeFirstOrThrow();
  const reversal = await reverseEntry(context, entryId, on, `${label} — ${reason}`, source);
  if (items.length === 0) return;
  const mirrors = await openItems(
    context,
    items.map((row) => ({
      account: row.account,
      partyId: row.party_id,
      currency: row.currency,
      kind: 'transfer' as const,
      number: row.number,
      amountMinor: -row.amount_minor,
      baseMinor: -row.base_minor,
      issuedOn: reversal.entryOn,
      dueOn: reversal.entryOn,
      entryId: reversal.entryId,
      lineNo: row.line_no,
      originItemId: row.id,
    })),
  );
  await allocate(
    context,
    items.map((row, i) => {
      const item = toOpenItem(row);
      const [debitItemId, creditItemId] =
        item.amountMinor > 0n ? [item.id, mirrors[i]!] : [mirrors[i]!, item.id];
      return {
        debitItemId,
        creditItemId,
        amountMinor: item.amountMinor > 0n ? item.amountMinor : -item.amountMinor,
        effectiveOn: maxDate(reversal.entryOn, item.issuedOn),
      };
    }),
  );
};
