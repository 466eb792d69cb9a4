import type { Locale } from '../../i18n/locales.ts';

const SPACES = /[\s\u00a0\u2007\u2009\u202f'’]/g;
/** What the wire carries (contract/document-shapes.ts). */
const WIRE = /^-?\d{1,12}(\.\d{1,8})?$/;

/**
 * A quantity, price or rate as people type it: « 1 234,5 », "1,234.50", « 12,5 % », « 7 € ». With one kind of mark it is
 * the decimal one (the numeric keypad writes a point); with both, the last one. Null when it is no number.
 */
export function readDecimal(text: string): string | null {
  const bare = text.replace(SPACES, '').replace('−', '-').replace(/[€%]$/, '');
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(bare)) return null;
  const comma = bare.lastIndexOf(',');
  const point = bare.lastIndexOf('.');
  const mark = comma > point ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  const isGrouping = bare.indexOf(mark) !== bare.lastIndexOf(mark);
  const grouping = isGrouping ? mark : bare.includes(other) ? other : null;
  if (grouping !== null && !areThousands(bare, grouping, isGrouping ? other : mark)) return null;
  const ungrouped = grouping === null ? bare : bare.replaceAll(grouping, '');
  const plain = isGrouping ? ungrouped : ungrouped.replace(mark, '.');
  const whole = plain.replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  const short = trimmed(whole);
  return WIRE.test(short) ? short : null;
}

/** « 1.234,50 », not « 48,5.0 »: thousands are told by three digits each, before the decimals. */
function areThousands(text: string, grouping: string, mark: string): boolean {
  const [whole = '', ...rest] = text.replace('-', '').split(mark);
  const [first = '', ...others] = whole.split(grouping);
  const isPlain = rest.length < 2 && rest.every((digits) => /^\d*$/.test(digits));
  return isPlain && /^\d{1,3}$/.test(first) && others.every((digits) => /^\d{3}$/.test(digits));
}

/** Without zeros in front of the number or behind its decimals. */
function trimmed(decimal: string): string {
  const [whole = '0', part = ''] = decimal.split('.');
  const digits = whole.replace(/^(-?)0+(?=\d)/, '$1');
  const decimals = part.replace(/0+$/, '');
  const value = decimals === '' ? digits : `${digits}.${decimals}`;
  return value === '-0' ? '0' : value;
}

/**
 * As it is read: « 1 234,5 », "1,234.5"; `least` decimals at least. English groups thousands only where a point tells the
 * comma from a decimal one, so that what is shown is always read back.
 */
export function showDecimal(decimal: string, locale: Locale, least = 0): string {
  const [whole = '0', part = ''] = trimmed(decimal).split('.');
  const decimals = part.padEnd(least, '0');
  const grouped = (mark: string): string => whole.replace(/\d(?=(\d{3})+$)/g, `$&${mark}`);
  if (decimals === '') return locale === 'fr' ? grouped('\u202f') : whole;
  return locale === 'fr' ? `${grouped('\u202f')},${decimals}` : `${grouped(',')}.${decimals}`;
}
