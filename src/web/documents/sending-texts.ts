import type { sendingScreens } from '../../i18n/sending-screens.fr.ts';
import { roomTexts } from '../kit/loaded-texts.ts';
import { useLocale } from '../kit/locale.tsx';

export type SendingTexts = typeof sendingScreens;

export const sendingTexts = roomTexts<SendingTexts>({
  fr: () => import('../../i18n/sending-screens.fr.ts').then((m) => m.sendingScreens),
  en: () => import('../../i18n/sending-screens.en.ts').then((m) => m.sendingScreens),
});

/** What is said of sending, in the language in use; the routes wait for it. */
export function useSendingWords(): SendingTexts {
  return sendingTexts.of(useLocale().locale);
}
