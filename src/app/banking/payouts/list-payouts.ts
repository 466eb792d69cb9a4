import { sql, type RawBuilder } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { Problem } from '../../../contract/problem.ts';
import { toWire } from '../../../contract/wire.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { payoutsContract } from '../payouts-contract.ts';

type Listed = OutputOf<typeof payoutsContract.payouts>['payouts'][number];
type Detail = OutputOf<typeof payoutsContract.payout>;
type Part = Detail['parts'][number];

const SHOWN = 200;

/** A charge on 471, a debit without invoice, an amount put aside: something is left to do. */
const OPEN = sql`p.kind = 'other' or p.kind = 'charge' and (
  b.kind = 'payout' and m.party_id is null and m.reversal_entry_id is null and p.payment_id is not null
  or b.kind = 'direct_debit' and b.state = 'expected' and p.item_id is null
    and not exists (select from open_item i where i.org_id = p.org_id and i.number = p.number and i.settled_on is null))
  or p.kind in ('refund', 'chargeback') and p.payment_id is null`;

const select = async (context: Context, where: RawBuilder<unknown>): Promise<Listed[]> => {
  const { rows } = await sql<{
    id: string;
    kind: Listed['kind'];
    payer: string;
    reference: string;
    expected_on: string | null;
    currency: string;
    gross_minor: bigint;
    fee_minor: bigint;
    net_minor: bigint;
    state: Listed['state'];
    received_on: string | null;
    received_minor: bigint | null;
    part_count: number;
    open_parts: number;
    recorded_by: string;
    recorded_at: string;
  }>`
    select b.id, b.kind, b.payer, b.reference_texts[1] as reference, b.expected_on, b.currency, b.gross_minor, b.fee_minor,
      b.net_minor, b.state, l.booked_on as received_on, l.amount_minor as received_minor, parts.n as part_count,
      parts.open as open_parts, b.recorded_by, b.recorded_at
    from payment_batch b
    left join match x on x.org_id = b.org_id and x.batch_id = b.id and x.undone_at is null
    left join statement_line l on l.org_id = x.org_id and l.id = x.line_id
    left join lateral (
      select count(*)::int as n, (count(*) filter (where ${OPEN}))::int as open from payment_batch_part p
      left join payment m on m.org_id = p.org_id and m.id = p.payment_id
      where p.org_id = b.org_id and p.batch_id = b.id) parts on true
    where b.org_id = ${context.org} ${where}
    order by b.expected_on desc nulls first, b.id desc limit ${SHOWN}`.execute(context.tx);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    provider: row.payer,
    reference: row.reference,
    expectedOn: row.expected_on,
    currency: row.currency,
    grossMinor: toWire(row.gross_minor),
    feeMinor: toWire(row.fee_minor),
    netMinor: toWire(row.net_minor),
    state: row.state,
    receivedOn: row.received_on,
    receivedMinor: toWire(row.received_minor ?? 0n),
    partCount: row.part_count,
    openParts: row.state === 'cancelled' ? 0 : row.open_parts,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  }));
};

export const listPayouts = async (context: Context): Promise<{ payouts: Listed[] }> => ({
  payouts: await select(context, sql``),
});

export const readPayout = async (context: Context, id: string): Promise<Detail> => {
  const [payout] = await select(context, sql`and b.id = ${id}`);
  if (payout === undefined) throw new Problem('record.not-found');
  const { rows } = await sql<{
    part_no: number;
    kind: Part['kind'];
    number: string;
    payer: string;
    external_id: string;
    happened_on: string | null;
    amount_minor: bigint;
    fee_minor: bigint;
    party_id: string | null;
    party_name: string | null;
    numbers: string[] | null;
    is_open: boolean;
  }>`
    select p.part_no, p.kind, p.number, p.payer, p.external_id, p.happened_on, p.amount_minor, p.fee_minor,
      coalesce(m.party_id, i.party_id) as party_id, party.name as party_name,
      case when i.id is not null then array[i.number] else paid.numbers end as numbers, ${OPEN} as is_open
    from payment_batch_part p
    join payment_batch b on b.org_id = p.org_id and b.id = p.batch_id
    left join payment m on m.org_id = p.org_id and m.id = p.payment_id
    left join open_item i on i.org_id = p.org_id and i.id = p.item_id
    left join party on party.org_id = p.org_id and party.id = coalesce(m.party_id, i.party_id)
    left join lateral (
      select array_agg(distinct d.number order by d.number) as numbers from open_item c
      join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
      join open_item d on d.org_id = a.org_id and d.id = a.debit_item_id and d.kind <> 'transfer'
      where c.org_id = p.org_id and c.payment_id = p.payment_id and c.amount_minor < 0
        and (a.id = any(p.released_ids) or p.kind = 'charge' and not exists (
          select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id))) paid on true
    where p.org_id = ${context.org} and p.batch_id = ${id} order by p.part_no`.execute(context.tx);
  return {
    payout,
    parts: rows.map((row) => ({
      partNo: row.part_no,
      kind: row.kind,
      number: row.number,
      payer: row.payer,
      externalId: row.external_id,
      happenedOn: row.happened_on,
      amountMinor: toWire(row.amount_minor),
      feeMinor: toWire(row.fee_minor),
      partyId: row.party_id,
      partyName: row.party_name ?? '',
      numbers: row.numbers ?? [],
      state: stateOf(row),
    })),
  };
};

const stateOf = (row: { kind: Part['kind']; is_open: boolean }): Part['state'] => {
  if (row.kind === 'fee') return 'fee';
  if (!row.is_open) return 'found';
  return row.kind === 'charge' ? 'waiting' : 'aside';
};

/** A person says which invoice a direct debit is of, before it arrives; the lines that wait are compared again afterwards. */
export const choosePayoutItem = async (
  context: Context,
  { id, partNo, itemId }: { id: string; partNo: number; itemId: string },
): Promise<void> => {
  const item = await context.tx
    .selectFrom('open_item')
    .select(['number', 'open_minor'])
    .where('org_id', '=', context.org)
    .where('id', '=', itemId)
    .executeTakeFirst();
  const changed = await sql`
    update payment_batch_part p set item_id = ${itemId}::uuid, number = ${item?.number ?? ''}
    from payment_batch b
    where p.org_id = ${context.org} and p.batch_id = ${id} and p.part_no = ${partNo} and b.org_id = p.org_id
      and b.id = p.batch_id and b.state = 'expected' and b.kind = 'direct_debit'
      and p.amount_minor <= ${item?.open_minor ?? 0n}`.execute(context.tx);
  if (changed.numAffectedRows !== 1n) throw new Problem('bank.proposal-stale');
};
