import type { InputOf } from '../../../contract/endpoint.ts';
import { wireDate } from '../../../contract/wire.ts';
import type { PlainDate } from '../../../core/calendar/index.ts';
import { parseCurrency, EUR } from '../../../core/money/index.ts';
import { formatDate } from '../../../i18n/format.ts';
import type { Context, Download } from '../../../shell/http/context.ts';
import { readOrganization } from '../../organization/index.ts';
import type { ledgerContract } from '../contract.ts';
import type { ReportPorts } from '../ports.ts';
import { reportTable, type ReportAsked } from './report-table.ts';
import { reportWords, type ReportWords } from './report-words.ts';
import { tableFile } from './table-file.ts';

/** A report of the books as a file. */
export const exportReport = async (
  context: Context,
  input: InputOf<typeof ledgerContract.exportReport>,
  ports: ReportPorts,
): Promise<Download> => {
  const words = reportWords(context.locale);
  const asked: ReportAsked = { ...input, from: wireDate(input.from), to: wireDate(input.to) };
  const { baseCurrency } = await readOrganization(context);
  const currency = parseCurrency(baseCurrency) ?? EUR;
  const table = reportTable({ asked, words, currency, locale: context.locale });
  const day = (on: PlainDate): string => formatDate(on, context.locale, 'long');
  return tableFile(
    context,
    {
      name: `${words.files[input.report]}-${input.from}-${input.to}`,
      title: words.reports[input.report],
      subtitle: spanOf(asked, words, day),
      format: input.format,
    },
    table,
    ports,
  );
};

/** Two reports are of a day, the last of the period; the others of the period. */
const spanOf = (asked: ReportAsked, words: ReportWords, day: (on: PlainDate) => string): string => {
  if (asked.report === 'statements') return words.statements.asOf(day(asked.to));
  if (asked.report === 'bank-reconciliation') return words.bank.asOf(day(asked.to));
  return words.subtitle(day(asked.from), day(asked.to));
};
