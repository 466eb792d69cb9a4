import { sql } from 'kysely';
import type { Context } from '../../shell/http/context.ts';
import { toWire } from '../../contract/wire.ts';
import type { ReadFile } from './open-opening.ts';
import { EMPTY_SAMPLE } from './store/runs.ts';
import { summaryToWire, type OptionsView, type ResultView } from './wire-summary.ts';

type Recorded = {
  readonly id: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly size: number;
  readonly read: ReadFile;
};

/** An opening stands among the imports: its customers and pieces say which one brought them. */
export const recordOpeningRun = async (
  context: Context,
  { id, sha256, fileName, size, read: { options, summary, format } }: Recorded,
): Promise<void> => {
  const openingMinor = toWire(summary.openingMinor);
  const chosen: OptionsView = {
    cutoverOn: options.cutoverOn,
    currency: options.baseCurrency,
    dateOrder: 'dmy',
    decimal: 'auto',
    nextInvoiceNumber: '',
    expectedMinor: null,
  };
  const result: ResultView = {
    newCustomers: summary.newCustomers,
    completedCustomers: 0,
    openItems: summary.openItems,
    paidItems: 0,
    drafts: 0,
    invoiceLines: 0,
    already: 0,
    refused: 0,
    openingMinor,
    itemsMinor: openingMinor,
    ledgerMinor: openingMinor,
    expectedMinor: openingMinor,
    differenceMinor: '0',
    baseCurrency: options.baseCurrency,
    milliseconds: 0,
  };
  await context.tx
    .insertInto('import_run')
    .values({
      org_id: context.org,
      id,
      kind: 'fec',
      state: 'done',
      file_sha256: sha256,
      file_name: fileName,
      file_size: BigInt(size),
      format: format === 'fec' ? 'fec' : 'csv',
      sample: JSON.stringify(EMPTY_SAMPLE),
      mapping: sql`'[]'::jsonb`,
      options: JSON.stringify(chosen),
      summary: JSON.stringify(summaryToWire(summary, summary.openingMinor, 0)),
      result: JSON.stringify(result),
      locale: context.locale,
      recorded_by: context.actor.name,
      finished_at: context.now,
    })
    .execute();
};
