import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../../shell/http/context.ts';
import type { paymentsContract } from './contract.ts';

export type Payment = OutputOf<typeof paymentsContract.read>;

type Filter = {
  ids?: readonly string[];
  partyId?: string;
  before?: string;
  unattributed?: boolean;
  limit: number;
};

type Row = {
  id: string;
  method: Payment['method'];
  party_id: string | null;
  party_name: string | null;
  candidate_party_id: string | null;
  received_on: string;
  currency: string;
  amount_minor: bigint;
  unallocated_minor: bigint;
  reference: string;
  note: string;
  reversed: boolean;
  from_statement: boolean;
  recorded_by: string;
  recorded_at: string;
  allocations: Payment['allocations'];
};

/** Newest first. Allocations that were undone are left out; amounts in JSON are text (2^53). */
const select = async (context: Context, filter: Filter): Promise<Payment[]> => {
  const rows = await sql<Row>`
    select p.id, p.method, p.party_id, party.name as party_name, p.candidate_party_id, p.received_on, p.currency,
      p.amount_minor, p.reference, p.note, p.reversal_entry_id is not null as reversed,
      p.statement_line_id is not null as from_statement, p.recorded_by, p.recorded_at,
      case when p.party_id is null and credits.n = 0 then p.amount_minor else coalesce(credits.open_minor, 0) end as unallocated_minor,
      coalesce(live.list, '[]'::json) as allocations
    from payment p
    left join party on party.org_id = p.org_id and party.id = p.party_id
    left join lateral (
      select count(*) as n, (-sum(c.open_minor))::bigint as open_minor from open_item c
      where c.org_id = p.org_id and c.payment_id = p.id and c.amount_minor < 0
    ) credits on true
    left join lateral (
      select json_agg(json_build_object('id', a.id, 'itemId', d.id, 'number', d.number, 'amountMinor', a.amount_minor::text)
        order by a.id) as list
      from open_item c
      join allocation a on a.org_id = c.org_id and a.credit_item_id = c.id and a.reverses_id is null
      join open_item d on d.org_id = a.org_id and d.id = a.debit_item_id and d.kind <> 'transfer'
      where c.org_id = p.org_id and c.payment_id = p.id
        and not exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id)
    ) live on true
    where p.org_id = ${context.org} and p.direction = 'in'
      ${filter.ids === undefined ? sql`` : sql`and p.id = any(${[...filter.ids]}::uuid[])`}
      ${filter.partyId === undefined ? sql`` : sql`and p.party_id = ${filter.partyId}::uuid`}
      ${filter.before === undefined ? sql`` : sql`and p.id < ${filter.before}::uuid`}
      ${filter.unattributed ? sql`and p.party_id is null and p.reversal_entry_id is null` : sql``}
    order by p.id desc limit ${filter.limit}`.execute(context.tx);
  return rows.rows.map((row) => ({
    id: row.id,
    method: row.method,
    partyId: row.party_id,
    partyName: row.party_name,
    candidatePartyId: row.candidate_party_id,
    receivedOn: row.received_on,
    currency: row.currency,
    amountMinor: row.amount_minor.toString(),
    unallocatedMinor: row.unallocated_minor.toString(),
    reference: row.reference,
    note: row.note,
    isReversed: row.reversed,
    fromStatement: row.from_statement,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    allocations: row.allocations,
  }));
};

export const readPayment = async (context: Context, id: string): Promise<Payment> => {
  const [payment] = await select(context, { ids: [id], limit: 1 });
  if (payment === undefined) throw new Problem('record.not-found');
  return payment;
};

const PAGE = 50;

export const recentPayments = async (
  context: Context,
  filter: { partyId?: string; before?: string },
): Promise<{ payments: Payment[]; next: string | null }> => {
  const payments = await select(context, { ...filter, limit: PAGE + 1 });
  return { payments: payments.slice(0, PAGE), next: payments.length > PAGE ? payments[PAGE - 1]!.id : null };
};

export const unattributedPayments = async (context: Context): Promise<{ payments: Payment[] }> => ({
  payments: await select(context, { unattributed: true, limit: 500 }),
});
