import { sql } from 'kysely';
import { toWire } from '../../contract/wire.ts';
import type { Context } from '../../shell/http/context.ts';
import type { Line } from './read-lines.ts';

type Allocation = Line['proposals'][number]['allocations'][number];
type Reasons = Line['vetoes'];

export type AllocationRow = {
  item_id: string;
  number: string;
  kind: string;
  party_id: string;
  party_name: string;
  due_on: string;
  currency: string;
  amount_minor: bigint;
  open_minor: bigint;
};

export const toAllocation = (row: AllocationRow): Allocation => ({
  itemId: row.item_id,
  number: row.number,
  kind: row.kind,
  partyId: row.party_id,
  partyName: row.party_name,
  dueOn: row.due_on,
  currency: row.currency,
  amountMinor: toWire(row.amount_minor),
  openMinor: toWire(row.open_minor),
});

/** What was decided about posted lines, as it stands now. */
export const matchesOf = async (
  context: Context,
  lineIds: readonly string[],
): Promise<Map<string, NonNullable<Line['match']>>> => {
  if (lineIds.length === 0) return new Map();
  const rows = await sql<{
    line_id: string;
    kind: string;
    decided_by: string;
    score: number | null;
    reasons: Reasons;
    payment_id: string | null;
    ledger_account: string;
    batch_reference: string;
    rule_id: string | null;
    party_id: string | null;
    party_name: string | null;
    rest_minor: bigint;
    is_reversed: boolean | null;
    recorded_by: string;
    recorded_at: string;
    differences: NonNullable<Line['match']>['differences'];
  }>`
    select m.line_id, m.kind, m.decided_by, m.score, m.reasons, m.payment_id, m.ledger_account, m.rule_id,
      coalesce(b.reference_texts[1], '') as batch_reference,
      coalesce(p.party_id, p.candidate_party_id) as party_id, party.name as party_name,
      case when m.kind in ('account', 'return', 'batch') then 0 when p.party_id is null then p.amount_minor
        else coalesce(rest.open_minor, 0) end::bigint as rest_minor,
      m.kind <> 'return' and p.reversal_entry_id is not null as is_reversed, m.recorded_by, m.recorded_at,
      coalesce(off.list, '[]'::json) as differences
    from match m
    left join payment_batch b on b.org_id = m.org_id and b.id = m.batch_id
    left join payment p on p.org_id = m.org_id and p.id = coalesce(m.payment_id, m.returned_payment_id)
    left join party on party.org_id = p.org_id and party.id = coalesce(p.party_id, p.candidate_party_id)
    left join lateral (select (-sum(c.open_minor))::bigint as open_minor from open_item c
      where c.org_id = p.org_id and c.payment_id = p.id and c.amount_minor < 0) rest on true
    left join lateral (
      select json_agg(json_build_object('kind', d.kind, 'amountMinor', d.minor::text) order by d.kind) as list
      from (select w.kind, sum(w.amount_minor) as minor from write_off w
        where w.org_id = m.org_id and w.id = any(m.write_off_ids)
          and not exists (select from write_off u where u.org_id = w.org_id and u.reverses_id = w.id)
        group by w.kind) d) off on true
    where m.org_id = ${context.org} and m.line_id = any(${[...lineIds]}::uuid[]) and m.undone_at is null`.execute(
    context.tx,
  );
  const allocations = await allocationsOf(context, lineIds);
  return new Map(
    rows.rows.map((row) => [
      row.line_id,
      {
        kind: row.kind as NonNullable<Line['match']>['kind'],
        decidedBy: row.decided_by as NonNullable<Line['match']>['decidedBy'],
        score: row.score,
        reasons: row.reasons,
        paymentId: row.payment_id,
        ledgerAccount: row.ledger_account,
        batchReference: row.batch_reference,
        ruleId: row.rule_id,
        partyId: row.party_id,
        partyName: row.party_name,
        allocations: allocations.get(row.line_id) ?? [],
        restMinor: toWire(row.rest_minor),
        differences: row.differences,
        isReversed: row.is_reversed === true,
        by: row.recorded_by,
        at: row.recorded_at,
      },
    ]),
  );
};

/** What the money and the credit notes of a match settle, as it stands now. */
const allocationsOf = async (
  context: Context,
  lineIds: readonly string[],
): Promise<Map<string, Allocation[]>> => {
  const rows = await sql<AllocationRow & { line_id: string }>`
    with live as (
      select m.line_id, a.debit_item_id, a.amount_minor, null::uuid as note_id
      from match m
      join open_item c on c.org_id = m.org_id and c.payment_id = m.payment_id and c.amount_minor < 0
      join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
      where m.org_id = ${context.org} and m.line_id = any(${[...lineIds]}::uuid[]) and m.undone_at is null
        and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
      union all
      select m.line_id, a.debit_item_id, a.amount_minor, a.credit_item_id
      from match m join allocation a on a.org_id = m.org_id and a.id = any(m.netting_ids)
      where m.org_id = ${context.org} and m.line_id = any(${[...lineIds]}::uuid[]) and m.undone_at is null
        and m.kind <> 'return'
        and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)),
    -- What a return opened again, as money that is owed.
    returned as (
      select m.line_id, a.debit_item_id,
        case when a.id = any(m.netting_ids) then a.amount_minor else -a.amount_minor end as amount_minor
      from match m join allocation a on a.org_id = m.org_id and a.id = any(m.released_ids || m.netting_ids)
      where m.org_id = ${context.org} and m.line_id = any(${[...lineIds]}::uuid[]) and m.undone_at is null
        and m.kind = 'return'),
    parts as (
      select line_id, debit_item_id as item_id, amount_minor from returned
      union all
      select line_id, debit_item_id as item_id, amount_minor from live
      union all
      select line_id, note_id, -amount_minor from live where note_id is not null)
    select parts.line_id, i.id as item_id, i.number, i.kind, i.party_id, party.name as party_name, i.due_on,
      i.currency, sum(parts.amount_minor)::bigint as amount_minor, i.open_minor
    from parts
    join open_item i on i.org_id = ${context.org} and i.id = parts.item_id and i.kind not in ('transfer', 'write_off')
    join party on party.org_id = i.org_id and party.id = i.party_id
    group by parts.line_id, i.id, i.number, i.kind, i.party_id, party.name, i.due_on, i.currency, i.open_minor
    having sum(parts.amount_minor) <> 0
    order by i.due_on, i.number`.execute(context.tx);
  const found = new Map<string, Allocation[]>();
  for (const row of rows.rows) {
    const list = found.get(row.line_id) ?? [];
    list.push(toAllocation(row));
    found.set(row.line_id, list);
  }
  return found;
};
