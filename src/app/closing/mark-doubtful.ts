import { sql } from 'kysely';
import type { InputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { isPercent } from '../../core/closing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import { lockItems } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';
import type { doubtfulContract } from './contract.ts';
import { refuse } from './runs.ts';

/** Marked already: it stays as it was. Only what is owed to us is doubtful. */
export const markDoubtful = async (
  context: Context,
  { itemIds, reason, note }: InputOf<typeof doubtfulContract.mark>,
): Promise<void> => {
  const items = await lockItems(context, itemIds);
  if (items.size !== new Set(itemIds).size) throw new Problem('record.not-found');
  for (const item of items.values()) {
    if (item.openMinor <= 0n) throw refuse('closing.nothing-owed', 'itemIds', { number: item.number ?? '' });
    const { rows } = await sql<{ id: string }>`
      insert into doubtful_mark (org_id, id, item_id, reason, note, marked_on, recorded_by)
      values (${context.org}, ${newId()}, ${item.id}, ${reason}, ${note}, ${context.today}::date,
        ${context.actor.name})
      on conflict (org_id, item_id) where lifted_on is null do nothing returning id`.execute(context.tx);
    if (rows.length > 0)
      await audit(context, 'item.doubtful', { kind: 'open_item', id: item.id }, { reason });
  }
};

export const liftDoubtful = async (context: Context, itemId: string): Promise<void> => {
  const lifted = await context.tx
    .updateTable('doubtful_mark')
    .set({ lifted_on: context.today, lifted_by: context.actor.name })
    .where('org_id', '=', context.org)
    .where('item_id', '=', itemId)
    .where('lifted_on', 'is', null)
    .executeTakeFirst();
  if (lifted.numUpdatedRows === 0n) throw new Problem('record.not-found');
  await audit(context, 'item.not-doubtful', { kind: 'open_item', id: itemId });
};

/** In order of age; each step once. */
export const saveScale = async (
  context: Context,
  { steps }: InputOf<typeof doubtfulContract.saveScale>,
): Promise<void> => {
  const sorted = steps.toSorted((a, b) => a.fromDays - b.fromDays);
  if (new Set(sorted.map((step) => step.fromDays)).size !== sorted.length)
    throw refuse('closing.scale-twice', 'steps');
  if (sorted.some((step) => !isPercent(step.percent))) throw refuse('closing.scale-percent', 'steps');
  await sql`
    insert into doubtful_scale (org_id, steps, changed_by, changed_at)
    values (${context.org}, ${JSON.stringify(sorted)}::jsonb, ${context.actor.name}, ${context.now}::timestamptz)
    on conflict (org_id) do update set steps = excluded.steps, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at`.execute(context.tx);
  await audit(context, 'doubtful.scale-saved', { kind: 'doubtful_scale', id: context.org });
};
