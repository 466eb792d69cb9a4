import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { reverseEntry } from '../ledger/index.ts';
import { audit } from '../organization/index.ts';
import { allocate } from './allocate.ts';
import { moveVatOnce } from './move-vat.ts';
import { openItems } from './open-items.ts';
import { reverseAllocations } from './reverse-allocations.ts';

/**
 * Asks again for what was written off: the item is open as before, the entry is undone by its mirror, dated today, and
 * VAT with it. Undone already: nothing happens.
 */
export const reverseWriteOff = (context: Context, writeOffId: string): Promise<void> =>
  moveVatOnce(context, () => undoWriteOff(context, writeOffId));

const undoWriteOff = async (context: Context, writeOffId: string): Promise<void> => {
  const { rows } = await sql<{ id: string; own_item_id: string; reversed: boolean }>`
    select w.id, w.own_item_id,
      exists (select from write_off r where r.org_id = w.org_id and r.reverses_id = w.id) as reversed
    from write_off w where w.org_id = ${context.org} and w.id = ${writeOffId} and w.reverses_id is null`.execute(
    context.tx,
  );
  const [found] = rows;
  if (found === undefined) throw new Problem('record.not-found');
  if (found.reversed) return;
  const own = await context.tx
    .selectFrom('open_item')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', found.own_item_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await reverseAllocations(context, await liveAllocations(context, own.id));
  const on = maxDate(context.today, own.issued_on as PlainDate);
  // Books are kept in French (C. com. L123-22).
  const { entryId } = await reverseEntry(context, own.entry_id, on, `Annulation ${own.number}`.trim(), {
    kind: 'write_off',
    id: writeOffId,
  });
  const [mirrorId] = await openItems(context, [
    {
      account: own.account,
      partyId: own.party_id,
      currency: own.currency,
      kind: 'transfer',
      number: own.number,
      amountMinor: -own.amount_minor,
      baseMinor: -own.base_minor,
      issuedOn: on,
      dueOn: on,
      entryId,
      lineNo: 1,
      originItemId: own.id,
    },
  ]);
  const isCredit = own.amount_minor < 0n;
  await allocate(context, [
    {
      debitItemId: isCredit ? mirrorId! : own.id,
      creditItemId: isCredit ? own.id : mirrorId!,
      amountMinor: isCredit ? -own.amount_minor : own.amount_minor,
      effectiveOn: on,
    },
  ]);
  await sql`
    insert into write_off (org_id, id, item_id, own_item_id, kind, amount_minor, vat_minor, written_on, reason, entry_id,
      reverses_id, recorded_by)
    select org_id, ${newId()}::uuid, item_id, ${mirrorId!}::uuid, kind, -amount_minor, -vat_minor, ${on}::date, reason,
      ${entryId}::uuid, id, ${context.actor.name}
    from write_off where org_id = ${context.org} and id = ${writeOffId}`.execute(context.tx);
  await audit(context, 'write-off.reversed', { kind: 'write_off', id: writeOffId });
};

/** The write-off that an allocation settles with, if it is one: undoing one is undoing the other. */
export const writeOffOf = async (context: Context, allocationId: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select w.id from allocation a join write_off w on w.org_id = a.org_id
      and w.own_item_id in (a.debit_item_id, a.credit_item_id) and w.reverses_id is null
    where a.org_id = ${context.org} and a.id = ${allocationId} and a.reverses_id is null`.execute(context.tx);
  return rows[0]?.id;
};

const liveAllocations = async (context: Context, itemId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select a.id from allocation a
    where a.org_id = ${context.org} and (a.debit_item_id = ${itemId}::uuid or a.credit_item_id = ${itemId}::uuid)
      and a.reverses_id is null and not exists (select from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)`.execute(
    context.tx,
  );
  return rows.map((row) => row.id);
};
