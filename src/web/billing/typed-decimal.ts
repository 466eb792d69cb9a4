import type { Locale } from '../../i18n/locales.ts';

/** « 1 234,5 » as typed, to the exact text of the wire; null when it is no number. */
export function readTyped(text: string): string | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f'’€%]/g, '').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,8})?$/.test(bare) ? bare : null;
}

/** As it is typed: a comma in French. */
export const showTyped = (decimal: string, locale: Locale): string =>
  locale === 'fr' ? decimal.replace('.', ',') : decimal;
