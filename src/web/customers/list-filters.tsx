import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { OwnField } from '../kit/own-field.tsx';
import { useFieldLabel } from '../kit/own-fields.ts';
import { useFacets, type CustomField } from './facets.ts';

export type Narrowing = { tag?: string; field?: string; fieldValue?: string };

type ListFiltersProps = { value: Narrowing; onChange: (narrowing: Narrowing) => void };

/** By tag and by one of the company’s own fields; shown once there are any. */
export function ListFilters({ value, onChange }: ListFiltersProps) {
  const t = useTexts().parties.filters;
  const facets = useFacets();
  const labelOf = useFieldLabel();
  const tags = facets.data?.tags ?? [];
  const fields = facets.data?.fields ?? [];
  const chosen = fields.find((one) => one.key === value.field);
  return (
    <>
      {(tags.length > 0 || value.tag !== undefined) && (
        <Select
          aria-label={t.tag}
          placeholder={t.tag}
          w="10rem"
          clearable
          searchable
          value={value.tag ?? null}
          onChange={(tag) => onChange({ ...value, tag: tag ?? '' })}
          data={value.tag === undefined || tags.includes(value.tag) ? tags : [...tags, value.tag]}
        />
      )}
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
