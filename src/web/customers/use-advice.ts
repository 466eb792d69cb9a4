import { daysBetween, plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { lateCount, type Account, type Step } from './advice.ts';

/** What presses, in words, with the step that the engine takes next and its day. */
export function useAdvice(account: Account, step: Step): string {
  const t = useTexts().receivables;
  const words = t.customer.nextActions;
  const { locale } = useLocale();
  const { nextReminder, oldestDueOn, asOf } = account;
  const then =
    nextReminder === null
      ? ''
      : ` ${words.next(t.step(nextReminder.step), formatDate(plainDate(nextReminder.on), locale, 'short'))}`;
  switch (step) {
    case 'disputed':
      return words.disputes;
    case 'broken':
      return `${words.broken}${then}`;
    case 'promised':
      return words.promised;
    case 'held':
      return words.held;
    case 'no-contact':
      return words.noContact;
    case 'late': {
      const since = oldestDueOn === null ? 0 : daysBetween(plainDate(oldestDueOn), plainDate(asOf));
      return `${words.late(lateCount(account), t.days(since))}${then}`;
    }
    case 'fine':
      return `${words.fine}${then}`;
    case 'nothing':
      return words.nothing;
  }
}
