import { toDecimal, type Currency } from '../../../core/money/index.ts';
import { formatDate } from '../../../i18n/format.ts';
import type { Column } from '../../../shell/tabular/index.ts';
import type { ReportScope } from '../ports.ts';
import { readBankReconciliation } from './bank-reconciliation.ts';
import type { Period } from './financial-year.ts';
import type { ReportRow, ReportTable } from './report-table.ts';
import type { ReportWords } from './report-words.ts';
import { readStatements } from './statements.ts';

type Making = {
  readonly asked: Period;
  readonly words: ReportWords;
  readonly currency: Currency;
  readonly locale: 'fr' | 'en';
};

const columnsOf = ({ columns: h }: ReportWords): Column[] => [
  { header: h.part, kind: 'text', width: 20 },
  { header: h.label, kind: 'text', width: 60 },
  { header: h.amount, kind: 'amount' },
];

const rowOf = (part: string, label: string, amount: string, isTotal = false): ReportRow => ({
  cells: [part, label, amount],
  isTotal,
});

/** Balance sheet and income statement at the end of the period. */
export const statementsTable = ({ asked, words, currency }: Making): ReportTable => ({
  columns: columnsOf(words),
  rows: async function* (scope: ReportScope) {
    const t = words.statements;
    const drawn = await readStatements(scope, asked.to);
    const text = (minor: bigint): string => toDecimal({ minor, currency });
    for (const { line, minor } of drawn.assets) yield rowOf(t.assets, t.lines[line], text(minor));
    yield rowOf(t.assets, t.total, text(drawn.assetsMinor), true);
    for (const { line, minor } of drawn.liabilities) yield rowOf(t.liabilities, t.lines[line], text(minor));
    yield rowOf(t.liabilities, t.total, text(drawn.liabilitiesMinor), true);
    for (const { line, minor } of drawn.income) yield rowOf(t.income, t.lines[line], text(minor));
    yield rowOf(t.income, drawn.resultMinor < 0n ? t.loss : t.profit, text(drawn.resultMinor), true);
  },
});

/** From the bank to the books at the end of the period, account by account; its longest lists are cut as on screen. */
export const reconciliationTable = ({ asked, words, locale }: Making): ReportTable => ({
  columns: columnsOf(words),
  rows: async function* (scope: ReportScope) {
    const t = words.bank;
    const { accounts } = await readBankReconciliation(scope, { on: asked.to });
    for (const { name, ledgerAccount, currency, booksMinor, bank } of accounts) {
      const text = (minor: string | bigint): string =>
        toDecimal({ minor: BigInt(minor), currency: currency as Currency });
      const day = (on: string): string => formatDate(on as Period['to'], locale, 'long');
      if (bank !== null) {
        yield rowOf(name, t.bankSays(day(bank.closedOn)), text(bank.closingMinor), true);
        for (const [label, items, sign] of [
          [t.inTransit, bank.inTransit, 1n],
          [t.notBooked, bank.notBooked, -1n],
        ] as const) {
          yield rowOf(name, `${label} (${String(items.count)})`, text(sign * BigInt(items.sumMinor)));
          for (const row of items.rows) {
            const dated = `    ${formatDate(row.on as Period['to'], locale, 'numeric')} · ${row.text}`;
            yield rowOf(name, dated, text(sign * BigInt(row.minor)));
          }
        }
        if (bank.startingMinor !== '0')
          yield rowOf(name, t.starting(day(bank.startsOn)), text(bank.startingMinor));
        if (bank.unexplainedMinor !== '0')
          yield rowOf(name, t.unexplained(text(bank.unexplainedMinor)), text(bank.unexplainedMinor));
      }
      yield rowOf(name, t.books(ledgerAccount), text(booksMinor), true);
    }
  },
});
