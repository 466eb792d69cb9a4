import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseEmail } from '../../core/party/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { Door } from './door.tsx';
import classes from './door.module.css';
import { isPasswordWeak } from './password-advice.ts';
import { NewPasswordField } from './password-field.tsx';
import { access, useDoors } from './state.ts';

/** The first person here creates the account that owns what follows. */
export function FirstVisit({ needsToken }: { needsToken: boolean }) {
  const t = useTexts().organization.access;
  const { locale } = useLocale();
  const { enter } = useDoors();
  const [values, setValues] = useState({ name: '', email: '', password: '', token: '' });
  const [checked, setChecked] = useState(false);
  const put = (field: keyof typeof values) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setValues((before) => ({ ...before, [field]: value }));
  };
  const personal = [values.name, values.email.split('@')[0] ?? ''];
  const errors = {
    name: values.name.trim() === '' ? t.required : null,
    email: parseEmail(values.email).ok ? null : t.emailInvalid,
    password: isPasswordWeak(values.password, personal),
    token: needsToken && values.token.trim() === '' ? t.required : null,
  };
  const setUp = useMutation({
    mutationFn: () =>
      access.setUp({ ...values, locale, token: needsToken ? values.token.trim() : undefined }),
    onSuccess: enter,
  });
  return (
    <Door title={t.setUp.title} text={t.setUp.text}>
      <form
        className={classes.fields}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          const firstWrong = (Object.keys(errors) as (keyof typeof errors)[]).find((name) => errors[name]);
          if (firstWrong === undefined) setUp.mutate();
          else event.currentTarget.querySelector<HTMLInputElement>(`[name="${firstWrong}"]`)?.focus();
        }}
      >
        {setUp.isError && <Problem problem={setUp.error} compact />}
        {needsToken && (
          <TextInput
            label={t.setUp.token}
            description={t.setUp.tokenHint}
            name="token"
            autoComplete="one-time-code"
            size="md"
            value={values.token}
            onChange={put('token')}
            error={checked && errors.token}
          />
        )}
        <TextInput
          label={t.name}
          name="name"
          autoComplete="name"
          autoFocus
          size="md"
          value={values.name}
          onChange={put('name')}
          error={checked && errors.name}
        />
        <TextInput
          label={t.email}
          type="email"
          name="email"
          autoComplete="username"
          size="md"
          value={values.email}
          onChange={put('email')}
          error={checked && errors.email}
        />
        <NewPasswordField
          label={t.password}
          name="password"
          size="md"
          personal={personal}
          value={values.password}
          onChange={put('password')}
          error={checked && errors.password}
        />
        <Button type="submit" size="md" loading={setUp.isPending}>
          {t.setUp.submit}
        </Button>
      </form>
    </Door>
  );
}
