import type { PlainDate } from '../calendar/index.ts';
import { compareExact, exact } from '../money/index.ts';
import type { Decimal } from '../money/index.ts';
import { VAT_RATES } from './data/vat-rates.ts';
import type { VatRate, VatTerritory } from './data/vat-rates.ts';
import type { Address, Document } from './model.ts';

/** null outside French VAT. Overseas has its own post codes and, in some addresses, its own country codes. */
export function vatTerritory({
  country,
  postalCode,
}: Pick<Address, 'country' | 'postalCode'>): VatTerritory | null {
  if (['GP', 'MQ', 'RE'].includes(country)) return 'dom';
  if (['GF', 'YT'].includes(country)) return 'without-vat';
  // Monaco is French territory for VAT (CGI art. 256-0).
  if (country !== 'FR' && country !== 'MC') return null;
  const code = postalCode.replace(/\s/g, '');
  if (/^97[124]/.test(code)) return 'dom';
  if (/^97[36]/.test(code)) return 'without-vat';
  return code.startsWith('20') ? 'corse' : 'metropole';
}

/**
 * Whose rates may apply: goods are taxed where they are, services where the one or the other party is. The seller knows
 * which; a rate of neither place is a mistake.
 */
export function territoriesOf(document: Document): VatTerritory[] {
  const { seller, buyer } = document;
  const places = [seller.address, buyer.deliveryAddress ?? buyer.address].map(vatTerritory);
  return [...new Set(places.filter((place) => place !== null))];
}

const isIn = (one: VatRate, on: PlainDate): boolean =>
  (one.from === null || on >= one.from) && (one.to === null || on <= one.to);

export function isRateInForce(rate: Decimal, territories: readonly VatTerritory[], on: PlainDate): boolean {
  return VAT_RATES.some(
    (one) =>
      compareExact(exact(one.rate), exact(rate)) === 0 &&
      isIn(one, on) &&
      one.territories.some((place) => territories.includes(place)),
  );
}

/** For a picker: highest first. */
export function ratesOn(territory: VatTerritory, on: PlainDate): Decimal[] {
  return VAT_RATES.filter((one) => one.territories.includes(territory) && isIn(one, on))
    .map((one) => one.rate)
    .sort((a, b) => compareExact(exact(b), exact(a)));
}

/** The day VAT is counted on: of the line's period or the document's supply, else of issue (CGI art. 269). */
export function supplyEnd(document: Document, period = document.period): PlainDate {
  return period?.to ?? document.suppliedOn ?? document.issuedOn;
}
