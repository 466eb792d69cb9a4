import { exact, printShort } from '../../money/index.ts';
import type { Adjustment, Document, ItemLine } from '../model.ts';
import type { Totals } from '../totals.ts';
import type { InvoiceFormatter } from './formatter.ts';
import type { InvoiceLabels } from './labels.ts';
import { columnsOf } from './theme.ts';
import type { ColumnKey, DocumentTheme } from './theme.ts';

export type LinesTable = {
  /** `widest` are the longest cells: the layout measures these instead of a thousand. */
  columns: { key: ColumnKey; head: string; align: 'left' | 'right'; widest: string[] }[];
  rows: LineRow[];
  /** Instead of rows when there are none. */
  empty: string;
  /** « À reporter » at the foot of a page, « Report » at the head of the next. */
  carried: string;
  brought: string;
};

export type LineRow =
  | { kind: 'section'; title: string }
  | { kind: 'comment'; text: string }
  | { kind: 'subtotal'; label: string; amount: string }
  | {
      kind: 'item';
      cells: Partial<Record<ColumnKey, string>>;
      unit: string;
      description: string;
      /** Period, contribution: one small line each. */
      notes: string[];
      /** Sum of the lines down to this one. */
      sum: string;
    };

export type LinesInput = {
  document: Document;
  totals: Totals;
  labels: InvoiceLabels;
  format: InvoiceFormatter;
  theme: DocumentTheme;
};

export const isDeposit = (line: Document['lines'][number]): line is ItemLine =>
  line.type === 'item' && line.deposit !== undefined;

/** The lines in the order of the document, a subtotal below each section, the deposits taken off at the end. */
export function linesTable(input: LinesInput): LinesTable {
  const { document, totals, labels, format } = input;
  const show = (minor: bigint): string => format.money(minor, document.currency);
  const amounts = new Map(totals.lines.map((one) => [one.id, one]));
  const netOf = (line: ItemLine): bigint => amounts.get(line.id)?.netMinor ?? 0n;
  const rows: LineRow[] = [];
  let sum = 0n;
  let section: { title: string; minor: bigint; count: number } | null = null;

  const item = (line: ItemLine): void => {
    sum += netOf(line);
    const contribution = amounts.get(line.id)?.contributionMinor ?? 0n;
    rows.push({ ...itemRow(line, netOf(line), contribution, input), sum: show(sum) });
  };
  const endSection = (): void => {
    // Below a single line a subtotal would say the same again.
    if (section !== null && section.count > 1) {
      rows.push({ kind: 'subtotal', label: labels.subtotal(section.title), amount: show(section.minor) });
    }
    section = null;
  };

  for (const line of document.lines) {
    if (isDeposit(line)) continue;
    if (line.type === 'section') {
      endSection();
      section = { title: line.title, minor: 0n, count: 0 };
      rows.push({ kind: 'section', title: line.title });
    } else if (line.type === 'comment') rows.push({ kind: 'comment', text: line.text });
    else {
      item(line);
      if (section !== null) section = grown(section, netOf(line));
    }
  }
  endSection();
  const deposits = document.lines.filter(isDeposit);
  if (deposits.length > 0) rows.push({ kind: 'section', title: labels.deposits });
  for (const line of deposits) item(line);
  return {
    columns: shownColumns(input, rows),
    rows,
    empty: rows.length === 0 ? labels.empty : '',
    carried: labels.carried,
    brought: labels.brought,
  };
}

const grown = (section: { title: string; minor: bigint; count: number }, minor: bigint) => ({
  ...section,
  minor: section.minor + minor,
  count: section.count + 1,
});

function itemRow(
  line: ItemLine,
  net: bigint,
  contribution: bigint,
  { document, labels, format }: LinesInput,
) {
  const { currency } = document;
  const show = (minor: bigint): string => format.money(minor, currency);
  const vat = labels.vat.short(line.vat, format.percent(line.vat.rate));
  if (line.deposit !== undefined) {
    const { number } = line.deposit;
    const issuedOn = document.preceding.find((one) => one.number === number)?.issuedOn;
    const description = issuedOn === undefined ? line.name : labels.deposit(number, format.date(issuedOn));
    return {
      kind: 'item' as const,
      cells: { description, vat, net: show(net) },
      unit: '',
      description: '',
      notes: [],
    };
  }
  const quantity = format.number(printShort(exact(line.quantity)));
  const notes: string[] = [];
  if (line.period !== undefined) {
    notes.push(labels.span(format.date(line.period.from), format.date(line.period.to)));
  }
  if (line.contribution !== undefined) {
    const { label, perUnit } = line.contribution;
    const each = format.unitPrice(perUnit, currency);
    notes.push(labels.contribution(label, quantity, each, show(contribution)));
  }
  return {
    kind: 'item' as const,
    cells: {
      reference: line.reference ?? '',
      description: line.name,
      quantity,
      unitPrice: format.unitPrice(line.unitPrice, currency),
      discount: line.discount === undefined ? '' : discountText(line.discount, show, format),
      vat,
      net: show(net),
    },
    unit: labels.unit(line.unit),
    description: line.description ?? '',
    notes,
  };
}

function discountText(discount: Adjustment, show: (m: bigint) => string, format: InvoiceFormatter): string {
  if (discount.kind === 'amount') return show(-discount.minor);
  return format.percent(discount.percent.startsWith('-') ? discount.percent : `-${discount.percent}`);
}

/** The theme's columns, without those in which no line has anything, and without VAT where the seller charges none. */
function shownColumns({ document, labels, theme }: LinesInput, rows: LineRow[]): LinesTable['columns'] {
  const withoutVat = document.seller.vatRegime === 'franchise';
  const heads = withoutVat ? { ...labels.columns, ...labels.columnsWithoutVat } : labels.columns;
  return columnsOf(theme).flatMap((key) => {
    if (key === 'vat' && withoutVat) return [];
    const widest = longest(rows.map((row) => cellText(row, key)));
    if (widest.length === 0 && (key === 'reference' || key === 'discount')) return [];
    const align = key === 'reference' || key === 'description' ? 'left' : 'right';
    return [{ key, head: heads[key], align, widest: key === 'description' ? [] : widest } as const];
  });
}

function cellText(row: LineRow, key: ColumnKey): string {
  if (row.kind === 'subtotal') return key === 'net' ? row.amount : '';
  if (row.kind !== 'item') return '';
  const cell = row.cells[key] ?? '';
  return key === 'quantity' && row.unit !== '' ? `${cell} ${row.unit}` : cell;
}

/** The few cells of which one is the widest: letters differ in width, hardly by more than one in length. */
function longest(cells: readonly string[]): string[] {
  const distinct = [...new Set(cells)].filter((cell) => cell !== '');
  const most = distinct.reduce((length, cell) => Math.max(length, cell.length), 0);
  return distinct.filter((cell) => cell.length >= most - 1).slice(0, 12);
}
