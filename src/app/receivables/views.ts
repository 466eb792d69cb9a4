import { sql } from 'kysely';
import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';
import type { viewsContract } from './views-contract.ts';

type Views = OutputOf<typeof viewsContract.list>;

/** Mine first, then what others share, each by name. */
export const listViews = async (context: Context, { path }: { path: string }): Promise<Views> => {
  const { rows } = await sql<Views['views'][number]>`
    select id, name, query, is_shared as "isShared", owner_id = ${context.actor.id} as "isMine", owner_name as "ownerName"
    from saved_view
    where org_id = ${context.org} and path = ${path} and (owner_id = ${context.actor.id} or is_shared)
    order by owner_id = ${context.actor.id} desc, lower(name), id`.execute(context.tx);
  return { views: rows };
};

export const saveView = async (
  context: Context,
  { path, name, query, isShared }: InputOf<typeof viewsContract.save>,
): Promise<Views> => {
  await context.tx
    .insertInto('saved_view')
    .values({
      org_id: context.org,
      id: newId(),
      path,
      name,
      query,
      owner_id: context.actor.id,
      owner_name: context.actor.name,
      is_shared: isShared,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'path', 'owner_id', 'name'])
        .doUpdateSet({ query, is_shared: isShared, owner_name: context.actor.name }),
    )
    .execute();
  return listViews(context, { path });
};

export const removeView = async (
  context: Context,
  { path, id }: InputOf<typeof viewsContract.remove>,
): Promise<Views> => {
  const removed = await context.tx
    .deleteFrom('saved_view')
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .where('owner_id', '=', context.actor.id)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) throw new Problem('record.not-found');
  return listViews(context, { path });
};
