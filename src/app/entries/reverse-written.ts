import type { InputOf, OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { error } from '../../core/finding.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit } from '../organization/index.ts';
import type { entriesContract } from './contract.ts';
import { mirrorEntry } from './mirror-entry.ts';
import { BY_HAND, entryTitle } from './validate-entry.ts';

const refuse = (code: string, params: Record<string, string> = {}): Problem =>
  new Problem('record.refused', {}, [error(code, { path: 'on', params })]);

/**
 * Extourne: the mirror of an entry written by hand, on a day or the first open one after it. The items it opened are
 * settled by those of its mirror, whole: one that was lettered since is freed first, by a person.
 */
export const reverseWritten = async (
  context: Context,
  input: InputOf<typeof entriesContract.reverse>,
): Promise<OutputOf<typeof entriesContract.reverse>> => {
  const entry = await context.tx
    .selectFrom('journal_entry')
    .selectAll()
    .where('org_id', '=', context.org)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (entry === undefined) throw new Problem('record.not-found');
  if (entry.source_kind !== BY_HAND || entry.reverses_id !== null) throw refuse('entries.not-by-hand');
  const name = entryTitle(entry.journal, entry.entry_on, entry.entry_no);
  if (input.on < entry.entry_on) throw refuse('entries.reversed-before', { earliest: entry.entry_on });
  const undone = await context.tx
    .selectFrom('journal_entry')
    .select('id')
    .where('org_id', '=', context.org)
    .where('reverses_id', '=', input.id)
    .executeTakeFirst();
  if (undone !== undefined) throw refuse('entries.reversed-already', { name });
  const mirror = await mirrorEntry(context, input.id, {
    on: input.on as PlainDate,
    label: input.label,
    source: { kind: BY_HAND, id: null },
  });
  const reversal = entryTitle(entry.journal, mirror.entryOn, mirror.entryNo);
  await audit(context, 'entry.reversed', { kind: 'journal_entry', id: input.id }, { name, by: reversal });
  return { entryId: mirror.entryId, name: reversal, on: mirror.entryOn };
};
