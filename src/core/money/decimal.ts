/**
 * An exact decimal number as text with a point: '1234.5', '-0.07', '20'. Quantities, unit prices, rates and the amounts
 * of electronic documents: whatever is not yet a whole number of minor units. Never a float.
 */
export type Decimal = string;

/** Value = units / 10^scale. */
export type Exact = { readonly units: bigint; readonly scale: number };

const PATTERN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** null when the text is not a decimal number ('', '.', '1e3', '1,5'). */
export function parseDecimal(text: string): Exact | null {
  const match = PATTERN.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole = '', part = ''] = match;
  if (whole === '' && part === '') return null;
  const units = BigInt(`${whole}${part}`);
  return { units: sign === '-' ? -units : units, scale: part.length };
}

/** For what was checked before: throws on anything that is no decimal number. */
export function exact(text: Decimal): Exact {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`Not a decimal number: ${text}`);
  return value;
}

export const ofMinor = (minor: bigint, decimals: number): Exact => ({ units: minor, scale: decimals });

const atScale = (value: Exact, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale);

export function plus(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
}

export const minus = (a: Exact, b: Exact): Exact => plus(a, { units: -b.units, scale: b.scale });

export const times = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** Negative, zero or positive. */
export function compareExact(a: Exact, b: Exact): -1 | 0 | 1 {
  const { units } = minus(a, b);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/** To so many decimals, half away from zero, as invoices round (EN 16931 leaves it open; BOFiP TVA rounds so). */
export function roundTo(value: Exact, decimals: number): Exact {
  if (value.scale <= decimals) return { units: atScale(value, decimals), scale: decimals };
  const divisor = 10n ** BigInt(value.scale - decimals);
  const { units } = value;
  const half = divisor / 2n;
  const rounded = units < 0n ? -((-units + half) / divisor) : (units + half) / divisor;
  return { units: rounded, scale: decimals };
}

/** a ÷ b to so many decimals, half away from zero. */
export function divide(a: Exact, b: Exact, decimals: number): Exact {
  if (b.units === 0n) throw new Error('Division by zero');
  const more = Math.max(0, decimals + b.scale - a.scale);
  const numerator = a.units * 10n ** BigInt(more);
  const negative = numerator < 0n !== b.units < 0n;
  const [top, bottom] = [numerator < 0n ? -numerator : numerator, b.units < 0n ? -b.units : b.units];
  // One digit kept as a rest would round twice; the remainder decides once.
  const scale = a.scale + more - b.scale;
  const divisor = bottom * 10n ** BigInt(scale - decimals);
  const units = (2n * top + divisor) / (2n * divisor);
  return { units: negative ? -units : units, scale: decimals };
}

/** Whole minor units of a currency with so many decimals, half away from zero. */
export const toMinor = (value: Exact, decimals: number): bigint => roundTo(value, decimals).units;

/** So many percent of an amount, in whole minor units, half away from zero: 5.5 % of 12345 → 679. */
export function percentOf(minor: bigint, percent: Decimal): bigint {
  const { units, scale } = exact(percent);
  return roundTo({ units: minor * units, scale: scale + 2 }, 0).units;
}

/** An amount in another currency: minor units × rate, from one number of decimals to another, half away from zero. */
export function convertMinor(minor: bigint, from: number, rate: Decimal, to: number): bigint {
  return toMinor(times(ofMinor(minor, from), exact(rate)), to);
}

/** With exactly its scale: '12.50'. */
export function printExact(value: Exact): Decimal {
  const { units, scale } = value;
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Without zeros at the end: '12.5', '20', '0'. */
export function printShort(value: Exact): Decimal {
  let { units, scale } = value;
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return printExact({ units, scale });
}
