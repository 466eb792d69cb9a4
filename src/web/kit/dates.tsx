import { plainDate } from '../../core/calendar/index.ts';
import { formatDate, formatInstant, type DateStyle } from '../../i18n/format.ts';
import { useLocale, useTexts } from './locale.tsx';

/** A day without an hour ('2026-11-22'). `day` drops the year, for lists of the current one. */
export function DateText({ date, style = 'short' }: { date: string | null | undefined; style?: DateStyle }) {
  const { locale } = useLocale();
  const { none } = useTexts().common.table;
  if (date === null || date === undefined) return <span>{none}</span>;
  return (
    <time dateTime={date} className="e-number">
      {formatDate(plainDate(date), locale, style)}
    </time>
  );
}

/** A moment, in the company's time zone. */
export function InstantText({ at, timeZone = 'Europe/Paris' }: { at: string; timeZone?: string }) {
  const { locale } = useLocale();
  return <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time>;
}
