import type { InputOf } from '../../contract/endpoint.ts';
import { texts } from '../../i18n/catalogue.ts';
import { salesTexts } from '../../i18n/sales.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { Column, OutputRow } from '../../shell/tabular/index.ts';
import { decimal, everyPage, exportTable } from './export-table.ts';
import { readSales } from './list-sales.ts';
import { ownSalesColumns } from './own-columns.ts';
import type { salesContract } from './sales-contract.ts';

const AT_ONCE = 5000;

/** The one list as a file, with the filter and order on screen. */
export const exportSales = async (
  context: Context,
  input: InputOf<typeof salesContract.export>,
): Promise<Download> => {
  const t = salesTexts[context.locale];
  const { step } = texts(context.locale).receivables;
  const h = t.columns;
  const own = await ownSalesColumns(context);
  const columns: Column[] = [
    { header: h.issuedOn, kind: 'date' },
    { header: h.kind, kind: 'text' },
    { header: h.number, kind: 'text' },
    { header: h.customerCode, kind: 'text' },
    { header: h.customer, kind: 'text', width: 32 },
    { header: h.subject, kind: 'text', width: 32 },
    { header: h.reference, kind: 'text' },
    { header: h.state, kind: 'text' },
    { header: t.disputed, kind: 'text', width: 8 },
    { header: h.due, kind: 'date' },
    { header: h.daysLate, kind: 'number' },
    { header: h.currency, kind: 'text', width: 8 },
    { header: h.amount, kind: 'amount' },
    { header: h.open, kind: 'amount' },
    { header: h.settledOn, kind: 'date' },
    { header: h.lastReminder, kind: 'text' },
    { header: h.remindedOn, kind: 'date' },
    ...own.columns,
  ];
  const rows = async function* (): AsyncGenerator<OutputRow> {
    for await (const page of everyPage((cursor) => readSales(context, { ...input, cursor }, AT_ONCE))) {
      const cells = await own.cellsOf(page.rows);
      for (const row of page.rows) {
        yield [
          row.issuedOn,
          row.isRetention ? t.retention : t.kinds[row.kind],
          row.number,
          row.customerCode,
          row.customerName,
          row.title,
          row.reference,
          t.states[row.state],
          row.isDisputed ? t.yes : '',
          row.dueOn,
          String(Math.max(0, row.daysLate)),
          row.currency,
          decimal(row.amountMinor, row.currency),
          row.openMinor === null ? null : decimal(row.openMinor, row.currency),
          row.settledOn,
          row.lastReminder === null ? null : step(row.lastReminder.step),
          row.lastReminder?.on ?? null,
          ...(cells.get(row.id) ?? []),
        ];
      }
    }
  };
  return exportTable(`${t.file}-${context.today}`, input.format, context.locale, columns, rows());
};
