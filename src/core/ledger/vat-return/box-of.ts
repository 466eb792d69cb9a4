import { vatTerritory } from '../../invoicing/index.ts';
import type { Address, VatTreatment } from '../../invoicing/index.ts';
import { compareExact, exact } from '../../money/index.ts';
import { RATE_BOXES } from './boxes.ts';
import type { VatBox } from './boxes.ts';

/** Where a sale is taxed: goods where they are, services where one or the other party is. */
export type VatPlaces = {
  readonly seller: Pick<Address, 'country' | 'postalCode'>;
  readonly buyer: Pick<Address, 'country' | 'postalCode'>;
};

/** No operation of the return: outside VAT (CGI art. 256), or a rebate that leaves the VAT invoiced as it was (272, 1). */
const OUTSIDE = new Set(['out-of-scope', 'credit-without-vat', 'franchise']);
/** Taxed on the margin (CGI art. 297 E, 266, 1-e): the invoice does not say it, so no paper can be made of it here. */
export const MARGIN = new Set(['margin-second-hand', 'margin-art', 'margin-antiques', 'margin-travel']);

/** The line of the return a sale stands on; null: on none that can be known from its document. */
export function boxOf(vat: VatTreatment, places: VatPlaces): VatBox | null {
  switch (vat.category) {
    case 'S':
      return rateBox(vat, places);
    case 'G':
      return 'E1';
    case 'K':
      return 'F2';
    case 'AE':
    case 'Z':
      return 'E2';
    case 'E':
    case 'O': {
      const reason = vat.exemption ?? '';
      return OUTSIDE.has(reason) || MARGIN.has(reason) ? null : 'E2';
    }
  }
}

function rateBox({ rate }: VatTreatment, { seller, buyer }: VatPlaces): VatBox {
  const territories = [seller, buyer].map(vatTerritory);
  for (const territory of territories) {
    const found = RATE_BOXES.find(
      (one) =>
        compareExact(exact(one.rate), exact(rate)) === 0 &&
        territory !== null &&
        one.territories.includes(territory),
    );
    if (found !== undefined) return found.box;
  }
  return '13';
}
