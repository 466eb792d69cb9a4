import type { CustomerVatRegime } from '../party/index.ts';
import { findExemption } from './vat-exemptions.ts';
import type { ItemLine, VatTreatment } from './model.ts';

type Nature = ItemLine['nature'];

type Reason = { readonly goods: string; readonly services: string };

/**
 * In another member state: goods are exempt (CGI art. 262 ter, I), services are taxed where the customer is (art. 259, 1°).
 * Outside the Union: exported (art. 262, I), or out of scope (art. 259, 1°). Building subcontractors leave VAT to who
 * gives them the work (art. 283-2 nonies).
 */
const REASONS: Readonly<Record<Exclude<CustomerVatRegime, 'domestic'>, Reason>> = {
  eu: { goods: 'eu-goods', services: 'eu-services' },
  'non-eu': { goods: 'export', services: 'non-eu-services' },
  subcontracting: { goods: 'construction-subcontracting', services: 'construction-subcontracting' },
};

const withoutVat = (key: string): VatTreatment => {
  const exemption = findExemption(key);
  if (exemption === null) throw new Error(`no exemption ${key}`);
  return { category: exemption.category, rate: '0', exemption: key };
};

/** What a line for such a customer starts from; null: the rate of what is sold. */
export function customerVat(regime: CustomerVatRegime, nature: Nature): VatTreatment | null {
  return regime === 'domestic' ? null : withoutVat(REASONS[regime][nature]);
}

/** Goods that turn out to be a service keep their customer: the reason not to charge VAT follows. */
export function vatOfNature<T extends VatTreatment>(vat: T, nature: Nature): T | VatTreatment {
  const reason = Object.values(REASONS).find(
    ({ goods, services }) => goods !== services && (vat.exemption === goods || vat.exemption === services),
  );
  return reason === undefined ? vat : withoutVat(reason[nature]);
}
