import type { closing } from '../../i18n/closing.fr.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export type ClosingTexts = typeof closing;

export const closingTexts = roomTexts<ClosingTexts>({
  fr: () => import('../../i18n/closing.fr.ts').then((m) => m.closing),
  en: () => import('../../i18n/closing.en.ts').then((m) => m.closing),
});

/** Every sentence of this room in the language in use; the routes wait for them. */
export function useWords(): ClosingTexts {
  return closingTexts.of(useLocale().locale);
}
