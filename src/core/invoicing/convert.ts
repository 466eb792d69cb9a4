import type { PlainDate } from '../calendar/index.ts';
import {
  allocate,
  divide,
  exact,
  minus,
  percentOf,
  printShort,
  roundTo,
  times,
  EUR,
} from '../money/index.ts';
import type { Decimal, Exact } from '../money/index.ts';
import { amountLines } from './amount-line.ts';
import { correcting } from './correcting.ts';
import type { Correction } from './correcting.ts';
import { deductDeposits } from './deduct-deposits.ts';
import type { IssuedDeposit } from './deduct-deposits.ts';
import type { Document, ItemLine, Line } from './model.ts';
import { computeTotals, isItem } from './totals.ts';

/**
 * One document made of another: always a new draft, what it comes from is never changed. Lines keep their ids, so that
 * what was billed of an order can be counted.
 */
type NewDocument = { readonly on: PlainDate };

/** What belongs to one issue and not to the next: dates, rate, payments, references to other documents. */
function afresh(document: Document, on: PlainDate): Document {
  const { exchange: _rate, suppliedOn: _supplied, validUntil: _until, retention: _kept, ...said } = document;
  const { isSummary: _deliveries, ...rest } = said;
  return { ...rest, issuedOn: on, schedule: [], paidMinor: 0n, preceding: [], reason: '' };
}

/** The same again, of the same kind; without the deposits it deducted. */
export function duplicate(document: Document, { on }: NewDocument): Document {
  return { ...afresh(document, on), lines: document.lines.filter((line) => !isItem(line) || !line.deposit) };
}

/** A quote that was accepted; its number is kept as a reference. */
export function fromQuote(
  quote: Document,
  kind: 'order_confirmation' | 'invoice' | 'pro_forma',
  { on, number }: NewDocument & { readonly number: string },
): Document {
  const { retention } = quote;
  const references = { ...quote.references, quote: number };
  return { ...afresh(quote, on), kind, references, ...(retention ? { retention } : {}) };
}

export type DepositSize =
  | { readonly kind: 'percent'; readonly percent: Decimal }
  /** Including VAT, as it is agreed. Not more is invoiced; a cent may be missing where no base gives it. */
  | { readonly kind: 'amount'; readonly grossMinor: bigint };

/** A deposit on an order: a lump sum per VAT treatment, waiting on 4191. */
export function depositOf(
  order: Document,
  size: DepositSize,
  { on, name }: NewDocument & { readonly name: string },
): Document {
  const totals = computeTotals(order);
  const charged = totals.vat.filter((one) => one.baseMinor > 0n);
  const bases = charged.map(({ vat, baseMinor }, index) =>
    size.kind === 'percent'
      ? percentOf(baseMinor, size.percent)
      : baseWithin(grossShares(charged, size.grossMinor)[index]!, vat.rate),
  );
  const lines = charged.flatMap(({ vat }, index) =>
    amountLines(order, totals, {
      vat,
      minor: bases[index]!,
      account: '4191',
      name,
      id: `deposit-${index + 1}`,
    }),
  );
  return { ...afresh(order, on), kind: 'deposit', lines, adjustments: [] };
}

const grossShares = (
  charged: readonly { baseMinor: bigint; taxMinor: bigint }[],
  grossMinor: bigint,
): bigint[] =>
  allocate(
    { minor: grossMinor, currency: EUR },
    charged.map((one) => one.baseMinor + one.taxMinor),
  ).map((part) => part.minor);

/** The largest base that with its tax does not exceed an amount. */
function baseWithin(grossMinor: bigint, rate: Decimal): bigint {
  const factor = asFraction(rate);
  const whole = { units: factor.units + 10n ** BigInt(factor.scale), scale: factor.scale };
  let base = divide({ units: grossMinor, scale: 0 }, whole, 0).units;
  while (base > 0n && base + percentOf(base, rate) > grossMinor) base -= 1n;
  return base;
}

/** A part of an order that was done: so many percent of the quantity of each line, to four decimals. */
export function progressOf(
  order: Document,
  percent: Decimal,
  earlier: readonly Document[],
  { on }: NewDocument,
): Document {
  const lines = order.lines.flatMap((line): Line[] => {
    if (!isItem(line)) return [line];
    const left = leftOf(line, earlier);
    const part = roundTo(times(exact(line.quantity), asFraction(percent)), 4);
    const quantity = size(part.units) > size(roundTo(left, 4).units) ? left : part;
    return quantity.units === 0n
      ? []
      : [{ ...line, quantity: printShort(quantity), ...discountOf(line, percent, earlier) }];
  });
  const { retention } = order;
  return {
    ...afresh(order, on),
    kind: 'progress',
    lines,
    adjustments: percentagesOf(order),
    ...(retention ? { retention } : {}),
  };
}

/** The rest of an order, after its progress invoices, less its deposits. */
export function finalOf(
  order: Document,
  { progress, deposits }: { progress: readonly Document[]; deposits: readonly IssuedDeposit[] },
  { on, name }: NewDocument & { readonly name: (number: string) => string },
): Document {
  const rest = order.lines.flatMap((line): Line[] => {
    if (!isItem(line)) return [line];
    const left = leftOf(line, progress);
    if (left.units === 0n && progress.length > 0) return [];
    return [{ ...line, quantity: printShort(left), ...discountLeft(line, progress) }];
  });
  const { retention } = order;
  return {
    ...afresh(order, on),
    kind: 'final',
    lines: [...rest, ...deductDeposits(deposits, name)],
    preceding: deposits.map(({ invoiceId, number, document }) => ({
      invoiceId,
      number,
      issuedOn: document.issuedOn,
    })),
    ...(retention ? { retention } : {}),
  };
}

/** Replaces an issued invoice: says the same, to be corrected; its entry is undone when this one is booked. */
export function correctiveOf(invoice: Document, correction: Correction): Document {
  return { ...correcting(invoice, correction), kind: 'corrective' };
}

/** 5.5 % → 0.055. */
const asFraction = (percent: Decimal): Exact => ({
  units: exact(percent).units,
  scale: exact(percent).scale + 2,
});

const size = (units: bigint): bigint => (units < 0n ? -units : units);

const sameLine = (line: ItemLine, documents: readonly Document[]): ItemLine[] =>
  documents.flatMap((one) => one.lines.filter(isItem)).filter((one) => one.id === line.id);

const leftOf = (line: ItemLine, billed: readonly Document[]) =>
  sameLine(line, billed).reduce((left, one) => minus(left, exact(one.quantity)), exact(line.quantity));

/** A fixed rebate goes in parts, and the final invoice takes what is left of it. */
function discountOf(
  line: ItemLine,
  percent: Decimal,
  earlier: readonly Document[],
): Pick<ItemLine, 'discount'> {
  if (line.discount?.kind !== 'amount') return {};
  const part = percentOf(line.discount.minor, percent);
  const left = discountLeft(line, earlier).discount;
  return left?.kind === 'amount' && left.minor < part
    ? { discount: left }
    : { discount: { kind: 'amount', minor: part } };
}

function discountLeft(line: ItemLine, billed: readonly Document[]): Pick<ItemLine, 'discount'> {
  if (line.discount?.kind !== 'amount') return {};
  const given = sameLine(line, billed).reduce(
    (sum, one) => sum + (one.discount?.kind === 'amount' ? one.discount.minor : 0n),
    0n,
  );
  return { discount: { kind: 'amount', minor: line.discount.minor - given } };
}

/** Fixed rebates and charges on the document are the final invoice's; percentages are everyone's. */
const percentagesOf = (order: Document): Document['adjustments'] =>
  order.adjustments.filter((one) => one.value.kind === 'percent');
