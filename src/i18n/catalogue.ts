import { banking as bankingEn } from './banking.en.ts';
import { banking as bankingFr } from './banking.fr.ts';
import { common as commonEn } from './common.en.ts';
import { common as commonFr } from './common.fr.ts';
import { dunning as dunningEn } from './dunning.en.ts';
import { dunning as dunningFr } from './dunning.fr.ts';
import { dunningScreens as dunningScreensEn } from './dunning-screens.en.ts';
import { dunningScreens as dunningScreensFr } from './dunning-screens.fr.ts';
import { messages as messagesEn } from './messages.en.ts';
import { messages as messagesFr } from './messages.fr.ts';
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
  banking: bankingFr,
  receivables: receivablesFr,
  organization: organizationFr,
  dunning: dunningFr,
  dunningScreens: dunningScreensFr,
  messages: messagesFr,
  takeover: takeoverFr,
};

export type Texts = typeof fr;

const en: Texts = {
  common: commonEn,
  banking: bankingEn,
  receivables: receivablesEn,
  organization: organizationEn,
  dunning: dunningEn,
  dunningScreens: dunningScreensEn,
  messages: messagesEn,
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
