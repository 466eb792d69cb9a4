import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { receivablesContract } from './contract.ts';
import { isDoubtful, shownKind, toItem, withNextReminders, type Item, type ItemRow } from './list-items.ts';
import type { ReceivablesPorts } from './ports.ts';
import { readAgingSettings } from './settings.ts';
import { readStanding } from './standing.ts';

type ReadItem = OutputOf<typeof receivablesContract.readItem>;

export const readItem = async (context: Context, id: string, ports: ReceivablesPorts): Promise<ReadItem> => {
  const { rows } = await sql<
    ItemRow & {
      invoice_id: string | null;
      document_id: string | null;
      payment_id: string | null;
      has_pdf: boolean;
    }
  >`
    select i.*, ${shownKind} as shown_kind, ${isDoubtful} as is_doubtful, p.name, c.code, coalesce(v.file_sha256 is not null, false) as has_pdf, d.id as document_id
    from open_item i
    join party p on p.org_id = i.org_id and p.id = i.party_id
    left join customer c on c.org_id = i.org_id and c.party_id = i.party_id
    left join sales_document d on d.org_id = i.org_id and d.invoice_id = i.invoice_id
    left join invoice v on v.org_id = i.org_id and v.id = i.invoice_id
    where i.org_id = ${context.org} and i.id = ${id}`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) throw new Problem('record.not-found');
  const { limits } = await readAgingSettings(context);
  const [item] = await withNextReminders(context, [toItem(row, context.today, limits)], ports);
  return {
    item: item!,
    invoiceId: row.invoice_id,
    documentId: row.document_id,
    paymentId: row.payment_id,
    hasPdf: row.has_pdf,
    doubtful: await readDoubtful(context, id),
    allocations: await readAllocations(context, id),
    ...(await readStanding(context, row.party_id, id)),
  };
};

const readDoubtful = async (context: Context, id: string): Promise<ReadItem['doubtful']> => {
  const { rows } = await sql<NonNullable<ReadItem['doubtful']>>`
    select reason, note, marked_on as "on", recorded_by as by from doubtful_mark
    where org_id = ${context.org} and item_id = ${id} and lifted_on is null`.execute(context.tx);
  return rows[0] ?? null;
};

type AllocationRow = {
  id: string;
  other_id: string;
  kind: Item['kind'];
  number: string;
  amount_minor: bigint;
  effective_on: PlainDate;
  lettrage: string | null;
  is_reversed: boolean;
  recorded_by: string;
};

/** Both sides of the join, newest first; the other item is what the reader wants to see. */
const readAllocations = async (context: Context, id: string): Promise<ReadItem['allocations']> => {
  const { rows } = await sql<AllocationRow>`
    select a.id, o.id as other_id, o.kind, o.number, a.amount_minor, a.effective_on, l.code as lettrage,
      exists (select 1 from allocation r where r.org_id = a.org_id and r.reverses_id = a.id) as is_reversed,
      a.recorded_by
    from (
      select a.*, a.credit_item_id as other from allocation a where a.org_id = ${context.org} and a.debit_item_id = ${id}
      union all
      select a.*, a.debit_item_id from allocation a where a.org_id = ${context.org} and a.credit_item_id = ${id}
    ) a
    join open_item o on o.org_id = ${context.org} and o.id = a.other
    left join lettrage l on l.org_id = ${context.org} and l.id = a.lettrage_id
    order by a.effective_on desc, a.id desc`.execute(context.tx);
  return rows.map((row) => ({
    id: row.id,
    itemId: row.other_id,
    kind: row.kind,
    number: row.number,
    amountMinor: row.amount_minor.toString(),
    effectiveOn: row.effective_on,
    lettrage: row.lettrage ?? '',
    isReversed: row.is_reversed,
    by: row.recorded_by,
  }));
};
