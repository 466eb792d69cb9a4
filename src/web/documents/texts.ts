import type { documentsScreens } from '../../i18n/documents-screens.fr.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export type DocumentsTexts = typeof documentsScreens;

export const documentsTexts = roomTexts<DocumentsTexts>({
  fr: () => import('../../i18n/documents-screens.fr.ts').then((m) => m.documentsScreens),
  en: () => import('../../i18n/documents-screens.en.ts').then((m) => m.documentsScreens),
});

/** Every sentence of this room in the language in use; the routes wait for them. */
export function useWords(): DocumentsTexts {
  return documentsTexts.of(useLocale().locale);
}
