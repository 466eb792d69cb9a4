import { sql } from 'kysely';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { CUSTOMERS } from '../../../core/ledger/index.ts';
import type { Currency } from '../../../core/money/index.ts';
import type { Context } from '../../../shell/http/context.ts';

/** A page on a telephone is read, not searched; the statement says all. */
const MOST = 100;

export type AccountItem = {
  readonly number: string;
  readonly dueOn: PlainDate;
  /** Negative for what is in the customer's favour. */
  readonly openMinor: bigint;
  readonly currency: Currency;
  /** null for what was taken over from elsewhere: there is no page of it. */
  readonly documentId: string | null;
};

export type AccountFacts = {
  readonly sums: readonly {
    readonly currency: Currency;
    readonly openMinor: bigint;
    readonly lateMinor: bigint;
  }[];
  readonly items: readonly AccountItem[];
  /** Not shown. */
  readonly more: number;
};

/** All that is open on 411 for a customer, the oldest due first. */
export const accountFacts = async (context: Context, partyId: string): Promise<AccountFacts> => {
  const open = sql`open_item i
    where i.org_id = ${context.org} and i.party_id = ${partyId} and i.account = ${CUSTOMERS} and i.settled_on is null`;
  const { rows: sums } = await sql<{ currency: Currency; open: bigint; late: bigint; count: number }>`
    select i.currency, sum(i.open_minor)::bigint as open, count(*)::int as count,
      coalesce(sum(i.open_minor) filter (where i.open_minor > 0 and i.due_on < ${context.today}::date), 0)::bigint as late
    from ${open} group by i.currency order by i.currency`.execute(context.tx);
  const { rows } = await sql<{
    number: string;
    due_on: PlainDate;
    open_minor: bigint;
    currency: Currency;
    document_id: string | null;
  }>`
    select i.number, i.due_on, i.open_minor, i.currency,
      (select d.id from sales_document d where d.org_id = i.org_id and d.invoice_id = i.invoice_id) as document_id
    from ${open} order by i.due_on, i.number limit ${MOST}`.execute(context.tx);
  return {
    sums: sums.map((row) => ({ currency: row.currency, openMinor: row.open, lateMinor: row.late })),
    items: rows.map((row) => ({
      number: row.number,
      dueOn: row.due_on,
      openMinor: row.open_minor,
      currency: row.currency,
      documentId: row.document_id,
    })),
    more: sums.reduce((sum, row) => sum + row.count, 0) - rows.length,
  };
};
