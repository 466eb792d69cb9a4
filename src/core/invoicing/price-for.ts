import type { Currency, Decimal } from '../money/index.ts';

export type PricedProduct = {
  /** Without VAT, for one unit, in base currency. */
  readonly unitPrice: Decimal;
  /** Exceptions: another currency, a group of customers, or both. `customerGroup` '' is everybody. */
  readonly prices: readonly {
    readonly currency: string;
    readonly customerGroup: string;
    readonly unitPrice: Decimal;
  }[];
};

/**
 * What a product costs a customer: the price of the group in the currency, else everybody's in that currency, else the
 * product's own price when the currency is the base one. Null: no price was ever said in this currency, and none is
 * made up by a rate of the day.
 */
export function priceFor(
  product: PricedProduct,
  currency: Currency,
  customerGroup: string,
  base: Currency,
): Decimal | null {
  const inCurrency = product.prices.filter((one) => one.currency === currency);
  const ofGroup = inCurrency.find((one) => one.customerGroup === customerGroup);
  const ofAll = inCurrency.find((one) => one.customerGroup === '');
  return (ofGroup ?? ofAll)?.unitPrice ?? (currency === base ? product.unitPrice : null);
}
