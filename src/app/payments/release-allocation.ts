import { sql } from 'kysely';
import { Problem } from '../../contract/problem.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { reverseAllocations, reverseWriteOff, writeOffOf } from '../openitems/index.ts';
import { audit } from '../organization/index.ts';

/** Undoes one allocation. A difference that was written off is undone whole: its entry too. */
export const releaseAllocation = async (context: Context, id: string): Promise<void> => {
  await refuseMirror(context, id);
  const writeOffId = await writeOffOf(context, id);
  if (writeOffId === undefined) await reverseAllocations(context, [id]);
  else if (context.permissions.has('payments.write-off')) await reverseWriteOff(context, writeOffId);
  else throw new Problem('access.forbidden', { permission: 'payments.write-off' });
  await audit(context, 'allocation.undone', { kind: 'allocation', id });
};

/** What was undone and its mirror belong together for good: money that never came would pay something else. */
const refuseMirror = async (context: Context, id: string): Promise<void> => {
  const { rows } = await sql`
    select a.id from allocation a
    join open_item d on d.org_id = ${context.org} and d.id = a.debit_item_id
    join open_item c on c.org_id = ${context.org} and c.id = a.credit_item_id
    where a.org_id = ${context.org} and a.id = ${id}
      and (d.origin_item_id = c.id or c.origin_item_id = d.id)`.execute(context.tx);
  if (rows.length > 0) throw new Problem('record.refused', {}, [error('entries.lettrage-of-reversal')]);
};
