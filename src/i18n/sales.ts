import type { Locale } from './locales.ts';
import { sales as en } from './sales.en.ts';
import { sales as fr } from './sales.fr.ts';

export type SalesTexts = typeof fr;

/** Both languages, for the server; the web fetches the one in use with the list. */
export const salesTexts: Record<Locale, SalesTexts> = { fr, en };
