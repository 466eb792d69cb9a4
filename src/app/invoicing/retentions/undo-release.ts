import { maxDate, type PlainDate } from '../../../core/calendar/index.ts';
import { sql } from 'kysely';
import type { Context } from '../../../shell/http/context.ts';
import { lockItems, undoWithItems } from '../../openitems/index.ts';
import { audit } from '../../organization/index.ts';

export type Standing = {
  id: string;
  item_id: string;
  own_item_id: string;
  entry_id: string;
  released_on: PlainDate;
};

/** The releases of an invoice that stand; at most one in practice, its items locked. */
export const standingReleases = async (context: Context, invoiceId: string): Promise<Standing[]> => {
  const { rows } = await sql<Standing>`
    select r.id, r.item_id, r.own_item_id, r.entry_id, r.released_on from open_item i
    join retention_release r on r.org_id = i.org_id and r.item_id = i.id and r.undone_on is null
    where i.org_id = ${context.org} and i.invoice_id = ${invoiceId} order by r.id for update of r`.execute(
    context.tx,
  );
  await lockItems(
    context,
    rows.flatMap((row) => [row.item_id, row.own_item_id]),
  );
  return rows;
};

/**
 * What was released is kept back again: the entry is reversed, the items of it settled by the reversal's. Answers the
 * credits that had settled it, free now.
 */
export const undoRelease = async (
  context: Context,
  release: Standing,
  on: PlainDate,
  reason: string,
): Promise<string[]> => {
  const { rows: freed } = await sql<{ credit: string }>`
    select distinct a.credit_item_id as credit from allocation a
    where a.org_id = ${context.org} and a.debit_item_id = ${release.own_item_id} and a.reverses_id is null
      and not exists (select from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)`.execute(
    context.tx,
  );
  const day = maxDate(on, release.released_on);
  await undoWithItems(context, release.entry_id, day, reason, { kind: 'retention', id: release.id });
  await context.tx
    .updateTable('retention_release')
    .set({ undone_on: day, undone_by: context.actor.name, undo_reason: reason })
    .where('org_id', '=', context.org)
    .where('id', '=', release.id)
    .execute();
  await audit(context, 'retention.release-undone', { kind: 'open_item', id: release.item_id }, { reason });
  return freed.map((row) => row.credit);
};
