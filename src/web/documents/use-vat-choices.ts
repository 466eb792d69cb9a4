import { useMemo } from 'react';
import { useLocale } from '../kit/locale.tsx';
import { showDecimal } from './decimals.ts';
import { exemptionValues, vatValue, type Vat } from './vat-options.ts';
import { useWords } from './texts.ts';

export type VatChoices = readonly { group: string; items: readonly { value: string; label: string }[] }[];

/** The picker of VAT: rates in force, then the reasons not to charge it in the words of the law. */
export function useVatChoices(rates: readonly string[]): VatChoices {
  const t = useWords().lines;
  const { locale } = useLocale();
  return useMemo(
    () => [
      {
        group: t.vatRates,
        items: rates.map((rate) => ({ value: `S ${rate}`, label: `${showDecimal(rate, locale)}\u202f%` })),
      },
      {
        group: t.vatNone,
        items: exemptionValues.map(({ value, text }) => ({ value, label: text[locale] })),
      },
    ],
    [rates, locale, t],
  );
}

/** With the treatment a line has, even where it is no longer offered: a rate of another day stays what it was. */
export function withCurrent(choices: VatChoices, vat: Vat, other: string): VatChoices {
  const value = vatValue(vat);
  if (choices.some((group) => group.items.some((item) => item.value === value))) return choices;
  const label = vat.category === 'S' ? `${vat.rate}\u202f%` : vat.category;
  return [...choices, { group: other, items: [{ value, label }] }];
}
