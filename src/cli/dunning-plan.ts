import type { ReminderPlan } from '../app/dunning/index.ts';
import { texts } from '../i18n/catalogue.ts';
import { formatDate, formatMoney } from '../i18n/format.ts';
import type { Locale } from './command.ts';

/** For `--json`: each draft and each item left out, with its code, its sentence and the next date. */
export const planJson = ({ asOf, drafts, leftOut }: ReminderPlan, locale: Locale) => {
  const words = texts(locale).dunning;
  return {
    asOf,
    drafts: drafts.map(({ customerName, draft }) => ({
      customerName,
      sentence: words.reason(draft.reason),
      ...draft,
    })),
    leftOut: leftOut.map((one) => ({ ...one, sentence: words.exclusion(one) })),
  };
};

/** A line a draft, then how many were left out for which reason. */
export const planLines = (
  { drafts, leftOut }: ReminderPlan,
  locale: Locale,
): { drafts: string[]; leftOut: string[] } => {
  const words = texts(locale).dunning;
  const counts = new Map<string, number>();
  for (const { code } of leftOut) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    drafts: drafts.map(({ customerName, draft }) =>
      [
        customerName,
        words.steps[draft.stepCode] ?? draft.stepCode,
        formatMoney(draft.totalMinor, draft.currency, locale),
        formatDate(draft.sendOn, locale),
        words.reason(draft.reason),
      ].join('\t'),
    ),
    leftOut: [...counts].sort(([, a], [, b]) => b - a).map(([code, items]) => `${items}\t${code}`),
  };
};
