import type { ReminderPlan, Selection } from '../app/dunning/index.ts';
import { texts } from '../i18n/catalogue.ts';
import { formatDate, formatMoney } from '../i18n/format.ts';
import type { Context } from '../shell/http/context.ts';
import { UsageError, type Locale } from './command.ts';

/** What a preparation is restricted to, customers by their codes; null: nothing said. */
export const selected = async (
  context: Context,
  { codes, ...rest }: Omit<Selection, 'partyIds'> & { codes: readonly string[] },
): Promise<Selection | null> => {
  if (codes.length === 0) return Object.keys(rest).length === 0 ? null : rest;
  const rows = await context.tx
    .selectFrom('customer')
    .select(['party_id', 'code'])
    .where('org_id', '=', context.org)
    .where('code', 'in', codes)
    .execute();
  const missing = codes.find((code) => !rows.some((row) => row.code === code));
  if (missing !== undefined) throw new UsageError(`--customer ${missing}`);
  return { ...rest, partyIds: rows.map((row) => row.party_id) };
};

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
