import { sql } from 'kysely';
import { toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Line } from './read-lines.ts';

type Offer = Line['batches'][number];

/** Batches proposed for waiting lines, as long as they are expected and their items are open for that much. */
export const batchOffersOf = async (
  context: Context,
  lineIds: readonly string[],
): Promise<Map<string, Offer[]>> => {
  const found = new Map<string, Offer[]>();
  if (lineIds.length === 0) return found;
  const { rows } = await sql<{
    line_id: string;
    batch_id: string;
    kind: Offer['kind'];
    score: number;
    reference: string;
    expected_on: string | null;
    gross_minor: bigint;
    fee_minor: bigint;
    part_count: number;
    reasons: Offer['reasons'];
    numbers: string[] | null;
    is_open: boolean;
    is_whole: boolean;
  }>`
    select o.line_id, o.batch_id, o.score, b.kind, b.reference_texts[1] as reference, b.expected_on, b.gross_minor, b.fee_minor,
      (select count(*)::int from payment_batch_part p where p.org_id = b.org_id and p.batch_id = b.id) as part_count,
      o.reasons, shares.numbers, coalesce(shares.is_open, true) as is_open,
      b.holding_account <> '' or shares.total is not distinct from b.gross_minor as is_whole
    from batch_proposal o
    join payment_batch b on b.org_id = o.org_id and b.id = o.batch_id and b.state = 'expected'
    left join lateral (
      select array_agg(i.number order by i.number) as numbers, bool_and(i.open_minor >= a."amountMinor") as is_open,
        sum(a."amountMinor")::bigint as total
      from jsonb_to_recordset(o.allocations) as a("itemId" uuid, "amountMinor" bigint)
      left join open_item i on i.org_id = o.org_id and i.id = a."itemId") shares on true
    where o.org_id = ${context.org} and o.line_id = any(${[...lineIds]}::uuid[])
    order by o.line_id, o.rank`.execute(context.tx);
  for (const row of rows) {
    if (!row.is_open) continue;
    const list = found.get(row.line_id) ?? [];
    list.push({
      batchId: row.batch_id,
      kind: row.kind,
      score: row.score,
      reference: row.reference,
      expectedOn: row.expected_on,
      grossMinor: toWire(row.gross_minor),
      feeMinor: toWire(row.fee_minor),
      partCount: row.part_count,
      reasons: row.reasons,
      isWhole: row.is_whole,
      numbers: row.numbers ?? [],
    });
    found.set(row.line_id, list);
  }
  return found;
};
