import { sql } from 'kysely';
import type { OutputOf } from '../../../contract/endpoint.ts';
import { RETENTIONS } from '../../../core/ledger/index.ts';
import type { Context } from '../../../shell/http/context.ts';
import type { retentionsContract } from '../retentions-contract.ts';
import { fetchDocument } from '../store/documents.ts';

type Retention = OutputOf<(typeof retentionsContract)['read']>['retention'];
type Row = {
  currency: string;
  amount: bigint;
  open: bigint;
  due_on: string;
  held: boolean;
  until_on: string | null;
  reason: string | null;
  held_by: string | null;
  released_on: string | null;
  released_by: string | null;
  own_amount: bigint | null;
  own_open: bigint | null;
};

/** What an issued invoice kept back, until when, and what became of it; null where it keeps nothing back. */
export const readRetention = async (context: Context, documentId: string): Promise<Retention> => {
  const { invoiceId } = await fetchDocument(context, documentId);
  if (invoiceId === null) return null;
  const { rows } = await sql<Row>`
    select i.currency, i.amount_minor as amount, i.open_minor as open, i.due_on, h.item_id is not null as held, h.until_on,
      h.reason, h.recorded_by as held_by, r.released_on, r.recorded_by as released_by, w.amount_minor as own_amount,
      w.open_minor as own_open
    from open_item i
    left join retention_hold h on h.org_id = i.org_id and h.item_id = i.id and i.settled_on is null
    left join retention_release r on r.org_id = i.org_id and r.item_id = i.id and r.undone_on is null
    left join open_item w on w.org_id = r.org_id and w.id = r.own_item_id
    where i.org_id = ${context.org} and i.invoice_id = ${invoiceId} and i.account = ${RETENTIONS} and i.amount_minor > 0
    order by i.id limit 1`.execute(context.tx);
  const row = rows[0];
  if (row === undefined) return null;
  return {
    currency: row.currency,
    amountMinor: row.amount.toString(),
    heldMinor: row.open.toString(),
    releaseOn: row.due_on,
    hold: row.held ? { until: row.until_on, reason: row.reason ?? '', by: row.held_by ?? '' } : null,
    release:
      row.released_on === null
        ? null
        : {
            on: row.released_on,
            by: row.released_by ?? '',
            amountMinor: row.own_amount!.toString(),
            openMinor: row.own_open!.toString(),
          },
  };
};
