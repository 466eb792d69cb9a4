import { Select } from '@mantine/core';
import { zoneName } from '../../i18n/time-zones.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';

type HourProps = {
  label: string;
  say: (hour: number) => string;
  value: number;
  onChange: (hour: number) => void;
  /** The customer’s clock where it is not the company’s. */
  zone: string | null;
};

/** An hour of the customer’s day. */
export function HourSelect({ label, say, value, onChange, zone }: HourProps) {
  const t = useTexts().billing;
  const { locale } = useLocale();
  return (
    <Select
      label={label}
      description={zone === null ? undefined : t.zone(zoneName(zone, locale))}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={String(value)}
      allowDeselect={false}
      data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: say(hour) }))}
      onChange={(next) => next !== null && onChange(Number(next))}
    />
  );
}
