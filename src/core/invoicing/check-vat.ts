import { error, warning } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { isEuCountry, isFrance } from '../party/index.ts';
import type { Document, VatTreatment } from './model.ts';
import { isItem, rateOf } from './totals.ts';
import { isRateInForce, supplyEnd, territoriesOf, vatTerritory } from './vat-rates.ts';

type Treated = { vat: VatTreatment; path: string; period: Document['period'] };

/** Rates that are not in force where and when the supply is made, and treatments that do not fit the parties. */
export function checkVat(document: Document): Finding[] {
  const treated: Treated[] = [
    ...document.lines.flatMap((line, index) =>
      isItem(line)
        ? [{ vat: line.vat, path: `lines.${index}.vat`, period: line.period ?? document.period }]
        : [],
    ),
    ...document.adjustments.flatMap(({ vat }, index) =>
      vat ? [{ vat, path: `adjustments.${index}.vat`, period: document.period }] : [],
    ),
  ];
  return [...treated.flatMap((one) => checkOne(one, document)), ...checkMixed(treated)];
}

function checkOne({ vat, path, period }: Treated, document: Document): Finding[] {
  const to = document.buyer.deliveryAddress ?? document.buyer.address;
  const overseas = ['dom', 'without-vat'].includes(vatTerritory(to) ?? '');
  switch (vat.category) {
    case 'S':
      return document.seller.vatRegime === 'franchise'
        ? [error('invoicing.franchise-charges-vat', { path })]
        : checkRate(vat, path, period, document);
    // Leaves France for another member state (CGI art. 262 ter, I).
    case 'K':
      return isEuCountry(to.country) && !isFrance(to.country)
        ? []
        : [error('invoicing.eu-goods-destination', { path, params: { country: to.country } })];
    // Often handed over in France: the proof of export decides, not the address (CGI art. 262, I).
    case 'G':
      return isEuCountry(to.country) && !overseas
        ? [warning('invoicing.export-destination', { path, params: { country: to.country } })]
        : [];
    case 'AE':
    case 'E':
    case 'O':
    case 'Z':
      return [];
  }
}

/** The rate of the day of the supply; one that changes inside a period belongs on two lines (CGI art. 269). */
function checkRate(
  vat: VatTreatment,
  path: string,
  period: Treated['period'],
  document: Document,
): Finding[] {
  const territories = territoriesOf(document);
  const rate = rateOf(vat);
  const on = supplyEnd(document, period);
  const atEnd = isRateInForce(rate, territories, on);
  const atStart = period ? isRateInForce(rate, territories, period.from) : atEnd;
  if (atStart !== atEnd && period) {
    return [
      error('invoicing.vat-rate-changes', { path, params: { rate, from: period.from, to: period.to } }),
    ];
  }
  return atEnd ? [] : [error('invoicing.vat-rate-not-in-force', { path, params: { rate, on } })];
}

/** EN 16931 BR-O-11: what is outside VAT stands on a document of its own. */
function checkMixed(treated: readonly Treated[]): Finding[] {
  const outside = treated.find((one) => one.vat.category === 'O');
  const inside = treated.some((one) => one.vat.category !== 'O');
  return outside && inside ? [error('invoicing.out-of-scope-mixed', { path: outside.path })] : [];
}
