import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/fr';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { parseDate } from '../../core/calendar/index.ts';
import { CalendarIcon } from './icons.tsx';
import { useLocale, useTexts } from './locale.tsx';

export type DateFieldProps = Omit<
  DateInputProps,
  'value' | 'defaultValue' | 'onChange' | 'dateParser' | 'valueFormat' | 'locale' | 'minDate' | 'maxDate'
> & {
  /** ISO day ('2026-11-22'), or null when empty. */
  value: string | null;
  onChange: (date: string | null) => void;
  min?: string;
  max?: string;
};

/** Types « 22/11/2026 », « 22.11.26 », « 22 nov. 2026 » or picks from the calendar; hands over an ISO day. */
export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const { locale } = useLocale();
  const t = useTexts().common.field;
  return (
    <DateInput
      placeholder={t.datePlaceholder}
      leftSection={<CalendarIcon size={18} />}
      leftSectionPointerEvents="none"
      clearable
      {...rest}
      value={value}
      onChange={onChange}
      minDate={min}
      maxDate={max}
      locale={locale}
      firstDayOfWeek={1}
      valueFormat="DD/MM/YYYY"
      dateParser={(text) => parseDate(text)}
      hideOutsideDates
      previousLabel={t.previousMonth}
      nextLabel={t.nextMonth}
      clearButtonProps={{ 'aria-label': t.clearSearch }}
    />
  );
}
