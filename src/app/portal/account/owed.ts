import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';

export type OwedItem = {
  readonly itemId: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly currency: Currency;
  readonly openMinor: bigint;
  /** Of that, what nobody contests. */
  readonly undisputedMinor: bigint;
  /** In a plan that runs or waits for our answer. */
  readonly isPlanned: boolean;
  /** null for what was taken over from elsewhere, or has no PDF yet: it cannot be sent again. */
  readonly documentId: string | null;
};

/** A page on a telephone; who owes more than this is talked to. */
const MOST = 100;

/** What a customer owes, item by item, the oldest due first. */
export const readOwed = async (
  context: Pick<Context, 'tx' | 'org'>,
  partyId: string,
): Promise<OwedItem[]> => {
  const { rows } = await sql<{
    id: string;
    number: string;
    issued_on: PlainDate;
    due_on: PlainDate;
    currency: Currency;
    open_minor: bigint;
    disputed: bigint;
    is_planned: boolean;
    document_id: string | null;
  }>`
    select i.id, i.number, i.issued_on, i.due_on, i.currency, i.open_minor,
      (select coalesce(sum(d.amount_minor), 0)::bigint from dispute d
        where d.org_id = i.org_id and d.item_id = i.id and d.closed_on is null) as disputed,
      exists (select 1 from payment_plan p where p.org_id = i.org_id and p.party_id = i.party_id
        and p.state in ('proposed', 'running') and i.id = any(p.item_ids)) as is_planned,
      (select s.id from sales_document s join invoice v on v.org_id = s.org_id and v.id = s.invoice_id
        where s.org_id = i.org_id and s.invoice_id = i.invoice_id and v.file_sha256 is not null) as document_id
    from open_item i
    where i.org_id = ${context.org} and i.party_id = ${partyId} and i.account = ${CUSTOMERS}
      and i.settled_on is null and i.open_minor > 0
    order by i.due_on, i.id limit ${MOST}`.execute(context.tx);
  return rows.map((row) => ({
    itemId: row.id,
    number: row.number,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    currency: row.currency,
    openMinor: row.open_minor,
    undisputedMinor: row.disputed >= row.open_minor ? 0n : row.open_minor - row.disputed,
    isPlanned: row.is_planned,
    documentId: row.document_id,
  }));
};
