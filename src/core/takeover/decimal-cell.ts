import type { Decimal, DecimalMark } from '../money/index.ts';

const SPACES = /[\s\u00a0\u2007\u2009\u202f']+/g;
const AROUND = /^(?:€|EUR)|(?:€|EUR|%)$/gi;

/** Spaces, currency and per-cent signs taken off. */
const bare = (text: string): string => text.replace(SPACES, '').replaceAll('−', '-').replace(AROUND, '');

/** What one cell says of how its column writes decimals; null when it can be read both ways, or has none. */
function markOf(text: string): DecimalMark | null {
  const body = bare(text);
  const [comma, dot] = [body.lastIndexOf(','), body.lastIndexOf('.')];
  if (comma < 0 && dot < 0) return null;
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  const mark = comma >= 0 ? ',' : '.';
  const [whole = '', part = '', more] = body.split(mark);
  if (more !== undefined) return mark === ',' ? '.' : ',';
  // '0,125' is no thousand; '1,250' could be one.
  return part.length === 3 && !/^-?0*$/.test(whole) ? null : mark;
}

/** How the numbers of a table are written: 'auto' while nothing speaks for one mark alone. */
export function decimalMarkOf(cells: readonly string[]): DecimalMark | 'auto' {
  const marks = new Set(cells.map(markOf).filter((mark) => mark !== null));
  return marks.size === 1 ? [...marks][0]! : 'auto';
}

/** A quantity, a price or a rate as exact text; 'ambiguous' when it could be a thousand times as much. */
export function readDecimalCell(
  text: string,
  mark: DecimalMark | 'auto',
): { ok: true; value: Decimal } | { ok: false; code: 'money.ambiguous' | 'money.not-a-number' } {
  const body = bare(text);
  const decimal = mark === 'auto' ? (markOf(text) ?? (/[.,]/.test(body) ? 'ambiguous' : '.')) : mark;
  if (decimal === 'ambiguous') return { ok: false, code: 'money.ambiguous' };
  const value = body.replaceAll(decimal === ',' ? '.' : ',', '').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,8})?$/.test(value)
    ? { ok: true, value }
    : { ok: false, code: 'money.not-a-number' };
}
