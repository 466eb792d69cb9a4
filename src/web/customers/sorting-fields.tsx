import { Autocomplete, Select, TagsInput, TextInput } from '@mantine/core';
import type { CustomFieldKind } from '../../core/party/index.ts';
import { DateField } from '../kit/date-field.tsx';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import type { Field, Setter, Values } from './customer-values.ts';
import classes from './customers.module.css';
import { useFacets, useFieldLabel, type CustomField } from './facets.ts';

type SortingFieldsProps = {
  values: Values;
  set: Setter;
  field: Field;
  errorOf: (path: string) => string | undefined;
};

/** What customers are told apart by: who looks after them, groups, tags, the company's own fields. */
export function SortingFields({ values, set, field, errorOf }: SortingFieldsProps) {
  const t = useTexts();
  const words = t.receivables.form;
  const facets = useFacets();
  const labelOf = useFieldLabel();
  const own = facets.data?.fields ?? [];
  return (
    <>
      <h3 className={classes.heading}>{t.parties.form.sorting}</h3>
      <FieldPair>
        <TextInput label={words.salesperson} maxLength={100} {...field('salesperson')} />
        <Autocomplete
          label={words.debtorGroup}
          maxLength={100}
          value={values.debtorGroup}
          onChange={(group) => set('debtorGroup', group)}
          data={facets.data?.debtorGroups ?? []}
        />
      </FieldPair>
      <TagsInput
        label={t.parties.form.tags}
        description={t.parties.form.tagsHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxTags={20}
        maxLength={40}
        value={values.tags}
        onChange={(tags) => set('tags', tags)}
        data={facets.data?.tags ?? []}
      />
      {own.length > 0 && (
        <>
          <h3 className={classes.heading}>{t.parties.form.own}</h3>
          <FieldPair>
            {own.map((one) => (
              <OwnField
                key={one.key}
                label={labelOf(one)}
                field={one}
                value={values.custom[one.key] ?? ''}
                error={errorOf(`custom.${one.key}`)}
                onChange={(value) => set('custom', { ...values.custom, [one.key]: value })}
              />
            ))}
          </FieldPair>
        </>
      )}
    </>
  );
}

type OwnFieldProps = {
  label: string;
  field: CustomField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  /** Only spoken, for a filter. */
  isQuiet?: boolean;
};

/** A number is kept as a decimal with a point: « 12,5 » is read as one. */
const asDecimal = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');

export function OwnField({ label, field, value, error, onChange, isQuiet = false }: OwnFieldProps) {
  const named = isQuiet ? { 'aria-label': label, w: '11rem' } : { label };
  const kind: CustomFieldKind = field.kind;
  switch (kind) {
    case 'choice':
      return (
        <Select
          {...named}
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
