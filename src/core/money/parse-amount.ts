import { currencyDecimals, parseCurrency } from './currency.ts';
import type { Currency } from './currency.ts';

export type DecimalMark = ',' | '.';
export type AmountRefusal =
  | 'money.empty'
  | 'money.not-a-number'
  | 'money.ambiguous'
  | 'money.too-many-decimals'
  | 'money.too-large'
  | 'money.other-currency';
export type ParsedAmount = { ok: true; minor: bigint } | { ok: false; code: AmountRefusal };

/** Beyond 15 digits before the mark an amount is a typing mistake, and nears the end of a PostgreSQL bigint. */
const MAX_INTEGER_DIGITS = 15;

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
const MARKED_FRONT = /^(€|£|[A-Za-z]{3,5})\s*(?=[-+(\d.,])/;
const MARKED_BACK = /(?<=[\d.,)\-+])\s*(€|£|[A-Za-z]{3,5})$/;

/**
 * Reads an amount as people and programs write it: '1 234,56 €', '1.234,56', '1,234.56', '(12,00)',
 * '12-', 'EUR 12'. With `decimal: 'auto'` (the default) the mark is deduced; when both readings
 * hold ('1,234') it refuses rather than guess: being wrong by a factor of 1000 is the worst mistake here.
 */
export function parseAmount(
  text: string,
  currency: Currency,
  options: { decimal?: DecimalMark | 'auto' } = {},
): ParsedAmount {
  const trimmed = text.replace(SPACES, ' ').replaceAll('−', '-').replaceAll('’', "'").trim();
  if (trimmed === '') return { ok: false, code: 'money.empty' };

  const unmarked = stripCurrency(trimmed, currency);
  if (!unmarked.ok) return unmarked;
  const signed = stripSign(unmarked.body);
  if (!signed || !/^[\d.,' ]+$/.test(signed.body) || !/\d/.test(signed.body)) {
    return { ok: false, code: 'money.not-a-number' };
  }
  const wanted = options.decimal ?? 'auto';
  const mark = wanted === 'auto' ? findDecimalMark(signed.body) : wanted;
  if (mark === 'ambiguous') return { ok: false, code: 'money.ambiguous' };
  return toMinor(signed.body, mark, currency, signed.negative);
}

type Unmarked = { ok: true; body: string } | { ok: false; code: AmountRefusal };

function stripCurrency(text: string, currency: Currency): Unmarked {
  let body = text;
  for (const pattern of [MARKED_FRONT, MARKED_BACK]) {
    const mark = pattern.exec(body)?.[1];
    if (mark === undefined) continue;
    const written = parseCurrency(mark);
    if (written === null) return { ok: false, code: 'money.not-a-number' };
    if (written !== currency) return { ok: false, code: 'money.other-currency' };
    body = body.replace(pattern, '').trim();
  }
  // '-€12' and '(€12)' keep their mark inside the sign.
  if (currency === 'EUR') body = body.replace('€', '').trim();
  return { ok: true, body };
}

/** Accountants write a negative in brackets, mainframes put the minus behind. One sign only. */
function stripSign(text: string): { body: string; negative: boolean } | null {
  const brackets = /^\(([^()]*)\)$/.exec(text);
  if (brackets) {
    const body = (brackets[1] ?? '').trim();
    return /^[-+]|[-+]$/.test(body) ? null : { body, negative: true };
  }
  const front = /^[-+]/.exec(text)?.[0];
  const back = /[-+]$/.exec(text)?.[0];
  if (front !== undefined && back !== undefined) return null;
  const body = text.replace(/^[-+]|[-+]$/, '').trim();
  return { body, negative: (front ?? back) === '-' };
}

/** null: no decimal mark at all. */
function findDecimalMark(body: string): DecimalMark | null | 'ambiguous' {
  const comma = body.lastIndexOf(',');
  const dot = body.lastIndexOf('.');
  if (comma < 0 && dot < 0) return null;
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  const mark: DecimalMark = comma >= 0 ? ',' : '.';
  const at = Math.max(comma, dot);
  if (body.indexOf(mark) !== at) return null; // seen twice: it groups thousands
  const after = body.length - at - 1;
  const before = body.slice(0, at);
  // Three digits after and one to three before, with nothing else to tell: 1,234 may be both.
  if (after === 3 && /^[1-9]\d{0,2}$/.test(before)) return 'ambiguous';
  return mark;
}

function toMinor(
  body: string,
  mark: DecimalMark | null,
  currency: Currency,
  negative: boolean,
): ParsedAmount {
  const at = mark === null ? -1 : body.indexOf(mark);
  const whole = at < 0 ? body : body.slice(0, at);
  const fraction = at < 0 ? '' : body.slice(at + 1);
  if (!/^\d*$/.test(fraction) || !wellGrouped(whole)) return { ok: false, code: 'money.not-a-number' };

  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (digits.length > MAX_INTEGER_DIGITS) return { ok: false, code: 'money.too-large' };
  const decimals = currencyDecimals(currency);
  // Trailing zeros carry nothing: a file may write '12.5000' for euros or '1500.00' for yen.
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return { ok: false, code: 'money.too-many-decimals' };
  const minor = BigInt(digits + significant.padEnd(decimals, '0'));
  return { ok: true, minor: negative ? -minor : minor };
}

/** Either no separator, or one kind of separator every three digits. */
function wellGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}([ .,'])\d{3}(?:\1\d{3})*$/.test(whole);
}
