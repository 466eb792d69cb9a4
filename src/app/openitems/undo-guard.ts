import { sql } from 'kysely';
import { error } from '../../core/finding.ts';
import type { UndoGuard } from '../party/index.ts';

/** What is owed, paid, promised, disputed or held under the record that was kept: the merge stands. */
export const refuseUndoAfterItems: UndoGuard = async (context, { survivorId, mergeId }) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select id from open_item where org_id = ${context.org} and party_id = ${survivorId} and id > ${mergeId}::uuid
      union all select id from promise_to_pay
        where org_id = ${context.org} and party_id = ${survivorId} and id > ${mergeId}::uuid
      union all select id from dispute
        where org_id = ${context.org} and party_id = ${survivorId} and id > ${mergeId}::uuid
      union all select id from hold
        where org_id = ${context.org} and party_id = ${survivorId} and id > ${mergeId}::uuid) since`.execute(
    context.tx,
  );
  const count = rows[0]?.count ?? 0;
  return count === 0 ? [] : [error('openitems.undo-merge-items', { params: { count } })];
};
