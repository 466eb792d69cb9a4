import { money } from './money.ts';
import type { Money } from './money.ts';

/** n / d rounded to the nearest whole, halves away from zero: 5/2 → 3, -5/2 → -3. */
export function roundDiv(n: bigint, d: bigint): bigint {
  if (d === 0n) throw new Error('Division by zero');
  const negative = n < 0n !== d < 0n;
  const top = n < 0n ? -n : n;
  const bottom = d < 0n ? -d : d;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/**
 * Shares an amount by weights so that the parts add up to it exactly: every part is first rounded
 * towards zero, then the leftover minor units go one by one to the largest remainders, first come
 * first served among equals. Weights are not negative and not all zero.
 */
export function allocate(amount: Money, weights: readonly bigint[]): Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new Error('Weights must be positive or zero, and not all zero');
  }
  const sign = amount.minor < 0n ? -1n : 1n;
  const whole = amount.minor * sign;
  const parts = weights.map((weight) => (whole * weight) / total);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (whole * weight) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const leftover = Number(whole - parts.reduce((sum, part) => sum + part, 0n));
  const lucky = new Set(byRemainder.slice(0, leftover).map(({ index }) => index));
  return parts.map((part, index) => money(sign * (lucky.has(index) ? part + 1n : part), amount.currency));
}
