import type { InputOf } from '../../contract/endpoint.ts';
import { UNTAXED_BOXES, isUntaxedLine, type AnnualReturn, type VatReturn } from '../../core/ledger/index.ts';
import { toDecimal, type Currency } from '../../core/money/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { vat as english } from '../../i18n/vat.en.ts';
import { vat as french } from '../../i18n/vat.fr.ts';
import type { Context, Download } from '../../shell/http/context.ts';
import { tableFile, type ReportPorts, type ReportRow, type ReportTable } from '../ledger/index.ts';
import type { vatContract } from './contract.ts';
import { nameLines } from './read-lines.ts';
import {
  asPeriod,
  drawAnnual,
  drawLines,
  makeReturn,
  readVatSettings,
  type MarkedLine,
  type Period,
} from './read-paper.ts';
import { readWaiting } from './waiting-vat.ts';

type Words = typeof french;
type Cells = ReportRow['cells'];
type Making = { readonly period: Period; readonly words: Words; readonly currency: Currency };

const row = (...cells: (string | null)[]): ReportRow => ({ cells: cells as Cells, isTotal: false });
const totalRow = (...cells: (string | null)[]): ReportRow => ({ cells: cells as Cells, isTotal: true });

/** The return, its lines, or the VAT that waits, as a file. */
export const exportPaper = async (
  context: Context,
  input: InputOf<typeof vatContract.exportPaper>,
  ports: ReportPorts,
): Promise<Download> => {
  const words = context.locale === 'en' ? english : french;
  const { currency } = await readVatSettings(context);
  const making: Making = { period: asPeriod(input.from, input.to), words, currency };
  const { from, to } = making.period;
  const day = (on: Period['from']): string => formatDate(on, context.locale, 'long');
  const tables: Record<typeof input.part, () => ReportTable> = {
    return: () => returnTable(making),
    lines: () => linesTable(making, (line) => input.box === undefined || line.box === input.box),
    pending: () => pendingTable(making),
  };
  return tableFile(
    context,
    {
      name: `${words.files[input.part]}-${from}-${to}`,
      title: words.reports[input.part],
      subtitle:
        input.part === 'pending' ? words.pending.subtitle(day(to)) : words.subtitle(day(from), day(to)),
      format: input.format,
    },
    tables[input.part](),
    ports,
  );
};

const returnTable = ({ period, words, currency }: Making): ReportTable => ({
  columns: [
    { header: words.box, kind: 'text', width: 8 },
    { header: words.label, kind: 'text', width: 50 },
    { header: `${words.base} — ${words.exact}`, kind: 'amount' },
    { header: `${words.base} — ${words.form}`, kind: 'amount' },
    { header: `${words.tax} — ${words.exact}`, kind: 'amount' },
    { header: `${words.tax} — ${words.form}`, kind: 'amount' },
  ],
  rows: async function* (scope) {
    const { lines } = await makeReturn(scope, period);
    const text = (minor: bigint): string => toDecimal({ minor, currency });
    const annual = await drawAnnual(scope, lines, await readVatSettings(scope), period);
    if (annual === null) yield* returnRows(drawLines(lines, currency), words, text);
    else yield* annualRows(annual, words, text);
  },
});

function* returnRows(drawn: VatReturn, words: Words, text: (minor: bigint) => string): Generator<ReportRow> {
  const untaxed: readonly string[] = UNTAXED_BOXES;
  yield row('A1', words.boxes.A1, null, text(drawn.salesMinor), null, null);
  if (drawn.taxedRegularisedMinor !== 0n)
    yield row('B5', words.boxes.B5, null, text(drawn.taxedRegularisedMinor), null, null);
  for (const one of drawn.boxes.filter(({ box }) => untaxed.includes(box)))
    yield row(
      one.box,
      words.boxes[one.box],
      text(one.base.exactMinor),
      text(one.base.roundedMinor),
      null,
      null,
    );
  if (drawn.untaxedRegularisedMinor !== 0n)
    yield row('F8', words.boxes.F8, null, text(drawn.untaxedRegularisedMinor), null, null);
  for (const one of drawn.boxes.filter(({ box }) => !untaxed.includes(box)))
    yield row(
      one.box,
      words.boxes[one.box],
      text(one.base.exactMinor),
      text(one.base.roundedMinor),
      text(one.tax.exactMinor),
      text(one.tax.roundedMinor),
    );
  yield totalRow('16', words.boxes['16'], null, null, null, text(drawn.grossMinor));
  if (drawn.deductedMinor !== 0n)
    yield row('21', words.boxes['21'], null, null, null, text(drawn.deductedMinor));
  const isDue = drawn.netMinor >= 0n;
  const net = isDue ? drawn.netMinor : -drawn.netMinor;
  yield totalRow(
    null,
    isDue ? words.boxes.due : words.boxes.credit,
    null,
    null,
    text(drawn.exactTaxMinor),
    text(net),
  );
}

function* annualRows(
  drawn: AnnualReturn,
  words: Words,
  text: (minor: bigint) => string,
): Generator<ReportRow> {
  const { lines: names } = words.annual;
  for (const { line, base, tax, isBelow } of drawn.rows)
    yield row(
      line,
      names[line],
      text(base.exactMinor),
      isBelow ? null : text(base.roundedMinor),
      isUntaxedLine(line) ? null : text(tax.exactMinor),
      isUntaxedLine(line) || isBelow ? null : text(tax.roundedMinor),
    );
  const sum = (code: keyof typeof names, minor: bigint): ReportRow =>
    totalRow(code, names[code], null, null, null, text(minor));
  yield sum('16', drawn.grossMinor);
  if (drawn.deductedMinor !== 0n) yield sum('25', drawn.deductedMinor);
  yield drawn.netMinor >= 0n ? sum('28', drawn.netMinor) : sum('29', -drawn.netMinor);
  if (drawn.paidMinor !== 0n) yield sum('30', drawn.paidMinor);
  yield drawn.balanceMinor >= 0n ? sum('33', drawn.balanceMinor) : sum('34', -drawn.balanceMinor);
}

const linesTable = (
  { period, words, currency }: Making,
  isWanted: (line: MarkedLine) => boolean,
): ReportTable => ({
  columns: [
    { header: words.box, kind: 'text', width: 6 },
    { header: words.lines.on, kind: 'date' },
    { header: words.lines.kind, kind: 'text', width: 16 },
    { header: words.lines.party, kind: 'text', width: 32 },
    { header: words.lines.number, kind: 'text', width: 16 },
    { header: words.lines.rate, kind: 'text', width: 12 },
    { header: words.lines.cash, kind: 'amount' },
    { header: words.base, kind: 'amount' },
    { header: words.tax, kind: 'amount' },
  ],
  rows: async function* (scope) {
    const text = (minor: bigint, unit = currency): string => toDecimal({ minor, currency: unit });
    const lines = (await makeReturn(scope, period)).lines.filter(isWanted);
    for (const one of await nameLines(scope, lines)) {
      const kind = words.lines.kinds[one.kind];
      yield row(
        one.box,
        one.on,
        one.isLate ? `${kind} · ${words.isLate}` : kind,
        one.partyName,
        one.number,
        one.label,
        one.cashMinor === null ? null : text(one.cashMinor, one.currency as Currency),
        text(one.baseMinor),
        text(one.taxMinor),
      );
    }
    const sum = (of: 'baseMinor' | 'taxMinor'): string => text(lines.reduce((all, one) => all + one[of], 0n));
    yield totalRow(null, null, null, words.lines.total, null, null, null, sum('baseMinor'), sum('taxMinor'));
  },
});

const pendingTable = ({ period, words, currency }: Making): ReportTable => ({
  columns: [
    { header: words.lines.on, kind: 'date' },
    { header: words.lines.number, kind: 'text', width: 16 },
    { header: words.lines.party, kind: 'text', width: 32 },
    { header: words.pending.rate, kind: 'text', width: 12 },
    { header: words.pending.invoiced, kind: 'amount' },
    { header: words.pending.released, kind: 'amount' },
    { header: words.pending.left, kind: 'amount' },
    { header: words.pending.expected, kind: 'amount' },
    { header: words.pending.difference, kind: 'amount' },
  ],
  rows: async function* (scope) {
    const text = (minor: bigint): string => toDecimal({ minor, currency });
    const waiting = await readWaiting(scope, period.to);
    const keys = ['invoicedMinor', 'releasedMinor', 'leftMinor', 'expectedMinor', 'differenceMinor'] as const;
    for (const one of waiting)
      yield row(one.on, one.number, one.partyName, one.label, ...keys.map((key) => text(one[key])));
    const totals = keys.map((key) => text(waiting.reduce((sum, one) => sum + one[key], 0n)));
    yield totalRow(null, null, words.lines.total, null, ...totals);
  },
});
