import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { mirrorEntry } from '../entries/index.ts';
import { audit } from '../organization/index.ts';

const refuse = (code: string, params: Record<string, string> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { params })]);

/** Undoes an opening by the mirrors of its entries, on the same day; customers and documents it brought stay, empty. */
export const undoOpening = async (context: Context, id: string): Promise<void> => {
  const opening = await context.tx
    .selectFrom('opening_balance')
    .select(['id', 'opened_on', 'undone_at', 'file_name'])
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (opening === undefined) throw new Problem('record.not-found');
  if (opening.undone_at !== null) throw refuse('opening.undone-already');
  const entries = await context.tx
    .selectFrom('journal_entry')
    .select('id')
    .where('org_id', '=', context.org)
    .where('source_id', '=', id)
    .where('source_kind', '=', 'import')
    .where('reverses_id', 'is', null)
    .orderBy('id')
    .execute();
  for (const entry of entries) {
    await mirrorEntry(context, entry.id, {
      on: opening.opened_on as PlainDate,
      label: `Reprise défaite : ${opening.file_name}`.slice(0, 100),
      source: { kind: 'import', id },
      refuseLettered: (number) => refuse('opening.items-used', { number }),
      isHistory: true,
    });
  }
  await context.tx
    .updateTable('opening_balance')
    .set({ undone_by: context.actor.name, undone_at: context.now })
    .where('org_id', '=', context.org)
    .where('id', '=', id)
    .execute();
  await audit(context, 'opening.undone', { kind: 'import', id }, { file: opening.file_name });
};
