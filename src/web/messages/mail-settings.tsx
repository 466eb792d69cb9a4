import { Button, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { CheckIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { SaveBar } from '../kit/save-bar.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { editOf, faultsOf, formOf, withSecurity, type AccountForm, type Security } from './account-form.ts';
import { keys, messagesApi, useAccount, type MailAccount, type SendingState } from './api.ts';
import { MailTest } from './mail-test.tsx';
import classes from './messages.module.css';
import { SendingNotice } from './sending-notice.tsx';

/** « Réglages › E-mail »: the account that sends, its test, and what is said when two people edit it. */
export function MailSettings() {
  const t = useTexts();
  const { data, error, refetch } = useAccount();
  if (data !== undefined) return <Form account={data.account} sending={data.sending} />;
  return (
    <Page title={t.messages.account.title} width="narrow">
      {error === null ? (
        <p className="e-hidden">{t.common.shell.loading}</p>
      ) : (
        <Problem problem={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function Form({ account, sending }: { account: MailAccount | null; sending: SendingState }) {
  const texts = useTexts();
  const t = texts.messages.account;
  const toasts = useToasts();
  const queries = useQueryClient();
  const mayEdit = useMay('organization.edit');
  const [form, setForm] = useState<AccountForm>(() => formOf(account));
  const [start, setStart] = useState(form);
  const [tried, setTried] = useState(false);
  const [conflict, setConflict] = useState(false);
  const [forgetting, setForgetting] = useState(false);
  const isDirty = JSON.stringify(form) !== JSON.stringify(start);
  const faults = faultsOf(form);
  const version = account?.version ?? 0;

  const restart = (next: AccountForm) => {
    setForm(next);
    setStart(next);
    setTried(false);
    setConflict(false);
  };
  const save = useMutation({
    mutationFn: () => messagesApi.saveAccount(editOf(form, version)),
    onSuccess: async (answer) => {
      restart(formOf(answer.account));
      toasts.success(t.saved);
      await queries.invalidateQueries({ queryKey: keys.all });
      void queries.invalidateQueries({ queryKey: ['dunning'] });
    },
    onError: async (error) => {
      if (asProblem(error)?.code !== 'edit.conflict') return;
      // Read again for its version only: what is typed stays, and saving becomes a decision.
      await queries.invalidateQueries({ queryKey: keys.account });
      setConflict(true);
    },
  });
  const forget = useMutation({
    mutationFn: () => messagesApi.removeAccount({ version }),
    onSuccess: async () => {
      restart(formOf(null));
      toasts.success(t.removed);
      await queries.invalidateQueries({ queryKey: keys.all });
    },
    onError: toasts.failure,
    onSettled: () => setForgetting(false),
  });
  const submit = () => {
    setTried(true);
    if (mayEdit && Object.keys(faults).length === 0) save.mutate();
  };
  useShortcut('mod+s', submit, { label: t.save, group: 'form', enabled: isDirty });
  useBlocker({
    shouldBlockFn: () => isDirty && !window.confirm(texts.organization.settings.leave),
    enableBeforeUnload: () => isDirty,
  });

  const errorOf = (name: keyof AccountForm) => {
    const fault = faults[name];
    // « Nécessaire » waits for the first attempt; a wrong form is said as soon as it is seen.
    return fault === undefined || (!tried && fault === 'required') ? undefined : t[fault];
  };
  const set = <K extends keyof AccountForm>(name: K, value: AccountForm[K]) =>
    setForm((before) => ({ ...before, [name]: value }));
  const textField = (name: 'host' | 'user' | 'fromAddress' | 'fromName' | 'replyTo') => ({
    value: form[name],
    error: tried || form[name] !== start[name] ? errorOf(name) : undefined,
    readOnly: !mayEdit,
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      <SendingNotice sending={sending} here />
      {sending.state === 'ready' && (
        <p className={classes.ready}>
          <CheckIcon size={18} /> {t.ready(sending.from)}
        </p>
      )}
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {conflict ? (
          <p className={classes.resolve} role="alert">
            {t.conflict}
          </p>
        ) : (
          save.isError && <Problem problem={save.error} compact />
        )}
        {!mayEdit && <p className={classes.dim}>{texts.organization.settings.readOnly}</p>}
        <Section title={t.server} description={t.serverText}>
          <div className={classes.grid}>
            <TextInput
              className={classes.twoThirds}
              label={t.host}
              placeholder={t.hostPlaceholder}
              autoComplete="off"
              spellCheck={false}
              {...textField('host')}
            />
            <NumberInput
              className={classes.third}
              label={t.port}
              value={form.port}
              min={1}
              max={65_535}
              allowDecimal={false}
              allowNegative={false}
              hideControls
              readOnly={!mayEdit}
              error={errorOf('port')}
              onChange={(value) => set('port', typeof value === 'number' ? value : '')}
            />
            <Select
              label={t.security}
              data={(['tls', 'starttls', 'none'] as const).map((one) => ({
                value: one,
                label: t.securities[one],
              }))}
              value={form.security}
              allowDeselect={false}
              readOnly={!mayEdit}
              error={errorOf('security')}
              onChange={(value) => value !== null && setForm(withSecurity(form, value as Security))}
            />
            <TextInput
              className={classes.half}
              label={t.user}
              description={t.userHint}
              inputWrapperOrder={order}
              autoComplete="off"
              spellCheck={false}
              {...textField('user')}
            />
            <div className={classes.half}>
              <PasswordInput
                label={t.password}
                description={
                  form.password === ''
                    ? t.passwordRemoved
                    : account?.hasPassword === true
                      ? t.passwordKept
                      : undefined
                }
                inputWrapperOrder={order}
                autoComplete="new-password"
                value={form.password ?? ''}
                readOnly={!mayEdit}
                visibilityToggleButtonProps={{ 'aria-label': texts.organization.access.passwordToggle }}
                onChange={(event) => set('password', event.currentTarget.value || null)}
              />
              {mayEdit && account?.hasPassword === true && form.password === null && (
                <Button variant="subtle" size="compact-sm" mt={4} onClick={() => set('password', '')}>
                  {t.passwordRemove}
                </Button>
              )}
            </div>
            <NumberInput
              className={classes.half}
              label={t.rate}
              description={t.rateHint}
              inputWrapperOrder={order}
              value={form.ratePerMinute}
              min={1}
              max={6000}
              allowDecimal={false}
              allowNegative={false}
              readOnly={!mayEdit}
              hideControls
              error={errorOf('ratePerMinute')}
              onChange={(value) => set('ratePerMinute', typeof value === 'number' ? value : '')}
            />
            <NumberInput
              className={classes.half}
              label={t.rateHour}
              description={t.rateHourHint}
              inputWrapperOrder={order}
              value={form.ratePerHour}
              min={1}
              max={100_000}
              allowDecimal={false}
              allowNegative={false}
              readOnly={!mayEdit}
              hideControls
              error={errorOf('ratePerHour')}
              onChange={(value) => set('ratePerHour', typeof value === 'number' ? value : '')}
            />
          </div>
        </Section>
        <Section title={t.from} description={t.fromText}>
          <div className={classes.grid}>
            <TextInput
              className={classes.half}
              label={t.fromAddress}
              type="email"
              autoComplete="off"
              {...textField('fromAddress')}
            />
            <TextInput className={classes.half} label={t.fromName} {...textField('fromName')} />
            <TextInput
              className={classes.half}
              label={t.replyTo}
              description={t.replyToHint}
              inputWrapperOrder={order}
              type="email"
              autoComplete="off"
              {...textField('replyTo')}
            />
          </div>
        </Section>
        {mayEdit && isDirty && (
          <SaveBar text={t.unsaved}>
            <Button variant="default" onClick={() => restart(formOf(account))}>
              {texts.common.action.undo}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t.save}
            </Button>
          </SaveBar>
        )}
      </form>
      {mayEdit && account !== null && (
        <>
          <MailTest isDirty={isDirty} />
          <div>
            <Button
              variant="subtle"
              color="gray"
              c="var(--e-bad)"
              size="compact-sm"
              onClick={() => setForgetting(true)}
            >
              {t.remove}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        opened={forgetting}
        onClose={() => setForgetting(false)}
        title={t.removeTitle}
        confirmLabel={t.remove}
        onConfirm={() => forget.mutate()}
        busy={forget.isPending}
        destructive
      >
        {t.removeText}
      </ConfirmDialog>
    </Page>
  );
}
