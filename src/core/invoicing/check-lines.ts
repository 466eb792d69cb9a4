import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { exact, parseDecimal, printShort } from '../money/index.ts';
import { isUnit } from './data/units.ts';
import type { Adjustment, Document, ItemLine } from './model.ts';
import { isItem } from './totals.ts';

/** Digits before the mark; platforms take 19 in all (BR-FR-DEC-02, BR-FR-DEC-03), a bigint of minor units fewer. */
const MAX_WHOLE = 10n ** 11n;
/** BR-FR-DEC-02. */
const QUANTITY_DECIMALS = 4;
/** BR-FR-DEC-03. */
const PRICE_DECIMALS = 6;
const PERCENT_DECIMALS = 4;

/** Numbers that are none, have too many decimals, or mean nothing; units nobody knows; periods that end before they start. */
export function checkLines(document: Pick<Document, 'lines' | 'adjustments' | 'period'>): Finding[] {
  const none = document.lines.some(isItem) ? [] : [error('invoicing.no-lines', { path: 'lines' })];
  return [
    ...none,
    ...document.lines.flatMap((line, index) => (isItem(line) ? checkItem(line, `lines.${index}`) : [])),
    ...document.adjustments.flatMap((one, index) => checkAdjustment(one.value, `adjustments.${index}.value`)),
    ...checkPeriod(document.period, 'period'),
  ];
}

function checkItem(line: ItemLine, path: string): Finding[] {
  return [
    ...checkNumber(line.quantity, `${path}.quantity`, QUANTITY_DECIMALS, 'invoicing.quantity-decimals'),
    ...checkPrice(line.unitPrice, `${path}.unitPrice`),
    ...(isUnit(line.unit)
      ? []
      : [error('invoicing.unknown-unit', { path: `${path}.unit`, params: { unit: line.unit } })]),
    ...(line.discount ? checkAdjustment(line.discount, `${path}.discount`) : []),
    ...(line.contribution ? checkPrice(line.contribution.perUnit, `${path}.contribution.perUnit`) : []),
    ...checkRate(line.vat.rate, `${path}.vat.rate`),
    ...checkPeriod(line.period, `${path}.period`),
  ];
}

export function checkNumber(text: string, path: string, decimals: number, code: string): Finding[] {
  const value = parseDecimal(text);
  if (value === null) return [error('invoicing.not-a-number', { path, params: { text: text.slice(0, 40) } })];
  const { units, scale } = value;
  const size = (units < 0n ? -units : units) / 10n ** BigInt(scale);
  if (size >= MAX_WHOLE) return [error('invoicing.number-too-large', { path })];
  // Zeros behind carry nothing: '1.50000' has one decimal.
  const significant = exact(printShort(value)).scale;
  return significant > decimals ? [error(code, { path, params: { max: decimals } })] : [];
}

/** BR-FR-DEC-04. */
const checkRate = (text: string, path: string): Finding[] =>
  checkNumber(text, path, 2, 'invoicing.rate-decimals');

/** EN 16931 BR-27: a price is never negative, the quantity is. */
export function checkPrice(text: string, path: string): Finding[] {
  const findings = checkNumber(text, path, PRICE_DECIMALS, 'invoicing.price-decimals');
  const negative = (parseDecimal(text)?.units ?? 0n) < 0n;
  return negative ? [...findings, error('invoicing.price-negative', { path })] : findings;
}

function checkAdjustment(value: Adjustment, path: string): Finding[] {
  if (value.kind === 'amount') {
    return value.minor < 0n ? [error('invoicing.amount-negative', { path: `${path}.minor` })] : [];
  }
  return checkPercent(value.percent, `${path}.percent`);
}

/** 0 to 100. */
export function checkPercent(text: string, path: string): Finding[] {
  const findings = checkNumber(text, path, PERCENT_DECIMALS, 'invoicing.percent-decimals');
  const value = parseDecimal(text);
  if (value === null) return findings;
  const outside = value.units < 0n || value.units > 100n * 10n ** BigInt(value.scale);
  return outside ? [...findings, error('invoicing.percent-range', { path })] : findings;
}

function checkPeriod(period: Document['period'], path: string): Finding[] {
  return period && period.to < period.from ? [error('invoicing.period-reversed', { path })] : [];
}
