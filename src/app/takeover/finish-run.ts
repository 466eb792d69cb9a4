import { sql } from 'kysely';
import { fromWire, toWire } from '../../contract/wire.ts';
import type { Summary } from '../../core/takeover/index.ts';
import type { Context } from '../../shell/http/context.ts';
import { audit, type Organization } from '../organization/index.ts';
import type { Run } from './store/runs.ts';
import type { Takeover } from './take-batch.ts';
import type { ResultView } from './wire-summary.ts';

export type Outcome = {
  readonly summary: Summary;
  readonly takeover: Takeover;
  readonly controlMinor: bigint | null;
  readonly organization: Organization;
};

/** Σ of what is open on 411 in base currency, and the balance of 411 in the ledger at the end of a day. */
export const readControl = async (
  context: Pick<Context, 'tx' | 'org'>,
  on: string,
): Promise<{ itemsMinor: bigint; ledgerMinor: bigint }> => {
  const row = await sql<{ items: bigint; ledger: bigint }>`
    select
      (select coalesce(sum(case when open_minor = amount_minor then base_minor else round(base_minor::numeric * open_minor / amount_minor) end), 0)::bigint
         from open_item where org_id = ${context.org} and account = '411' and settled_on is null) as items,
      (select coalesce(sum(p.debit_minor - p.credit_minor), 0)::bigint
         from posting p join journal_entry e on e.org_id = p.org_id and e.id = p.entry_id
        where p.org_id = ${context.org} and p.account = '411' and e.entry_on <= ${on}::date) as ledger`.execute(
    context.tx,
  );
  const found = row.rows[0]!;
  return { itemsMinor: found.items, ledgerMinor: found.ledger };
};

/** The opening is proved: what was taken over against 411, and 411 against the trial balance of the other system. */
export const finishRun = async (context: Context, run: Run, outcome: Outcome): Promise<void> => {
  const { summary, takeover, controlMinor, organization } = outcome;
  const options = run.options!;
  const { itemsMinor, ledgerMinor } = await readControl(context, options.cutoverOn);
  const expected = options.expectedMinor === null ? controlMinor : fromWire(options.expectedMinor);
  const result: ResultView = {
    newCustomers: summary.newCustomers,
    completedCustomers: takeover.completedCustomers.size,
    openItems: summary.openItems,
    paidItems: summary.paidItems,
    drafts: summary.drafts,
    invoiceLines: summary.invoiceLines,
    already: summary.already,
    refused: summary.refused,
    openingMinor: toWire(summary.openingMinor),
    itemsMinor: toWire(itemsMinor),
    ledgerMinor: toWire(ledgerMinor),
    expectedMinor: expected === null ? null : toWire(expected),
    differenceMinor: expected === null ? null : toWire(ledgerMinor - expected),
    baseCurrency: organization.baseCurrency,
    milliseconds: 0,
  };
  const opened = summary.openItems > 0;
  if (opened || options.nextInvoiceNumber !== '') {
    await context.tx
      .updateTable('organization')
      .set((eb) => ({
        ...(opened && { cutover_on: options.cutoverOn }),
        ...(options.nextInvoiceNumber !== '' && { next_invoice_number: options.nextInvoiceNumber }),
        version: eb('version', '+', 1),
      }))
      .where('org_id', '=', context.org)
      .execute();
  }
  await audit(
    context,
    'import.done',
    { kind: 'import', id: run.id },
    { customers: summary.newCustomers, items: summary.openItems, opening: result.openingMinor },
  );
  await sql`
    update import_run set state = 'done', result = ${JSON.stringify(result)}::jsonb || jsonb_build_object('milliseconds',
        greatest(0, round(extract(epoch from clock_timestamp() - now()) * 1000))::int),
      progress_done = progress_total, finished_at = ${context.now}::timestamptz
    where org_id = ${context.org} and id = ${run.id}`.execute(context.tx);
};
