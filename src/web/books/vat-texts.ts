import type { vat } from '../../i18n/vat.fr.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export type VatTexts = typeof vat;

export const vatTexts = roomTexts<VatTexts>({
  fr: () => import('../../i18n/vat.fr.ts').then((m) => m.vat),
  en: () => import('../../i18n/vat.en.ts').then((m) => m.vat),
});

/** Every sentence of the VAT return in the language in use; its routes wait for them. */
export function useVatWords(): VatTexts {
  return vatTexts.of(useLocale().locale);
}
