import { computeTotals, type Totals } from '../invoicing/index.ts';
import type { Currency } from '../money/index.ts';
import type { CellReader } from './cell-reader.ts';
import { toItemLine } from './item-line.ts';
import type { LineRecord } from './records.ts';

const magnitude = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/** The totals of a document's lines, by the code that totals what is issued here. */
export const totalsOf = (lines: readonly LineRecord[], currency: Currency): Totals =>
  computeTotals({
    currency,
    lines: lines.flatMap((one, index) => (one.type === 'item' ? [toItemLine(one, index, null)] : [])),
    adjustments: [],
    paidMinor: 0n,
  });

const CHECKED = [
  ['netTotal', 'netMinor', 'takeover.net-differs'],
  ['taxTotal', 'taxMinor', 'takeover.tax-differs'],
  ['total', 'grossMinor', 'takeover.total-differs'],
] as const;

/**
 * The totals the file prints against the sum of its lines. Programs that round each line rather than each rate (EN 16931
 * BR-CO-17) are off by a cent a line: said, and taken. Anything more is refused: a line is missing, or one too many.
 */
export const checkTotals = (
  cells: CellReader,
  lines: readonly LineRecord[],
  totals: Totals,
  currency: Currency,
): void => {
  const allowed = BigInt(Math.max(1, lines.filter((one) => one.type === 'item').length));
  for (const [field, total, code] of CHECKED) {
    const written = cells.amount(field, currency);
    if (written === null) continue;
    const gap = magnitude(magnitude(written) - magnitude(totals[total]));
    if (gap === 0n) continue;
    const params = { computedMinor: String(totals[total]), writtenMinor: String(written), currency };
    if (gap > allowed) cells.refuse(code, field, params);
    else cells.warn('takeover.total-rounded', field, params);
  }
};
