import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { Door } from './door.tsx';
import classes from './door.module.css';
import { PasswordField } from './password-field.tsx';
import { access, useDoors } from './state.ts';

export function SignIn() {
  const t = useTexts().organization.access;
  const { welcome } = useDoors();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => access.signIn({ email, password }),
    onSuccess: welcome,
    onError: () => setPassword(''),
  });
  return (
    <Door title={t.signIn.title} text={t.signIn.text}>
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        {signIn.isError && <Problem problem={signIn.error} compact />}
        <TextInput
          label={t.email}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
          size="md"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t.password}
          name="password"
          required
          withAsterisk={false}
          size="md"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={signIn.isPending}>
          {t.signIn.submit}
        </Button>
        <details className={classes.lost}>
          <summary>{t.signIn.lost}</summary>
          <p>{t.signIn.lostHow}</p>
          <code>./encaisse user password {email === '' ? 'claire@exemple.fr' : email}</code>
        </details>
      </form>
    </Door>
  );
}
