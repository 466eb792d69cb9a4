import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { OwnField } from '../kit/own-field.tsx';
import { fieldsApi, useFieldLabel, useOwnFields, type OwnFieldFacts } from '../kit/own-fields.ts';
import type { SalesFilter } from './sales-filter.ts';

type OwnFiltersProps = { filter: SalesFilter; onChange: (change: Partial<SalesFilter>) => void };

/** By a tag of the customer and by one of the company’s own fields, of customers or documents; once there are any. */
export function OwnFilters({ filter, onChange }: OwnFiltersProps) {
  const t = useTexts().parties.filters;
  const labelOf = useFieldLabel();
  const fields = (useOwnFields().data?.fields ?? []).filter((one) => !one.isArchived);
  const tags =
    useQuery({
      queryKey: ['customers', 'facets'],
      queryFn: ({ signal }) => fieldsApi.facets({}, { signal }),
    }).data?.tags ?? [];
  const chosen = fields.find((one) => one.key === filter.field);
  return (
    <>
      {(tags.length > 0 || filter.tag !== undefined) && (
        <Select
          size="sm"
          label={t.tag}
          comboboxProps={{ withinPortal: false }}
          clearable
          searchable
          value={filter.tag ?? null}
          onChange={(tag) => onChange({ tag: tag ?? undefined })}
          data={filter.tag === undefined || tags.includes(filter.tag) ? tags : [...tags, filter.tag]}
        />
      )}
      {fields.length > 0 && (
        <Select
          size="sm"
          label={t.field}
          comboboxProps={{ withinPortal: false }}
          clearable
          value={chosen?.key ?? null}
          onChange={(field) => onChange({ field: field ?? undefined, fieldValue: undefined })}
          data={fields.map((one) => ({ value: one.key, label: labelOf(one) }))}
        />
      )}
      {chosen !== undefined && (
        <FieldValue
          key={chosen.key}
          field={chosen}
          value={filter.fieldValue ?? ''}
          onChange={(fieldValue) => onChange({ fieldValue: fieldValue === '' ? undefined : fieldValue })}
        />
      )}
    </>
  );
}

type FieldValueProps = { field: OwnFieldFacts; value: string; onChange: (value: string) => void };

/** The list is asked again when the value is complete, not at every letter. */
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
      size="sm"
      label={t.value}
      placeholder={t.any}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onChange(text.trim())}
      onKeyDown={(event) => event.key === 'Enter' && onChange(text.trim())}
    />
  );
}
