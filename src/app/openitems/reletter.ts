import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { newId } from '../../shell/ids.ts';

/** Allocations never change: what gets other letters is undone by its mirror and made again under them. */
export type Lettered = { readonly id: string; readonly lettrage_id: string | null };

export const lettragesOf = (rows: readonly Lettered[]): string[] => [
  ...new Set(rows.flatMap((row) => (row.lettrage_id === null ? [] : [row.lettrage_id]))),
];

/** The negative of each, of the same day: as if it had not been. */
export const mirror = async (context: Context, rows: readonly Lettered[]): Promise<void> => {
  const given = JSON.stringify(rows.map((row) => ({ o: row.id, i: newId() })));
  await sql`
    insert into allocation (org_id, id, debit_item_id, credit_item_id, amount_minor, base_minor,
      exchange_difference_minor, effective_on, known_at, reverses_id, lettrage_id, recorded_by)
    select a.org_id, r.i, a.debit_item_id, a.credit_item_id, -a.amount_minor, -a.base_minor,
      -a.exchange_difference_minor, a.effective_on, ${context.now}::timestamptz, a.id, a.lettrage_id, ${context.actor.name}
    from jsonb_to_recordset(${given}::jsonb) as r(o uuid, i uuid)
    join allocation a on a.org_id = ${context.org} and a.id = r.o`.execute(context.tx);
};

export const cancel = async (context: Context, lettrageIds: readonly string[]): Promise<void> => {
  const given = JSON.stringify(lettrageIds.map((id) => ({ o: id, i: newId() })));
  await sql`
    insert into lettrage (org_id, id, account, party_id, code, lettered_on, partial, recorded_by, cancels_id)
    select l.org_id, r.i, l.account, l.party_id, l.code, ${context.today}::date, l.partial, ${context.actor.name}, l.id
    from jsonb_to_recordset(${given}::jsonb) as r(o uuid, i uuid)
    join lettrage l on l.org_id = ${context.org} and l.id = r.o
    where not exists (select from lettrage c where c.org_id = l.org_id and c.account = l.account
      and c.party_id = l.party_id and c.cancels_id = l.id)`.execute(context.tx);
};

/** Mirrored allocations once more as they were, each under its lettrage. */
export const makeAgain = async (
  context: Context,
  rows: readonly { readonly id: string; readonly under: string | undefined }[],
): Promise<void> => {
  const again = rows.map((row) => ({ o: row.id, i: newId(), l: row.under }));
  await sql`
    insert into allocation (org_id, id, debit_item_id, credit_item_id, amount_minor, base_minor,
      exchange_difference_minor, effective_on, known_at, lettrage_id, continues_id, recorded_by)
    select a.org_id, r.i, a.debit_item_id, a.credit_item_id, a.amount_minor, a.base_minor, a.exchange_difference_minor,
      a.effective_on, ${context.now}::timestamptz, r.l, a.id, ${context.actor.name}
    from jsonb_to_recordset(${JSON.stringify(again)}::jsonb) as r(o uuid, i uuid, l uuid)
    join allocation a on a.org_id = ${context.org} and a.id = r.o`.execute(context.tx);
};
