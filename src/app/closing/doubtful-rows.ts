import { sql } from 'kysely';
import type { PlainDate } from '../../core/calendar/index.ts';
import { netOfTax, proposedPercent, type ScaleStep } from '../../core/closing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { invoicedVat } from '../openitems/index.ts';
import type { doubtfulReasons } from './doubtful-contract.ts';
import { itemsAt, type ItemAt } from './open-at.ts';

type Scope = Pick<Context, 'tx' | 'org'>;
export type Reason = (typeof doubtfulReasons)[number];

/** A doubtful item at a closing, or one that something stands impaired of. Base minor units. */
export type DoubtfulRow = {
  readonly item: ItemAt;
  readonly mark: { reason: Reason; note: string; on: PlainDate; by: string } | null;
  readonly openMinor: bigint;
  readonly netMinor: bigint;
  readonly isWithoutVat: boolean;
  readonly standingMinor: bigint;
  readonly last: string | null;
  readonly proposed: string | null;
};

type Kept = {
  item_id: string;
  reason: Reason | null;
  note: string | null;
  marked_on: PlainDate | null;
  marked_by: string | null;
  standing: bigint;
  last: string | null;
};

export const readScale = async (context: Scope): Promise<ScaleStep[]> => {
  const row = await context.tx
    .selectFrom('doubtful_scale')
    .select('steps')
    .where('org_id', '=', context.org)
    .executeTakeFirst();
  return (row?.steps ?? []) as ScaleStep[];
};

/**
 * Marked as of now, or with an impairment that stands from a closing before. What is known before the accounts are drawn up
 * counts for the closing so the day of the mark does not matter.
 */
const kept = async (context: Scope, on: PlainDate): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    with standing as (
      select i.item_id, sum(i.change_minor)::bigint as minor from impairment i
      join closing_run r on r.org_id = i.org_id and r.id = i.run_id
      where i.org_id = ${context.org} and r.closing_on <= ${on}::date group by i.item_id
    ), marks as (
      select m.* from doubtful_mark m where m.org_id = ${context.org} and m.lifted_on is null
    )
    select coalesce(m.item_id, s.item_id) as item_id, m.reason, m.note, m.marked_on, m.recorded_by as marked_by,
      coalesce(s.minor, 0)::bigint as standing,
      (select i.percent from impairment i join closing_run r on r.org_id = i.org_id and r.id = i.run_id
        where i.org_id = ${context.org} and i.item_id = coalesce(m.item_id, s.item_id) and r.undoes_id is null
          and not exists (select from closing_run u where u.org_id = r.org_id and u.undoes_id = r.id)
        order by r.closing_on desc limit 1) as last
    from marks m full join (select * from standing where minor <> 0) s on s.item_id = m.item_id`.execute(
    context.tx,
  );
  return rows;
};

const closedItems = async (context: Scope, ids: readonly string[]): Promise<ItemAt[]> => {
  const { rows } = await sql<ItemAt>`
    select i.id, i.account, i.party_id, p.name as party_name, i.number, i.currency, i.due_on,
      0::bigint as open_minor, 0::bigint as base_minor
    from open_item i join party p on p.org_id = i.org_id and p.id = i.party_id
    where i.org_id = ${context.org} and i.id = any(${[...ids]}::uuid[]) order by p.name, i.number`.execute(
    context.tx,
  );
  return rows;
};

export const doubtfulRows = async (context: Scope, closingOn: PlainDate): Promise<DoubtfulRow[]> => {
  const known = new Map((await kept(context, closingOn)).map((one) => [one.item_id, one]));
  if (known.size === 0) return [];
  const scale = await readScale(context);
  const open = await itemsAt(context, closingOn, sql`i.id = any(${[...known.keys()]}::uuid[])`);
  const settled = [...known.keys()].filter(
    (id) => known.get(id)!.standing !== 0n && open.every((one) => one.id !== id),
  );
  const rows: DoubtfulRow[] = [];
  for (const item of [...open, ...(await closedItems(context, settled))]) {
    const one = known.get(item.id)!;
    const invoiced = await invoicedVat(context, item.id);
    const taxMinor = invoiced?.vat.reduce((sum, { minor }) => sum + minor, 0n) ?? 0n;
    const net = netOfTax(item.base_minor, invoiced && { grossMinor: invoiced.grossMinor, taxMinor });
    const isMarked = one.reason !== null && item.base_minor !== 0n;
    rows.push({
      item,
      mark: isMarked
        ? { reason: one.reason!, note: one.note!, on: one.marked_on!, by: one.marked_by! }
        : null,
      openMinor: item.base_minor,
      netMinor: net,
      isWithoutVat: invoiced === null,
      standingMinor: one.standing,
      last: one.last,
      proposed: proposedPercent(scale, item.due_on, closingOn),
    });
  }
  return rows;
};
