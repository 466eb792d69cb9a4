import { sql } from 'kysely';
import type * as z from 'zod/mini';
import { fromWire } from '../../contract/wire.ts';
import type { selection } from '../../contract/reminder-shapes.ts';
import type { DunningDraft } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** What a person restricts a preparation to; a field left out restricts nothing. */
export type Selection = z.output<typeof selection>;

/** The customers of a selection; null: everybody. */
export const partiesOf = async (
  context: Context,
  selected: Selection | null,
): Promise<readonly string[] | null> => {
  if (selected === null || (selected.partyIds === undefined && selected.tags === undefined)) return null;
  const { rows } = await sql<{ id: string }>`
    select id from party where org_id = ${context.org}
      and (${selected.partyIds === undefined} or id = any(${selected.partyIds ?? []}::uuid[]))
      and (${selected.tags === undefined} or tags && ${selected.tags ?? []}::text[])`.execute(context.tx);
  return rows.map((row) => row.id);
};

/** Whether a draft has the level and the sum that were asked for. */
export const fits = (
  selected: Selection | null,
  draft: Pick<DunningDraft, 'stepCode' | 'totalMinor'>,
): boolean =>
  selected === null ||
  ((selected.stepCodes === undefined || selected.stepCodes.includes(draft.stepCode)) &&
    (selected.minimumMinor === undefined || draft.totalMinor >= fromWire(selected.minimumMinor)));
