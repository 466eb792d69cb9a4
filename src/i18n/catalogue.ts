import { texts as en } from './en.ts';
import { texts as fr, type Texts } from './fr.ts';
import { laterTexts as laterEn } from './later.en.ts';
import { laterTexts as laterFr } from './later.fr.ts';
import type { Locale } from './locales.ts';

export { defaultLocale, localeOf, locales, type Locale } from './locales.ts';
export type { Texts } from './fr.ts';

const catalogue: Record<Locale, Texts> = { fr: { ...fr, ...laterFr }, en: { ...en, ...laterEn } };

/**
 * Every sentence of one language: strings, or functions of their parameters. Both languages come along: the web has
 * kit/loaded-texts.ts instead, which fetches the one in use.
 */
export function texts(locale: Locale): Texts {
  return catalogue[locale];
}
