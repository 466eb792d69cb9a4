export { CURRENCIES, EUR, currencyDecimals, isCurrency, parseCurrency } from './currency.ts';
export type { Currency } from './currency.ts';
export {
  abs,
  add,
  compare,
  isNegative,
  isZero,
  money,
  negate,
  subtract,
  sumMoney,
  toDecimal,
  zero,
} from './money.ts';
export type { Money } from './money.ts';
export { allocate, roundDiv } from './rounding.ts';
export {
  compareExact,
  convertMinor,
  divide,
  exact,
  minus,
  ofMinor,
  parseDecimal,
  percentOf,
  plus,
  printExact,
  printShort,
  roundTo,
  times,
  toMinor,
} from './decimal.ts';
export type { Decimal, Exact } from './decimal.ts';
export { parseAmount } from './parse-amount.ts';
export type { AmountRefusal, DecimalMark, ParsedAmount } from './parse-amount.ts';
