import { aliasKey, nameTokens, normaliseText } from './matching/normalise.ts';

const MONTHS =
  /^(?:JANV(?:IER)?|FEV(?:RIER)?|MARS|AVR(?:IL)?|MAI|JUIN|JUIL(?:LET)?|AOUT|SEPT(?:EMBRE)?|OCT(?:OBRE)?|NOV(?:EMBRE)?|DEC(?:EMBRE)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)$/;
const MAX_WORDS = 8;

/**
 * The words of a label that stay the same from one month to the next: 'FRAIS TENUE DE COMPTE 09/2026' and
 * 'FRAIS TENUE DE COMPTE OCT 2026' are one thing. Words with digits and names of months are left out.
 */
export const labelPattern = (text: string): string =>
  normaliseText(text)
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '' && !/\d/.test(word) && !MONTHS.test(word))
    .slice(0, MAX_WORDS)
    .join(' ');

/** Names are the same when they have the same words, in any order. '' when the bank names nobody. */
export const nameKey = (name: string): string => aliasKey(nameTokens(name));

export type LineRule = {
  readonly pattern: string;
  /** '' = anyone. */
  readonly counterpartyKey: string;
  readonly isMoneyOut: boolean;
};

/** Whether a rule speaks of a line: same direction, its words in a row in the label, and its counterparty if it names one. */
export const isOfRule = (
  rule: LineRule,
  line: { readonly amountMinor: bigint; readonly text: string; readonly counterpartyName: string },
): boolean =>
  rule.pattern !== '' &&
  line.amountMinor < 0n === rule.isMoneyOut &&
  (rule.counterpartyKey === '' || rule.counterpartyKey === nameKey(line.counterpartyName)) &&
  ` ${labelPattern(line.text)} `.includes(` ${rule.pattern} `);

/** The rule that says most about a line: one with a counterparty first, then the longer pattern. */
export const ruleOf = <Rule extends LineRule>(
  rules: readonly Rule[],
  line: Parameters<typeof isOfRule>[1],
): Rule | null =>
  rules
    .filter((rule) => isOfRule(rule, line))
    .toSorted(
      (a, b) =>
        Number(b.counterpartyKey !== '') - Number(a.counterpartyKey !== '') ||
        b.pattern.length - a.pattern.length,
    )[0] ?? null;
