import { sql } from 'kysely';
import type * as z from 'zod/mini';
import { fromWire } from '../../contract/wire.ts';
import type { selection } from '../../contract/reminder-shapes.ts';
import type { DecideOptions, DunningDraft } from '../../core/dunning/index.ts';
import type { Context } from '../../shell/http/context.ts';

/** What a person restricts a preparation to; a field left out restricts nothing. */
export type Selection = z.output<typeof selection>;

/** The customers of a selection; null: everybody. */
export const partiesOf = async (
  context: Context,
  selected: Selection | null,
): Promise<readonly string[] | null> => {
  if (selected === null) return null;
  const { partyIds, tags, debtorGroups } = selected;
  if (partyIds === undefined && tags === undefined && debtorGroups === undefined) return null;
  const { rows } = await sql<{ id: string }>`
    select p.id from party p join customer c on c.org_id = p.org_id and c.party_id = p.id
    where p.org_id = ${context.org}
      and (${partyIds === undefined} or p.id = any(${partyIds ?? []}::uuid[]))
      and (${tags === undefined} or p.tags && ${tags ?? []}::text[])
      and (${debtorGroups === undefined} or c.debtor_group = any(${debtorGroups ?? []}::text[]))`.execute(
    context.tx,
  );
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

/** As core/dunning asks for it. */
export const graceOf = (selected: Selection | null): DecideOptions => ({
  graceDays: selected?.graceDays ?? 0,
});

/** What the preparation of a run was restricted to. */
export const selectionOf = async (context: Context, runId: string): Promise<Selection | null> => {
  const run = await context.tx
    .selectFrom('dunning_run')
    .select('selection')
    .where('org_id', '=', context.org)
    .where('id', '=', runId)
    .executeTakeFirst();
  return (run?.selection ?? null) as Selection | null;
};
