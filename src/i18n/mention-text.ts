import type { PlainDate } from '../core/calendar/index.ts';
import type { MentionKey } from '../core/invoicing/legal-mentions.ts';
import { EUR, parseCurrency, printShort, exact } from '../core/money/index.ts';
import type { Currency } from '../core/money/index.ts';
import { printIban } from '../core/party/index.ts';
import type { Locale } from './locales.ts';

export type MentionParams = Readonly<Record<string, string>>;
/** One sentence, or one made from the mention's parameters. */
export type MentionText = string | ((params: MentionParams) => string);
export type MentionTexts = Readonly<Record<MentionKey, MentionText>>;

/** « 5,5 », "5.5": a decimal as documents write it, without Intl so that bytes repeat. */
export function documentDecimal(decimal: string, locale: Locale): string {
  const short = printShort(exact(decimal));
  return locale === 'fr' ? short.replace('.', ',') : short;
}

/** How parameters of mentions become text. */
export const documentText = {
  day: (p: MentionParams, key: string): PlainDate => String(p[key]) as PlainDate,
  /** What there is, joined. */
  list: (separator: string, parts: readonly (string | undefined)[]): string =>
    parts.filter((part) => part !== undefined && part.trim() !== '').join(separator),
  /** « 732 829 320 » */
  siren: (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u202f'),
  iban: (iban: string): string => printIban(iban),
  amount: (p: MentionParams): [bigint, Currency] => [
    BigInt(p['minor'] ?? 0),
    parseCurrency(p['base'] ?? '') ?? EUR,
  ],
};
