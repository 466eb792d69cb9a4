import { ownerOf, type MessageText, type OwnTexts, type TextCode } from '../core/dunning/index.ts';
import { dunningTemplatesEn } from './dunning-templates.en.ts';
import { dunningTemplatesFr } from './dunning-templates.fr.ts';
import type { Locale } from './plural.ts';

/** The text that comes with Encaisse. */
export function shippedText(locale: Locale, code: TextCode): MessageText {
  return (locale === 'fr' ? dunningTemplatesFr : dunningTemplatesEn)[code];
}

/** The company's own words where it has written some, those of Encaisse for the rest. */
export function textOf(locale: Locale, code: TextCode, own: OwnTexts): MessageText {
  const words = own[locale];
  const base = ownerOf(code);
  if (words[code] === undefined && words[base] !== undefined)
    return { ...shippedText(locale, base), ...words[base] };
  return { ...shippedText(locale, code), ...words[code] };
}
