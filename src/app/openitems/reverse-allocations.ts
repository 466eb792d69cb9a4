import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { maxDate, type PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { moveVat } from './move-vat.ts';

/** Undoes allocations by their negative mirrors and cancels their lettrage; VAT that had fallen due waits again, today. */
export const reverseAllocations = async (
  context: Context,
  allocationIds: readonly string[],
): Promise<void> => {
  if (allocationIds.length === 0) return;
  const rows = await context.tx
    .selectFrom('allocation as a')
    .selectAll('a')
    .where('a.org_id', '=', context.org)
    .where('a.id', 'in', [...allocationIds])
    .where('a.reverses_id', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('allocation as r')
            .select('r.id')
            .whereRef('r.org_id', '=', 'a.org_id')
            .whereRef('r.reverses_id', '=', 'a.id'),
        ),
      ),
    )
    .execute();
  if (rows.length !== new Set(allocationIds).size) throw new Problem('record.not-found');
  for (const row of rows) {
    await context.tx
      .insertInto('allocation')
      .values({
        org_id: context.org,
        id: newId(),
        debit_item_id: row.debit_item_id,
        credit_item_id: row.credit_item_id,
        amount_minor: -row.amount_minor,
        base_minor: -row.base_minor,
        exchange_difference_minor: -row.exchange_difference_minor,
        effective_on: row.effective_on,
        known_at: context.now,
        reverses_id: row.id,
        lettrage_id: row.lettrage_id,
        recorded_by: context.actor.name,
      })
      .execute();
  }
  await moveVat(
    context,
    rows.flatMap((row) => {
      const on = maxDate(context.today, row.effective_on as PlainDate);
      return [
        { itemId: row.debit_item_id, on, byMinor: -row.amount_minor },
        { itemId: row.credit_item_id, on, byMinor: row.amount_minor },
      ];
    }),
  );
  const lettrages = [...new Set(rows.flatMap((row) => (row.lettrage_id === null ? [] : [row.lettrage_id])))];
  for (const id of lettrages) {
    await sql`
      insert into lettrage (org_id, id, account, party_id, code, lettered_on, partial, recorded_by, cancels_id)
      select org_id, ${newId()}::uuid, account, party_id, code, ${context.today}::date, partial, ${context.actor.name}, id
      from lettrage l where org_id = ${context.org} and id = ${id}
        and not exists (select 1 from lettrage c where c.org_id = l.org_id and c.cancels_id = l.id)`.execute(
      context.tx,
    );
  }
};
