import type { PlainDate } from '../../core/calendar/index.ts';
import { EUR, parseCurrency } from '../../core/money/index.ts';
import { formatDate, formatMoney } from '../format.ts';
import type { Locale } from '../plural.ts';

export type Params = Readonly<Record<string, string | number>>;
/** One sentence, or one made from the finding's parameters. */
export type FindingText = string | ((params: Params) => string);
export type FindingTexts = Readonly<Record<string, FindingText>>;
/** English has the codes of French, no more and no less. */
export type TextsLike<T> = Readonly<Record<keyof T, FindingText>>;

export type Told = { code: string; params?: Params };

/** The sentence of one finding; the bare code when nobody wrote one (the test forbids it for our own codes). */
export function sayFinding(texts: FindingTexts, finding: Told): string {
  const text = texts[finding.code];
  if (text === undefined) return finding.code;
  return typeof text === 'string' ? text : text(finding.params ?? {});
}

/** How parameters are written in a sentence. */
export function words(locale: Locale) {
  const colon = locale === 'fr' ? '\u00a0: ' : ': ';
  return {
    /** « Ligne 12 : » or « Mouvement 3 : » before a sentence about a file; nothing when the place is unknown. */
    at: (p: Params): string => {
      if (p['line'] !== undefined) return `${locale === 'fr' ? 'Ligne' : 'Line'} ${p['line']}${colon}`;
      if (p['record'] !== undefined)
        return `${locale === 'fr' ? 'Mouvement' : 'Entry'} ${p['record']}${colon}`;
      return '';
    },
    /** Minor units under `key`, in the currency under `currency`, else euros. */
    amount: (p: Params, key: string): string =>
      formatMoney(BigInt(p[key] ?? 0), parseCurrency(String(p['currency'] ?? 'EUR')) ?? EUR, locale),
    day: (p: Params, key: string): string => formatDate(String(p[key]) as PlainDate, locale, 'long'),
  };
}
