import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { OwnField } from '../kit/own-field.tsx';
import { useFieldLabel } from '../kit/own-fields.ts';
import { useFacets, type CustomField } from './facets.ts';

export type Narrowing = {
  tag?: string;
  salesperson?: string;
  debtorGroup?: string;
  field?: string;
  fieldValue?: string;
};

type ListFiltersProps = { value: Narrowing; onChange: (narrowing: Narrowing) => void };

/** By salesperson, group, tag and one of the company’s own fields; each shown once there are any. */
export function ListFilters({ value, onChange }: ListFiltersProps) {
  const t = useTexts().parties.filters;
  const facets = useFacets();
  const labelOf = useFieldLabel();
  const known = {
    salesperson: facets.data?.salespeople ?? [],
    debtorGroup: facets.data?.debtorGroups ?? [],
    tag: facets.data?.tags ?? [],
  };
  const fields = facets.data?.fields ?? [];
  const chosen = fields.find((one) => one.key === value.field);
  return (
    <>
      {(['salesperson', 'debtorGroup', 'tag'] as const).map((name) => (
        <OneOf
          key={name}
          label={t[name]}
          value={value[name]}
          choices={known[name]}
          onChange={(chosenOne) => onChange({ ...value, [name]: chosenOne })}
        />
      ))}
      {fields.length > 0 && (
        <Select
          aria-label={t.field}
          placeholder={t.field}
          w="10rem"
          clearable
          value={chosen?.key ?? null}
          onChange={(field) => onChange({ ...value, field: field ?? '', fieldValue: '' })}
          data={fields.map((one) => ({ value: one.key, label: labelOf(one) }))}
        />
      )}
      {chosen !== undefined && (
        <FieldValue
          key={chosen.key}
          field={chosen}
          value={value.fieldValue ?? ''}
          onChange={(fieldValue) => onChange({ ...value, fieldValue })}
        />
      )}
    </>
  );
}

type OneOfProps = {
  label: string;
  value: string | undefined;
  choices: readonly string[];
  onChange: (value: string) => void;
};

/** What nobody has any more is still shown while the address asks for it. */
function OneOf({ label, value, choices, onChange }: OneOfProps) {
  if (choices.length === 0 && value === undefined) return null;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      w="10rem"
      clearable
      searchable
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? '')}
      data={value === undefined || choices.includes(value) ? [...choices] : [...choices, value]}
    />
  );
}

type FieldValueProps = { field: CustomField; value: string; onChange: (value: string) => void };

/** A list is asked again when the value is complete, not at every letter. */
function FieldValue({ field, value, onChange }: FieldValueProps) {
  const t = useTexts().parties.filters;
  const [text, setText] = useState(value);
  if (field.kind === 'choice' || field.kind === 'date') {
    return (
      <OwnField isQuiet label={t.value} field={field} value={value} error={undefined} onChange={onChange} />
    );
  }
  return (
    <TextInput
      aria-label={t.value}
      placeholder={t.any}
      w="11rem"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onChange(text.trim())}
      onKeyDown={(event) => event.key === 'Enter' && onChange(text.trim())}
    />
  );
}
