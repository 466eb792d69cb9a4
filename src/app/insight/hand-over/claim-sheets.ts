import { EUR } from '../../../core/money/index.ts';
import { texts } from '../../../i18n/catalogue.ts';
import { formatDate } from '../../../i18n/format.ts';
import type { HandOverFile } from '../../../i18n/hand-over-file.ts';
import type { HandOverPieces } from '../../../i18n/hand-over-pieces.ts';
import type { Locale } from '../../../i18n/locales.ts';
import { decimal } from '../../receivables/index.ts';
import type { Case } from './read-case.ts';
import { amount, day, number, sheetOf, words, type Sheet } from './sheet.ts';

/** One element of the claim: a principal, a credit, a slice of interest, an indemnity. */
type Element = {
  readonly invoice: string;
  readonly element: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly slice?: { from: string; to: string; baseMinor: bigint; percent: string; days: number };
};

/** The computation, one element a line: its amounts add up to the claim. */
export const claimSheet = (found: Case, { columns: c, elements: e }: HandOverFile): Sheet => {
  const elements: Element[] = [
    ...found.items.map((item) => ({
      invoice: item.number,
      element: e.principal,
      minor: item.openMinor,
      currency: item.currency,
    })),
    ...found.credits.map((credit) => ({
      invoice: credit.number,
      element: e.credit,
      minor: -credit.openMinor,
      currency: credit.currency,
    })),
    ...found.lines.flatMap(
      ({ number: invoice, currency, slices, settledMinor, indemnityMinor }): Element[] => [
        ...slices.map((slice) => ({
          invoice,
          element: e.interest,
          minor: slice.interestMinor,
          currency,
          slice,
        })),
        { invoice, element: e.settled, minor: -settledMinor, currency },
        { invoice, element: e.indemnity, minor: indemnityMinor, currency: EUR },
      ],
    ),
  ];
  return sheetOf(
    elements.filter(({ minor, slice }) => minor !== 0n || slice !== undefined),
    [
      words(c.invoice, (one) => one.invoice),
      words(c.element, (one) => one.element),
      day(c.from, ({ slice }) => slice?.from ?? null),
      day(c.to, ({ slice }) => slice?.to ?? null),
      amount(c.base, ({ slice, currency }) =>
        slice === undefined ? null : decimal(slice.baseMinor, currency),
      ),
      number(c.rate, ({ slice }) => slice?.percent ?? null),
      number(c.days, ({ slice }) => (slice === undefined ? null : String(slice.days))),
      amount(c.amount, ({ minor, currency }) => decimal(minor, currency)),
      words(c.currency, ({ currency }) => currency),
    ],
  );
};

/** Until when each claim can be brought to court, by which rule, and what made its term run anew. */
export const termSheet = (
  found: Case,
  { columns: c }: HandOverFile,
  t: HandOverPieces,
  locale: Locale,
): Sheet => {
  const { rules, because } = texts(locale).limits.term;
  const owed = found.items.flatMap((item) => (item.term === null ? [] : [{ item, term: item.term }]));
  return sheetOf(owed, [
    words(c.invoice, ({ item }) => item.number),
    amount(c.amount, ({ item }) => decimal(item.openMinor, item.currency)),
    words(c.currency, ({ item }) => item.currency),
    words(t.columns.rule, ({ term }) => rules[term.rule]),
    words(t.columns.counted, ({ term }) => because[term.because](formatDate(term.from, locale, 'numeric'))),
    day(t.columns.lastDay, ({ term }) => term.lastDay),
  ]);
};
