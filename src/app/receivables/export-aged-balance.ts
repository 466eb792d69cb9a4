import type { InputOf } from '../../contract/endpoint.ts';
import { texts } from '../../i18n/catalogue.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import type { Column, OutputRow } from '../../shell/tabular/index.ts';
import { readAgedBalance } from './aged-balance.ts';
import type { receivablesContract } from './contract.ts';
import { decimal, exportTable } from './export-table.ts';

export const exportAgedBalance = async (
  context: Context,
  input: InputOf<typeof receivablesContract.exportAgedBalance>,
): Promise<Download> => {
  const t = texts(context.locale).receivables;
  const h = t.columns;
  const balance = await readAgedBalance(context, input);
  const columns: Column[] = [
    { header: h.customerCode, kind: 'text' },
    { header: h.customer, kind: 'text', width: 32 },
    { header: h.currency, kind: 'text', width: 8 },
    ...balance.buckets.map((bucket): Column => ({ header: t.bucket(bucket), kind: 'amount' })),
    { header: h.credits, kind: 'amount' },
    { header: h.total, kind: 'amount' },
  ];
  const rows = async function* (): AsyncGenerator<OutputRow> {
    for (const { currency, rows: own, total } of balance.currencies) {
      for (const row of own) {
        const amounts = [...row.buckets, row.creditsMinor, row.totalMinor];
        yield [row.code, row.name, currency, ...amounts.map((minor) => decimal(minor, currency))];
      }
      const sums = [
        ...total.buckets.map((one) => one.sumMinor),
        total.credits.sumMinor,
        total.outstandingMinor,
      ];
      yield ['', t.columns.total, currency, ...sums.map((minor) => decimal(minor, currency))];
    }
  };
  return exportTable(`${t.files.agedBalance}-${input.asOf}`, input.format, context.locale, columns, rows());
};
