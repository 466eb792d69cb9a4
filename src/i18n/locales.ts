import type { Locale } from './plural.ts';

export type { Locale } from './plural.ts';

export const locales: readonly Locale[] = ['fr', 'en'];
export const defaultLocale: Locale = 'fr';

/** The language that a tag such as « fr-CA » or "en_GB" asks for, or French when we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale {
  const language = tag?.slice(0, 2).toLowerCase();
  return locales.find((locale) => locale === language) ?? defaultLocale;
}
