import { books as english } from './books.en.ts';
import { books as french } from './books.fr.ts';
import type { FindingTexts, Params } from './findings/text.ts';
import type { Locale } from './plural.ts';

/** What « encaisse verify » says. Apart from the other findings: the web never shows them and need not carry them. */
export const bookTexts: Record<Locale, FindingTexts> = { fr: french, en: english };

export const bookText = (locale: Locale, finding: { code: string; params?: Params }): string => {
  const text = bookTexts[locale][finding.code];
  if (text === undefined) return finding.code;
  return typeof text === 'string' ? text : text(finding.params ?? {});
};
