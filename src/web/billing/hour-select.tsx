import { Select } from '@mantine/core';

type HourProps = {
  label: string;
  say: (hour: number) => string;
  value: number;
  onChange: (hour: number) => void;
};

/** An hour of the company’s day. */
export function HourSelect({ label, say, value, onChange }: HourProps) {
  return (
    <Select
      label={label}
      value={String(value)}
      allowDeselect={false}
      data={Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: say(hour) }))}
      onChange={(next) => next !== null && onChange(Number(next))}
    />
  );
}
