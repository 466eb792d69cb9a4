import type { Texts } from '../../i18n/catalogue.ts';
import type { Reason } from './api.ts';

type Money = (minor: string, currency: string) => string;

/** « Numéro FA-2026-00398 lu, montant exact, IBAN connu »: the evidence of one explanation, as a sentence. */
export function reasonSentence(
  reasons: readonly Reason[],
  t: Texts['banking'],
  money: Money,
  currency: string,
): string {
  const numbers = reasons.filter((one) => one.key === 'match.reference-exact').length;
  const isSum = reasons.some((one) => one.key.startsWith('match.sum-of-items'));
  // Several numbers are already in the title: they are said once. A sum that is exact says that the amount is.
  const told = reasons.filter(
    (one, at) =>
      !(isSum && one.key === 'match.amount-equal') &&
      (one.key !== 'match.reference-exact' ||
        numbers === 1 ||
        at === reasons.findIndex((first) => first.key === 'match.reference-exact')),
  );
  const words = told.map((reason) => reasonWords(reason, t, money, currency)).filter((word) => word !== '');
  const sentence = words.join(', ');
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export function reasonWords(reason: Reason, t: Texts['banking'], money: Money, currency: string): string {
  const words: Readonly<Partial<Record<string, (typeof t.reasons)['match.amount-equal']>>> = t.reasons;
  // An amount told in another currency brings its own.
  const told = String(reason.params['currency'] ?? currency);
  return words[reason.key]?.(reason.params, (key) => money(String(reason.params[key] ?? '0'), told)) ?? '';
}

/** « FA-2026-00388 + FA-2026-00402 », shortened when there are many. */
export function numbersOf(allocations: readonly { number: string }[], t: Texts['banking'], most = 3): string {
  const shown = allocations.slice(0, most).map((one) => one.number);
  const more = allocations.length - shown.length;
  return more > 0 ? `${shown.join(' + ')} ${t.line.more(more)}` : shown.join(' + ');
}

/** Whole sentences of why a line was not posted by itself. */
export const vetoSentences = (
  vetoes: readonly Reason[],
  t: Texts['banking'],
  money: Money,
  currency: string,
): string[] => vetoes.map((one) => reasonWords(one, t, money, currency)).filter((word) => word !== '');
