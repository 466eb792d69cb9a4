import { common as commonEn } from './common.en.ts';
import { common as commonFr } from './common.fr.ts';
import { organization as organizationEn } from './organization.en.ts';
import { organization as organizationFr } from './organization.fr.ts';
import { receivables as receivablesEn } from './receivables.en.ts';
import { receivables as receivablesFr } from './receivables.fr.ts';
import { takeover as takeoverEn } from './takeover.en.ts';
import { takeover as takeoverFr } from './takeover.fr.ts';
import type { Locale } from './plural.ts';

export type { Locale } from './plural.ts';

/** One entry per room. French is the source; `en` must have the same shape or it does not compile. */
const fr = {
  common: commonFr,
  receivables: receivablesFr,
  organization: organizationFr,
  takeover: takeoverFr,
};

export type Texts = typeof fr;

const en: Texts = {
  common: commonEn,
  receivables: receivablesEn,
  organization: organizationEn,
  takeover: takeoverEn,
};

export const locales: readonly Locale[] = ['fr', 'en'];
export const defaultLocale: Locale = 'fr';

const catalogue: Record<Locale, Texts> = { fr, en };

/** Every sentence of one language: strings, or functions of their parameters. */
export function texts(locale: Locale): Texts {
  return catalogue[locale];
}

/** The language that a tag such as « fr-CA » or "en_GB" asks for, or French when we do not speak it. */
export function localeOf(tag: string | null | undefined): Locale {
  const language = tag?.slice(0, 2).toLowerCase();
  return locales.find((locale) => locale === language) ?? defaultLocale;
}
