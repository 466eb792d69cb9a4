import { sql } from 'kysely';
import { contentToDocument } from '../../contract/document-shapes.ts';
import type { OutputOf } from '../../contract/endpoint.ts';
import { Problem } from '../../contract/problem.ts';
import { wireCurrency } from '../../contract/wire.ts';
import { addDays, type PlainDate } from '../../core/calendar/index.ts';
import { error, warning, type Finding } from '../../core/finding.ts';
import { computeTotals, type Priced } from '../../core/invoicing/index.ts';
import { accrualEntry } from '../../core/ledger/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { startDocument } from '../invoicing/index.ts';
import { ensureAccounts, postEntry, reverseEntry } from '../ledger/index.ts';
import { audit, readOrganization } from '../organization/index.ts';
import type { billingContract } from './contract.ts';
import { lockDeliveries } from './store.ts';

type Accrual = OutputOf<typeof billingContract.accrue>['accrual'];

/** Delivered by the day and not invoiced by then: also what was invoiced or cancelled only since. */
const delivered = async (context: Context, closingOn: PlainDate): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select b.id from billable b
    left join sales_document d on d.org_id = b.org_id and d.id = b.document_id
    left join invoice i on i.org_id = d.org_id and i.id = d.invoice_id
    where b.org_id = ${context.org} and b.delivered_on <= ${closingOn}::date
      and (i.issued_on is null or i.issued_on > ${closingOn}::date)
      and (b.cancelled_on is null or b.cancelled_on > ${closingOn}::date)`.execute(context.tx);
  return rows.map((row) => row.id);
};

/**
 * Books what was delivered and not invoiced at a closing (4181), and undoes it on the first day of the next period
 * (PCG art. 944-41). Once per closing day. What is in a foreign currency has no rate before it is invoiced: it is left
 * out, and said.
 */
export const accrueDeliveries = async (
  context: Context,
  closingOn: PlainDate,
): Promise<{ accrual: Accrual; left: Finding[] }> => {
  const refuse = (code: string): never => {
    throw new Problem('record.refused', {}, [error(code, { path: 'closingOn' })]);
  };
  if (closingOn > context.today) return refuse('billing.closing-in-future');
  const { accruals } = await readAccruals(context);
  if (accruals.some((one) => one.closingOn === closingOn)) return refuse('billing.closing-booked');
  const { baseCurrency } = await readOrganization(context);
  const base = wireCurrency(baseCurrency);
  const ids = await delivered(context, closingOn);
  const all = ids.length === 0 ? [] : await lockDeliveries(context, ids);
  const own = all.filter((one) => one.currency === baseCurrency && one.grossMinor > 0n);
  if (own.length === 0) return refuse('billing.nothing-to-accrue');
  const template = await startDocument(context, { kind: 'invoice' });
  const facts = own.map((one) => {
    const document = contentToDocument(
      { ...template, currency: one.currency, lines: [...one.lines] },
      context.today,
    );
    return { document, totals: computeTotals(document satisfies Priced, base) };
  });
  const entry = accrualEntry(facts, closingOn);
  await ensureAccounts(
    context,
    entry.postings.map((one) => one.account),
  );
  const source = { kind: 'accrual', id: null };
  const { entryId } = await postEntry(context, entry, source);
  const next = addDays(closingOn, 1);
  const reversal = await reverseEntry(
    context,
    entryId,
    next,
    'Extourne des produits non encore facturés',
    source,
  );
  const netMinor = facts.reduce((sum, one) => sum + one.totals.netMinor, 0n);
  const taxMinor = facts.reduce((sum, one) => sum + one.totals.taxMinor, 0n);
  await context.tx
    .insertInto('billing_accrual')
    .values({
      org_id: context.org,
      closing_on: closingOn,
      entry_id: entryId,
      reversal_id: reversal.entryId,
      deliveries: own.length,
      net_minor: netMinor,
      tax_minor: taxMinor,
      recorded_by: context.actor.name,
      recorded_at: context.now,
    })
    .execute();
  await audit(context, 'accrual.booked', { kind: 'accrual', id: closingOn }, { deliveries: own.length });
  const foreign = all.filter((one) => one.currency !== baseCurrency).length;
  const booked = (await readAccruals(context)).accruals.find((one) => one.closingOn === closingOn)!;
  return {
    accrual: booked,
    left: foreign === 0 ? [] : [warning('billing.accrual-foreign', { params: { count: foreign } })],
  };
};

export const readAccruals = async (context: Context): Promise<{ accruals: Accrual[] }> => {
  const rows = await context.tx
    .selectFrom('billing_accrual')
    .selectAll()
    .where('org_id', '=', context.org)
    .orderBy('closing_on', 'desc')
    .limit(60)
    .execute();
  return {
    accruals: rows.map((row) => ({
      closingOn: row.closing_on,
      deliveries: row.deliveries,
      netMinor: row.net_minor.toString(),
      taxMinor: row.tax_minor.toString(),
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at,
    })),
  };
};
