import type { DocumentContent } from '../../contract/document-shapes.ts';
import { plainDate } from '../../core/calendar/index.ts';
import {
  VAT_EXEMPTIONS,
  findExemption,
  ratesOn,
  vatTerritory,
  type Address,
} from '../../core/invoicing/index.ts';

export type Vat = Extract<DocumentContent['lines'][number], { type: 'item' }>['vat'];

/** One text per treatment, for a list: 'S 20', 'AE reverse-charge'. */
export function vatValue(vat: Vat): string {
  return vat.category === 'S' ? `S ${vat.rate}` : `${vat.category} ${vat.exemption ?? ''}`;
}

export function readVat(value: string): Vat {
  const [category = 'S', rest = ''] = value.split(' ');
  if (category === 'S') return { category, rate: rest };
  const treatment = { category: category as Vat['category'], rate: '0' };
  return rest === '' ? treatment : { ...treatment, exemption: rest };
}

/** Rates in force on the day where seller and customer are, highest first; France's own when neither is in France. */
export function ratesFor(
  addresses: readonly Pick<Address, 'country' | 'postalCode'>[],
  on: string,
): string[] {
  const places = addresses.map(vatTerritory).filter((place) => place !== null);
  const territories = places.length === 0 ? (['metropole'] as const) : [...new Set(places)];
  const rates = territories.flatMap((territory) => ratesOn(territory, plainDate(on)));
  return [...new Set(rates)].sort((a, b) => Number(b) - Number(a));
}

/** Every reason for no VAT, as the law words it. */
export const exemptionValues = VAT_EXEMPTIONS.map((one) => ({
  value: `${one.category} ${one.key}`,
  text: one.text,
}));

export function legalText(vat: Vat, language: 'fr' | 'en'): string | null {
  if (vat.category === 'S' || vat.exemption === undefined) return null;
  return findExemption(vat.exemption)?.text[language] ?? null;
}
