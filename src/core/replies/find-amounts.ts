import { parseAmount, parseCurrency, type Currency } from '../money/index.ts';
import type { FoundAmount, Place } from './reply.ts';

const NUMBER = String.raw`\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
/** A price of one hour or piece is nobody's payment. */
const NOT_EACH = String.raw`(?! ?(?:ht |ttc )?(?:/ ?h|de l'heure|l'heure|par heure|par jour|(?:la|par) piece|l'unite|par unite|le m2|(?:per|an|a) (?:hour|day|unit|piece)|each)\b)`;
const BEHIND = new RegExp(
  String.raw`(?<![\w.,/-])(${NUMBER}) ?(€|euros?\b|eur\b|£|gbp\b|pounds?\b|\$|usd\b|chf\b)${NOT_EACH}`,
  'g',
);
const BEFORE = new RegExp(
  String.raw`(€|\beur|£|\bgbp|\$|\busd|\bchf) ?(${NUMBER})(?![\w/]|[.,]\d)${NOT_EACH}`,
  'g',
);

const WORDS: Readonly<Record<string, string>> = { euro: 'EUR', euros: 'EUR', pound: 'GBP', pounds: 'GBP' };

export type AmountAt = FoundAmount & Place;

/**
 * Amounts with their currency in plain words. '1.234 €' may be twelve hundred or one and a quarter: it is left out rather
 * than guessed.
 */
export const findAmounts = (plain: string): AmountAt[] => {
  const found: AmountAt[] = [];
  const take = (at: number, whole: string, digits: string, unit: string): void => {
    const currency = parseCurrency(WORDS[unit] ?? unit);
    if (currency === null) return;
    const minor = read(digits, currency);
    if (minor === null || found.some((one) => at < one.to && one.from < at + whole.length)) return;
    found.push({ from: at, to: at + whole.length, minor, currency });
  };
  for (const match of plain.matchAll(BEHIND)) take(match.index, match[0], match[1]!, match[2]!);
  for (const match of plain.matchAll(BEFORE)) take(match.index, match[0], match[2]!, match[1]!);
  return found.sort((a, b) => a.from - b.from);
};

const read = (digits: string, currency: Currency): bigint | null => {
  const answer = parseAmount(digits, currency);
  return answer.ok && answer.minor > 0n ? answer.minor : null;
};

/** As a proposal carries it. */
export const valued = (amount: AmountAt | undefined): { readonly amount: FoundAmount | null } => ({
  amount: amount === undefined ? null : { minor: amount.minor, currency: amount.currency },
});
