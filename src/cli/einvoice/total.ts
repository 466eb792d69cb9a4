import type { EAllowanceCharge, EInvoice, ELine, ETax, EVatBreakdown } from '../../core/einvoice/model.ts';
import {
  compareExact,
  divide,
  exact,
  minus,
  plus,
  printExact,
  roundTo,
  times,
  type Decimal,
  type Exact,
} from '../../core/money/index.ts';

const zero = exact('0.00');
const HUNDRED = exact('100');
const sum = (amounts: readonly Decimal[]): Exact =>
  amounts.reduce((total, amount) => plus(total, exact(amount)), zero);
const printed = (value: Exact): Decimal => printExact(roundTo(value, 2));

/** BT-92, BT-99: what a percentage of a base makes. */
export const shareOf = (base: Decimal, percent: Decimal): Decimal =>
  printExact(divide(times(exact(base), exact(percent)), HUNDRED, 2));

/** BT-131: quantity × price ÷ base quantity, less allowances, plus charges. */
export function lineNet({ quantity, price, allowancesCharges }: Omit<ELine, 'net'>): Decimal {
  const gross = divide(times(exact(quantity), exact(price.net)), exact(price.baseQuantity ?? '1'), 2);
  return printed(
    allowancesCharges.reduce((net, one) => (one.isCharge ? plus : minus)(net, exact(one.amount)), gross),
  );
}

const sameTax = (a: ETax, b: ETax): boolean =>
  a.category === b.category && compareExact(exact(a.rate ?? '0'), exact(b.rate ?? '0')) === 0;

/** BT-116 of one category and rate. */
function taxable(tax: ETax, lines: readonly ELine[], allowancesCharges: readonly EAllowanceCharge[]): Exact {
  const ofLines = sum(lines.filter((line) => sameTax(line.vat, tax)).map((line) => line.net));
  return allowancesCharges
    .filter((one) => one.vat !== undefined && sameTax(one.vat, tax))
    .reduce((base, one) => (one.isCharge ? plus : minus)(base, exact(one.amount)), ofLines);
}

type Untotalled = Omit<EInvoice, 'vat' | 'totals'>;
export type TotalOptions = {
  /** BT-120, BT-121 for each category that is not taxed. */
  readonly exemptions?: Readonly<Record<string, { exemptionReason?: string; exemptionCode?: string }>>;
  /** BT-113. */
  readonly prepaid?: Decimal;
  /** All of it is paid: BT-113 = BT-112. */
  readonly isPaid?: boolean;
  /** BT-114. */
  readonly rounding?: Decimal;
  /** Units of BT-6 for one of BT-5. */
  readonly exchangeRate?: Decimal;
};

/** BG-22 and BG-23 of an invoice, computed exactly (EN 16931 BR-CO-10 to -17). */
export function totalled(invoice: Untotalled, options: TotalOptions = {}): EInvoice {
  const { lines, allowancesCharges } = invoice;
  const taxes: ETax[] = [];
  for (const tax of [...lines.map((line) => line.vat), ...allowancesCharges.map((one) => one.vat)])
    if (tax !== undefined && !taxes.some((other) => sameTax(other, tax))) taxes.push(tax);
  const vat: EVatBreakdown[] = taxes.map((tax) => {
    const base = printed(taxable(tax, lines, allowancesCharges));
    return { ...tax, base, tax: shareOf(base, tax.rate ?? '0'), ...options.exemptions?.[tax.category] };
  });
  const lineSum = sum(lines.map((line) => line.net));
  const allowances = allowancesCharges.filter((one) => !one.isCharge).map((one) => one.amount);
  const charges = allowancesCharges.filter((one) => one.isCharge).map((one) => one.amount);
  const net = plus(minus(lineSum, sum(allowances)), sum(charges));
  const tax = sum(vat.map((one) => one.tax));
  const gross = plus(net, tax);
  const prepaid = options.isPaid === true ? gross : exact(options.prepaid ?? '0.00');
  const due = plus(minus(gross, prepaid), exact(options.rounding ?? '0.00'));
  return {
    ...invoice,
    vat,
    totals: {
      lines: printed(lineSum),
      ...(allowances.length > 0 && { allowances: printed(sum(allowances)) }),
      ...(charges.length > 0 && { charges: printed(sum(charges)) }),
      net: printed(net),
      tax: printed(tax),
      ...(options.exchangeRate !== undefined && {
        taxInAccountingCurrency: printed(times(tax, exact(options.exchangeRate))),
      }),
      gross: printed(gross),
      ...((options.prepaid !== undefined || options.isPaid === true) && { prepaid: printed(prepaid) }),
      ...(options.rounding !== undefined && { rounding: options.rounding }),
      due: printed(due),
    },
  };
}
