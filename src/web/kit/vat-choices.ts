import { plainDate } from '../../core/calendar/index.ts';
import {
  VAT_EXEMPTIONS,
  findExemption,
  rateOf,
  ratesOn,
  vatTerritory,
  type Address,
  type VatTreatment,
} from '../../core/invoicing/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { showDecimal } from './decimals.ts';

/** A treatment as a form holds it: a reason that is left open may be there as undefined. */
export type Vat = Omit<VatTreatment, 'exemption'> & { exemption?: string | undefined };
export type VatChoices = readonly { group: string; items: readonly { value: string; label: string }[] }[];
export type VatWords = { rates: string; reasons: string; zeroRated: string; kept: string };

const treatment = ({ exemption, ...vat }: Vat): VatTreatment =>
  exemption === undefined ? vat : { ...vat, exemption };

/** One text per treatment, so that one picker chooses rate and reason together: 'S 20', 'AE reverse-charge'. */
export const vatValue = (vat: Vat): string =>
  vat.category === 'S' ? `S ${rateOf(treatment(vat))}` : `${vat.category} ${vat.exemption ?? ''}`;

export function readVat(value: string): VatTreatment {
  const [category = 'S', rest = ''] = value.split(' ');
  if (category === 'S') return { category, rate: rest };
  const free = { category: category as VatTreatment['category'], rate: '0' };
  return rest === '' ? free : { ...free, exemption: rest };
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

/** The legal text of a treatment without VAT; null where nothing is to be said. */
export function legalText(vat: Vat, language: Locale): string | null {
  if (vat.category === 'S' || vat.exemption === undefined) return null;
  return findExemption(vat.exemption)?.text[language] ?? null;
}

/** « 5,5 % »; without a reason to name, the category of EN 16931. */
export const vatLabel = (vat: Vat, locale: Locale): string =>
  vat.category === 'S'
    ? `${showDecimal(rateOf(treatment(vat)), locale)}\u202f%`
    : (legalText(vat, locale) ?? vat.category);

/** The picker of VAT: rates in force, then the reasons not to charge it in the words of the law. */
export function vatChoices(rates: readonly string[], locale: Locale, words: VatWords): VatChoices {
  const groups = [
    {
      group: words.rates,
      items: rates.map((rate) => ({
        value: `S ${rate}`,
        label: vatLabel({ category: 'S', rate }, locale),
      })),
    },
    {
      group: words.reasons,
      items: [
        ...VAT_EXEMPTIONS.map(({ category, key, text }) => ({
          value: `${category} ${key}`,
          label: text[locale],
        })),
        { value: 'Z ', label: words.zeroRated },
      ],
    },
  ];
  return groups.filter((one) => one.items.length > 0);
}

/** With the treatment that is there, even where it is no longer offered: a rate of another day stays what it was. */
export function withCurrent(choices: VatChoices, vat: Vat, locale: Locale, { kept }: VatWords): VatChoices {
  const value = vatValue(vat);
  if (choices.some((group) => group.items.some((item) => item.value === value))) return choices;
  return [...choices, { group: kept, items: [{ value, label: vatLabel(vat, locale) }] }];
}
