import { roundDiv } from '../money/index.ts';

/** More digits than any bank moves, and what the books can still add up; beyond it stands an attack or a mistake. */
const MAX_WHOLE = 13;
const MAX_FRACTION = 18;

export type FixedAmount = { readonly minor: bigint; readonly exact: boolean };

/**
 * Amount of a machine format: optional sign, digits, one decimal mark ('.' or ','), no grouping.
 * exact is false when the file gives more decimals than the currency has, other than zeros.
 */
export const parseFixed = (text: string, decimals: number): FixedAmount | null => {
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text.trim());
  if (!match) return null;
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '');
  const fraction = match[3] ?? '';
  if (whole.length + fraction.length === 0 || whole.length > MAX_WHOLE || fraction.length > MAX_FRACTION)
    return null;
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
  const rest = fraction.slice(decimals);
  const exact = /^0*$/.test(rest);
  const minor = exact
    ? BigInt(`${whole}${kept}` || '0')
    : roundDiv(BigInt(`${whole}${kept}${rest}`), 10n ** BigInt(rest.length));
  return { minor: match[1] === '-' ? -minor : minor, exact };
};
