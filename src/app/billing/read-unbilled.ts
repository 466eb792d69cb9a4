import { sql } from 'kysely';
import { contentToDocument } from '../../contract/document-shapes.ts';
import type { OutputOf } from '../../contract/endpoint.ts';
import { wireCurrency } from '../../contract/wire.ts';
import type { PlainDate } from '../../core/calendar/index.ts';
import { computeTotals, type Document, type Totals } from '../../core/invoicing/index.ts';
import type { Currency } from '../../core/money/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { startDocument } from '../invoicing/index.ts';
import type { billingContract } from './contract.ts';
import { readDeliveries } from './store.ts';

/** Of one currency: what was delivered by a day and not invoiced by then. */
export type Unbilled = {
  readonly currency: Currency;
  readonly delivered: readonly {
    readonly document: Pick<Document, 'kind' | 'lines' | 'currency'>;
    readonly totals: Totals;
  }[];
};

/** Delivered by the day and not invoiced by then: also what was invoiced or cancelled only since. */
const idsOn = async (context: Context, on: PlainDate): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select b.id from billable b
    left join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    left join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
    where b.org_id = ${context.org} and b.delivered_on <= ${on}::date and b.gross_minor > 0
      and (i.issued_on is null or i.issued_on > ${on}::date)
      and (b.cancelled_on is null or b.cancelled_on > ${on}::date)`.execute(context.tx);
  return rows.map((row) => row.id);
};

/** `lock`: for whoever books it, so that nobody invoices it meanwhile. */
export const readUnbilled = async (
  context: Context,
  on: PlainDate,
  { lock }: { lock: boolean },
): Promise<Unbilled[]> => {
  const ids = await idsOn(context, on);
  if (ids.length === 0) return [];
  const deliveries = await readDeliveries(context, ids, { lock });
  const template = await startDocument(context, { kind: 'invoice' });
  const currencies = [...new Set(deliveries.map((one) => one.currency))].sort();
  return currencies.map((currency) => ({
    currency: wireCurrency(currency),
    delivered: deliveries
      .filter((one) => one.currency === currency)
      .map((one) => {
        const document = contentToDocument({ ...template, currency, lines: [...one.lines] }, context.today);
        return { document, totals: computeTotals(document, wireCurrency(currency)) };
      }),
  }));
};

/** What a closing on that day would book, before it is booked: a rate is wanted for each foreign currency. */
export const sumUnbilled = async (
  context: Context,
  on: PlainDate,
): Promise<OutputOf<typeof billingContract.toAccrue>> => {
  const waiting = await readUnbilled(context, on, { lock: false });
  return {
    sums: waiting.map(({ currency, delivered }) => ({
      currency,
      netMinor: delivered.reduce((sum, one) => sum + one.totals.netMinor, 0n).toString(),
      grossMinor: delivered.reduce((sum, one) => sum + one.totals.grossMinor, 0n).toString(),
      count: delivered.length,
    })),
  };
};
