import { addDays } from '../../core/calendar/index.ts';
import { isSemester, startOfSemester } from '../../core/payments/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';

/** The last day that interest is counted to while the rates of a semester are missing. */
export function useLastCounted(): (semester: string) => string {
  const { locale } = useLocale();
  return (semester) =>
    isSemester(semester) ? formatDate(addDays(startOfSemester(semester), -1), locale, 'long') : '';
}
