import type { MessageText, OwnTexts, TextCode } from '../core/dunning/index.ts';
import { dunningTemplatesEn } from './dunning-templates.en.ts';
import { dunningTemplatesFr } from './dunning-templates.fr.ts';
import type { Locale } from './plural.ts';

/** The text that comes with Encaisse. */
export function shippedText(locale: Locale, code: TextCode): MessageText {
  return (locale === 'fr' ? dunningTemplatesFr : dunningTemplatesEn)[code];
}

/** The company's own words where it has written some, those of Encaisse for the rest. */
export function textOf(locale: Locale, code: TextCode, own: OwnTexts): MessageText {
  return { ...shippedText(locale, code), ...own[locale][code] };
}
