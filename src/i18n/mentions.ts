import type { Mention } from '../core/invoicing/legal-mentions.ts';
import type { Locale } from './locales.ts';
import { mentions as english } from './mentions.en.ts';
import { mentions as french } from './mentions.fr.ts';

const catalogue = { fr: french, en: english };

/** The sentence of one mention, in the language of its document: what is printed, and what an e-invoice says in its notes. */
export function sayMention(locale: Locale, { key, params }: Mention): string {
  const text = catalogue[locale][key];
  return typeof text === 'string' ? text : text(params);
}
