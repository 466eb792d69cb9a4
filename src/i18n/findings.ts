import { findings as english } from './en.ts';
import { laterFindings as laterEnglish } from './findings/later.en.ts';
import { laterFindings as laterFrench } from './findings/later.fr.ts';
import { sayFinding, type FindingTexts, type Told } from './findings/text.ts';
import { findings as french } from './fr.ts';
import type { Locale } from './locales.ts';

export const findingTexts: Record<Locale, FindingTexts> = {
  fr: { ...french, ...laterFrench },
  en: { ...english, ...laterEnglish },
};

/** The sentence of one finding. The web has kit/loaded-texts.ts instead, which fetches the language in use. */
export function findingText(locale: Locale, finding: Told): string {
  return sayFinding(findingTexts[locale], finding);
}
