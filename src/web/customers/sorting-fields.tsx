import { Autocomplete, TagsInput, TextInput } from '@mantine/core';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { OwnField } from '../kit/own-field.tsx';
import type { Field, Setter, Values } from './customer-values.ts';
import classes from './customers.module.css';
import { useFieldLabel } from '../kit/own-fields.ts';
import { useFacets } from './facets.ts';

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
