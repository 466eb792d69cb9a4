import { Button, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { NewPasswordField, PasswordField, useDoors } from '../access/index.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useSession } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { organizationApi } from './organization.ts';
import classes from './settings.module.css';

export function AccountSection() {
  const t = useTexts().organization.settings.account;
  const session = useSession();
  const { locale, setLocale } = useLocale();
  return (
    <Page title={t.title} subtitle={t.text(session?.user.email ?? '')} width="narrow">
      <Section title={t.language} description={t.languageText}>
        <SegmentedControl
          aria-label={t.language}
          value={locale}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => {
            const next = value === 'en' ? 'en' : 'fr';
            void setLocale(next);
            session?.onLocale?.(next);
          }}
        />
      </Section>
      <Section title={t.password} description={t.passwordText}>
        <PasswordForm />
      </Section>
    </Page>
  );
}

function PasswordForm() {
  const t = useTexts().organization.settings.account;
  const session = useSession();
  const toasts = useToasts();
  const { leave } = useDoors();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => organizationApi.changePassword({ current, next }),
    onSuccess: () => {
      leave();
      toasts.success(t.changed);
    },
  });
  const personal = [session?.user.name ?? '', session?.user.email.split('@')[0] ?? ''];
  return (
    <form
      className={classes.form}
      style={{ maxWidth: '24rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      {change.isError && <Problem problem={change.error} compact />}
      <input type="hidden" name="email" autoComplete="username" value={session?.user.email ?? ''} readOnly />
      <PasswordField
        label={t.current}
        required
        withAsterisk={false}
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <NewPasswordField
        label={t.next}
        required
        withAsterisk={false}
        personal={personal}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={change.isPending}>
          {t.change}
        </Button>
      </div>
    </form>
  );
}
