import type { Currency } from '../../core/money/index.ts';
import { toDecimal } from '../../core/money/index.ts';
import type { AccountantFiles } from '../../i18n/accountant-files.ts';
import type { Batch } from './batch-row.ts';

export type JournalSum = { entries: number; lines: number; debitMinor: bigint; creditMinor: bigint };

export type Control = {
  readonly company: string;
  readonly siren: string;
  readonly batch: Batch;
  readonly currency: Currency;
  readonly journals: ReadonlyMap<string, JournalSum>;
  readonly changes: number;
  readonly attachments: number;
  readonly missing: readonly string[];
  readonly lostSigns: number;
  /** Of the text files in the archive. */
  readonly digests: readonly { readonly path: string; readonly sha256: string }[];
};

/** What a person checks a delivery by: counts, sums by journal, digests. A table with semicolons, opened by any program. */
export const controlRows = (control: Control, t: AccountantFiles['control']): string[][] => {
  const { batch, journals } = control;
  const day = (on: string): string => on.split('-').toReversed().join('/');
  const money = (minor: bigint): string => toDecimal({ minor, currency: control.currency }).replace('.', ',');
  const sums = [...journals].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const total = (of: (sum: JournalSum) => bigint): bigint => sums.reduce((sum, [, one]) => sum + of(one), 0n);
  const count = (of: (sum: JournalSum) => number): string =>
    String(sums.reduce((sum, [, one]) => sum + of(one), 0));
  return [
    [t.company, control.company],
    [t.siren, control.siren],
    [t.batch, String(batch.no)],
    [t.format, batch.profile],
    [t.period, batch.from === null ? '' : day(batch.from), day(batch.until)],
    [t.madeAt, batch.startedAt],
    [],
    [t.journal, t.entries, t.lines, t.debit, t.credit],
    ...sums.map(([code, one]) => [
      code,
      String(one.entries),
      String(one.lines),
      money(one.debitMinor),
      money(one.creditMinor),
    ]),
    [
      t.total,
      count((one) => one.entries),
      count((one) => one.lines),
      money(total((one) => one.debitMinor)),
      money(total((one) => one.creditMinor)),
    ],
    [],
    [t.changes, String(control.changes)],
    [t.attachments, String(control.attachments)],
    [t.missing, String(control.missing.length), control.missing.join(', ')],
    ...(control.lostSigns > 0 ? [[t.lostSigns, String(control.lostSigns)]] : []),
    [],
    [t.file, 'SHA-256'],
    ...control.digests.map(({ path, sha256 }) => [path, sha256]),
  ];
};

const quote = (cell: string): string => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** UTF-8 with its mark, so that a spreadsheet reads the accents. */
export const semicolons = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`;
