import { Select, TextInput } from '@mantine/core';
import type { CustomFieldKind } from '../../core/party/index.ts';
import { DateField } from './date-field.tsx';
import type { OwnFieldFacts } from './own-fields.ts';

type OwnFieldProps = {
  label: string;
  field: OwnFieldFacts;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  /** Only spoken, for a filter: what it opens stays inside, so that a panel around it stays open. */
  isQuiet?: boolean;
};

/** A number is kept as a decimal with a point: « 12,5 » is read as one. */
const asDecimal = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');

/** One of the company's own fields, by its kind. */
export function OwnField({ label, field, value, error, onChange, isQuiet = false }: OwnFieldProps) {
  const named = isQuiet ? { 'aria-label': label, w: '11rem' } : { label };
  const kind: CustomFieldKind = field.kind;
  switch (kind) {
    case 'choice':
      return (
        <Select
          {...named}
          {...(isQuiet && { comboboxProps: { withinPortal: false } })}
          clearable
          value={value === '' ? null : value}
          error={error}
          onChange={(next) => onChange(next ?? '')}
          data={field.choices}
        />
      );
    case 'date':
      return (
        <DateField
          {...named}
          {...(isQuiet && { popoverProps: { withinPortal: false } })}
          value={value === '' ? null : value}
          error={error}
          onChange={(next) => onChange(next ?? '')}
        />
      );
    case 'number':
    case 'text':
      return (
        <TextInput
          {...named}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          maxLength={300}
          autoComplete="off"
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={() => kind === 'number' && value !== '' && onChange(asDecimal(value))}
        />
      );
  }
}
