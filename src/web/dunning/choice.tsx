import { Select } from '@mantine/core';

type ChoiceProps<Value extends string> = {
  label: string;
  description?: string;
  values: readonly Value[];
  value: Value;
  words: Readonly<Record<Value, string>>;
  /** Named, and not offered. */
  disabled?: readonly Value[];
  readOnly?: boolean;
  onChange: (value: Value) => void;
};

/** One of a few values that have names. */
export function Choice<Value extends string>({
  values,
  value,
  words,
  disabled = [],
  onChange,
  ...rest
}: ChoiceProps<Value>) {
  return (
    <Select
      {...rest}
      inputWrapperOrder={['label', 'input', 'description']}
      allowDeselect={false}
      value={value}
      data={values.map((one) => ({ value: one, label: words[one], disabled: disabled.includes(one) }))}
      onChange={(chosen) => {
        const next = values.find((one) => one === chosen);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}
