import type { PlainDate } from '../calendar/index.ts';
import { error } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { parseCurrency } from '../money/index.ts';
import type { Currency } from '../money/index.ts';
import { checkPrice } from './check-lines.ts';
import { checkText } from './check-text.ts';
import { isUnit } from './data/units.ts';
import type { VatTerritory } from './data/vat-rates.ts';
import type { VatTreatment } from './model.ts';
import type { PricedProduct } from './price-for.ts';
import { rateOf } from './totals.ts';
import { findExemption } from './vat-exemptions.ts';
import { isRateInForce } from './vat-rates.ts';

export type ProductToCheck = PricedProduct & {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly vat: VatTreatment;
};

/** Where and when it is sold: the rates of the seller's own territory, on a day. */
export type Market = {
  readonly base: Currency;
  /** Null outside French VAT: rates are then the seller's own affair. */
  readonly territory: VatTerritory | null;
  readonly on: PlainDate;
  readonly vatRegime: 'real' | 'franchise';
};

/** What would be refused on every document that sells it is refused here once. */
export function checkProduct(product: ProductToCheck, market: Market): Finding[] {
  return [
    ...checkText(product.name, 'name', 300),
    ...checkText(product.description, 'description', 4000),
    ...(isUnit(product.unit)
      ? []
      : [error('invoicing.unknown-unit', { path: 'unit', params: { unit: product.unit } })]),
    ...checkPrice(product.unitPrice, 'unitPrice'),
    ...checkTreatment(product.vat, market),
    ...checkPrices(product, market.base),
  ];
}

function checkTreatment(vat: VatTreatment, { territory, on, vatRegime }: Market): Finding[] {
  const path = 'vat';
  const rate = rateOf(vat);
  if (vat.category === 'S') {
    if (vatRegime === 'franchise') return [error('invoicing.franchise-charges-vat', { path })];
    return territory === null || isRateInForce(rate, [territory], on)
      ? []
      : [error('invoicing.vat-rate-not-in-force', { path, params: { rate, on } })];
  }
  // Z has no French exemption behind it.
  if (vat.category === 'Z') return [];
  const reason = vat.exemption === undefined ? null : findExemption(vat.exemption);
  return reason?.category === vat.category
    ? []
    : [
        error('invoicing.exemption-missing', {
          path,
          params: { article: 'CGI ann. II art. 242 nonies A, I-12°' },
        }),
      ];
}

/** One price for each currency and group; the price of everybody in base currency is the product's own. */
function checkPrices(product: PricedProduct, base: Currency): Finding[] {
  const seen = new Set<string>();
  return product.prices.flatMap(({ currency, customerGroup, unitPrice }, index) => {
    const path = `prices.${index}`;
    const key = `${currency} ${customerGroup}`;
    const isTwice = seen.has(key);
    seen.add(key);
    const findings = checkPrice(unitPrice, `${path}.unitPrice`);
    if (parseCurrency(currency) === null) {
      findings.push(error('invoicing.unknown-currency', { path: `${path}.currency`, params: { currency } }));
    }
    if (isTwice) {
      findings.push(error('invoicing.price-twice', { path, params: { currency, group: customerGroup } }));
    }
    if (currency === base && customerGroup === '') {
      findings.push(error('invoicing.price-is-own', { path, params: { currency } }));
    }
    return findings;
  });
}
