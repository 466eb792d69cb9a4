import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from './locale.tsx';
import classes from './settings-form.module.css';
import { useFormSave, type FormSave } from './use-form-save.tsx';

export type SettingsFormProps = {
  save: () => Promise<unknown>;
  saved: string;
  mayEdit: boolean;
  children: (errorOf: FormSave['errorOf']) => ReactNode;
};

/** A page of settings that is saved whole by the button at its foot. */
export function SettingsForm({ save, saved, mayEdit, children }: SettingsFormProps) {
  const t = useTexts().common.action;
  const form = useFormSave({ save, saved });
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      {form.problem}
      {children(form.errorOf)}
      {mayEdit && (
        <div>
          <Button type="submit" loading={form.busy}>
            {t.save}
          </Button>
        </div>
      )}
    </form>
  );
}

type Accounts<Name extends string> = Readonly<Record<Name, string>>;

export type AccountInputsProps<Name extends string> = {
  names: readonly Name[];
  labels: Accounts<Name>;
  value: Accounts<Name>;
  onChange: (value: Accounts<Name>) => void;
  mayEdit: boolean;
  errorOf: (name: Name) => string | undefined;
};

/** Where things go in the books: one account of the chart for each. */
export function AccountInputs<Name extends string>(props: AccountInputsProps<Name>) {
  const { names, labels, value, onChange, mayEdit, errorOf } = props;
  return (
    <div className={classes.accounts}>
      {names.map((name) => (
        <TextInput
          key={name}
          label={labels[name]}
          value={value[name]}
          maxLength={12}
          disabled={!mayEdit}
          error={errorOf(name)}
          onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value.trim().toUpperCase() })}
        />
      ))}
    </div>
  );
}
