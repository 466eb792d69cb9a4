import { sql } from 'kysely';
import { CUSTOMERS } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { announce, isWanted } from '../webhooks/index.ts';

/**
 * Tells other programs of invoices on which nothing is due any more, whoever settled them: a payment typed in, a line of
 * the bank, a credit note. `itemIds`: what was just settled; an invoice in instalments is paid with its last one.
 */
export const tellSettled = async (context: Context, itemIds: readonly string[]): Promise<void> => {
  if (itemIds.length === 0 || !(await isWanted(context, 'invoice.paid'))) return;
  const { rows } = await sql<{
    id: string;
    number: string;
    party_id: string;
    currency: string;
    total_minor: bigint;
    settled_on: string;
  }>`
    select v.id, v.number, v.party_id, v.currency, v.total_minor, max(i.settled_on)::text as settled_on
    from invoice v join open_item i on i.org_id = v.org_id and i.invoice_id = v.id and i.account like ${`${CUSTOMERS}%`}
    where v.org_id = ${context.org} and v.kind <> 'credit_note'
      and v.id in (select s.invoice_id from open_item s where s.org_id = ${context.org} and s.id = any(${itemIds}::uuid[]))
    group by v.org_id, v.id having bool_and(i.open_minor = 0) order by v.id`.execute(context.tx);
  await announce(
    context,
    'invoice.paid',
    rows.map((row) => ({
      subjectId: row.id,
      data: {
        invoice_id: row.id,
        number: row.number,
        customer_id: row.party_id,
        currency: row.currency,
        total_minor: row.total_minor.toString(),
        settled_on: row.settled_on,
      },
    })),
  );
};
