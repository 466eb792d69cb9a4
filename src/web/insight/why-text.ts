import { plainDate } from '../../core/calendar/index.ts';
import type { Texts } from '../../i18n/catalogue.ts';
import { formatDate } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locales.ts';
import { stepName } from '../dunning/index.ts';
import { currencyOf } from '../kit/money.tsx';
import type { Hue } from '../kit/tone.ts';
import type { WhyRow } from './api.ts';

export const outlookHues: Record<WhyRow['outlook'], Hue> = {
  leaves: 'green',
  listed: 'blue',
  waits: 'grey',
  stopped: 'amber',
};

export type WhyText = { reason: string; next: string; change: string };

/** The sentence of the decision, what comes next and when, and what would change it. */
export function whyText(t: Texts, locale: Locale, row: WhyRow): WhyText {
  const words = t.insight.why;
  const day = (on: string): string => formatDate(plainDate(on), locale, 'day');
  const name = (code: string): string => stepName(t, { stepCode: code, kind: 'reminder' });
  const { exclusion, on, stepCode } = row;
  if (row.outlook === 'leaves' && row.reason !== null && on !== null && row.channel !== null) {
    const channel = t.dunning.channels[row.channel].toLocaleLowerCase(locale);
    const then = row.then === null ? '' : ` · ${words.then(name(row.then.stepCode), day(row.then.on))}`;
    return {
      reason: t.dunning.reason(row.reason),
      next: `${words.leavesOn(name(stepCode ?? ''), channel, day(on))}${then}`,
      change: words.undo,
    };
  }
  const next =
    on === null
      ? words.noDate
      : stepCode === null
        ? words.lookOn(day(on))
        : words.nextOn(name(stepCode), day(on));
  if (exclusion === null) {
    const change = words.hint(stepCode === null ? 'all-steps-done' : 'waiting');
    return { reason: words.listed, next, change };
  }
  return {
    reason: t.dunning.exclusion({ ...exclusion, currency: currencyOf(row.currency) }),
    next,
    change: words.hint(exclusion.code),
  };
}
