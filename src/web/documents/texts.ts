import type { documentChoices } from '../../i18n/document-choices.fr.ts';
import type { documentsScreens } from '../../i18n/documents-screens.fr.ts';
import type { sales } from '../../i18n/sales.fr.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export type DocumentsTexts = typeof documentsScreens & typeof documentChoices;

export const documentsTexts = roomTexts<DocumentsTexts>({
  fr: async () => ({
    ...(await import('../../i18n/documents-screens.fr.ts')).documentsScreens,
    ...(await import('../../i18n/document-choices.fr.ts')).documentChoices,
  }),
  en: async () => ({
    ...(await import('../../i18n/documents-screens.en.ts')).documentsScreens,
    ...(await import('../../i18n/document-choices.en.ts')).documentChoices,
  }),
});

/** Every sentence of this room in the language in use; the routes wait for them. */
export function useWords(): DocumentsTexts {
  return documentsTexts.of(useLocale().locale);
}

export type SalesTexts = typeof sales;

/** What the list says: with it, and with Ctrl K. */
export const salesTexts = roomTexts<SalesTexts>({
  fr: () => import('../../i18n/sales.fr.ts').then((m) => m.sales),
  en: () => import('../../i18n/sales.en.ts').then((m) => m.sales),
});

export function useSalesWords(): SalesTexts {
  return salesTexts.of(useLocale().locale);
}
