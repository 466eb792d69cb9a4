import { sayFinding, type FindingTexts, type Told } from '../../i18n/findings/text.ts';
import type { Texts } from '../../i18n/fr.ts';
import type { Locale } from '../../i18n/locales.ts';

type Language = { texts: Texts; findings: FindingTexts };

const sources: Record<Locale, () => Promise<Language>> = {
  fr: () => import('../../i18n/fr.ts'),
  en: () => import('../../i18n/en.ts'),
};
const loaded = new Map<Locale, Language>();

/** Fetches one language. main.tsx waits for it before anything is drawn, LocaleProvider before it switches. */
export async function loadTexts(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) loaded.set(locale, await sources[locale]());
}

function languageOf(locale: Locale): Language {
  const language = loaded.get(locale);
  if (language === undefined) throw new Error(`the texts of ${locale} were not awaited`);
  return language;
}

/** Every sentence of a language that is here. */
export function textsOf(locale: Locale): Texts {
  return languageOf(locale).texts;
}

/** The sentence of one finding; the bare code when nobody wrote one. */
export function findingText(locale: Locale, finding: Told): string {
  return sayFinding(languageOf(locale).findings, finding);
}
