/** Excel shows and keeps 15 significant digits; the file holds the 17 of a binary double ('1234.5599999999999'). */
const SIGNIFICANT = 15;

/** '1.23E-4', '1234.5599999999999' → plain decimal text, rounded half up at the 15th significant digit. Exact otherwise. */
export const plainDecimal = (text: string): string | null => {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (!match || (match[2] === '' && match[3] === '')) return null;
  const fraction = match[3] ?? '';
  let digits = `${match[2]}${fraction}`;
  let scale = fraction.length - Number(match[4] ?? '0');
  const leading = /^0*/.exec(digits)![0].length;
  const extra = digits.length - leading - SIGNIFICANT;
  if (extra > 0) {
    const kept = BigInt(digits.slice(0, digits.length - extra));
    digits = String(digits[digits.length - extra]! >= '5' ? kept + 1n : kept);
    scale -= extra;
  }
  if (scale < 0) {
    digits += '0'.repeat(-scale);
    scale = 0;
  }
  digits = digits.padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/^0+(?=\d)/, '');
  const rest = scale === 0 ? '' : digits.slice(digits.length - scale).replace(/0+$/, '');
  const value = rest === '' ? whole : `${whole}.${rest}`;
  return match[1] === '-' && /[1-9]/.test(value) ? `-${value}` : value;
};
