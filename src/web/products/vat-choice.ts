import { ratesOn, VAT_EXEMPTIONS } from '../../core/invoicing/index.ts';
import { plainDate } from '../../core/calendar/index.ts';
import type { Locale } from '../../i18n/locales.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Product, ProductChoices } from './api.ts';

export type Vat = Product['vat'];
type Words = { rates: string; reasons: string; zeroRated: string; kept: string };

/** One text for a treatment, so that one picker chooses rate and reason together. */
export const vatValue = ({ category, rate, exemption }: Vat): string =>
  category === 'S' ? `S ${Number(rate)}` : `${category} ${exemption ?? ''}`;

export function vatOf(value: string): Vat {
  const [category, detail] = value.split(' ') as [Vat['category'], string];
  if (category === 'S') return { category, rate: detail };
  return detail === '' ? { category, rate: '0' } : { category, rate: '0', exemption: detail };
}

export const percent = (rate: string, locale: Locale): string => `${formatNumber(rate, locale)}\u202f%`;

/** Rates in force where the company sells, then the reasons not to charge VAT in the words of the law. */
export function vatOptions(choices: ProductChoices, current: Vat, locale: Locale, words: Words) {
  const isFree = choices.vatRegime === 'franchise';
  const rates =
    isFree || choices.territory === null ? [] : ratesOn(choices.territory, plainDate(choices.today));
  const groups = [
    {
      group: words.rates,
      items: rates.map((rate) => ({ value: `S ${Number(rate)}`, label: percent(rate, locale) })),
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
  ].filter((one) => one.items.length > 0);
  const value = vatValue(current);
  const isOffered = groups.some((one) => one.items.some((item) => item.value === value));
  if (isOffered) return groups;
  const label = current.category === 'S' ? percent(current.rate, locale) : current.category;
  return [...groups, { group: words.kept, items: [{ value, label }] }];
}

/** What a new product of this company is most likely to bear. */
export const usualVat = ({ vatRegime, territory, today }: ProductChoices): Vat => {
  if (vatRegime === 'franchise') return { category: 'E', rate: '0', exemption: 'franchise' };
  const [normal] = territory === null ? [] : ratesOn(territory, plainDate(today));
  return normal === undefined
    ? { category: 'O', rate: '0', exemption: 'out-of-scope' }
    : { category: 'S', rate: normal };
};
