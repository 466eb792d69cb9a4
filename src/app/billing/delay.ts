import { sql } from 'kysely';
import type { OutputOf } from '../../contract/endpoint.ts';
import { addMonths, startOfMonth, type PlainDate } from '../../core/calendar/index.ts';
import { issueDelay } from '../../core/invoicing/index.ts';
import type { Context } from '../../shell/http/context.ts';
import type { billingContract } from './contract.ts';

const MONTHS = 12;

/** From delivery to invoice, over the last twelve months of issue. Measured, never kept. */
export const readDelay = async (
  context: Context,
  withinDays: number,
): Promise<OutputOf<typeof billingContract.delay>> => {
  const from = addMonths(startOfMonth(context.today), 1 - MONTHS);
  const { rows } = await sql<{ delivered_on: PlainDate; issued_on: PlainDate }>`
    select b.delivered_on, i.issued_on
    from billable b
    join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
    where b.org_id = ${context.org} and i.issued_on >= ${from}::date`.execute(context.tx);
  const facts = rows.map((row) => ({ deliveredOn: row.delivered_on, issuedOn: row.issued_on }));
  const months = [...new Set(facts.map((one) => startOfMonth(one.issuedOn)))].toSorted((a, b) =>
    a < b ? 1 : -1,
  );
  return {
    ...issueDelay(facts, withinDays),
    months: months.map((month) => ({
      month,
      ...issueDelay(
        facts.filter((one) => startOfMonth(one.issuedOn) === month),
        withinDays,
      ),
    })),
  };
};
