import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { replyMailboxContract } from '../../app/inbox/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { PasswordField } from '../access/index.ts';
import { useDescribe } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './inbox.module.css';

const api = client(replyMailboxContract);
const key = ['reply-mailbox'] as const;

type Mailbox = AnswerOf<typeof replyMailboxContract.read>['mailbox'];
type Security = 'tls' | 'starttls' | 'none';
const PORTS: Readonly<Record<Security, number>> = { tls: 993, starttls: 143, none: 143 };

/** « Réglages › Réponses par e-mail »: the mailbox that customers answer to, its test, and forgetting it. */
export function ReplyMailboxSettings() {
  const t = useTexts().inbox.mailbox;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.read({}, { signal }),
  });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Section>
          <Form key={data.mailbox?.version ?? 0} mailbox={data.mailbox} />
        </Section>
      )}
    </Page>
  );
}

function Form({ mailbox }: { mailbox: Mailbox }) {
  const { bankMailbox: words, inbox, common } = useTexts();
  const t = inbox.mailbox;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const toasts = useToasts();
  const describe = useDescribe();
  const mayEdit = useMay('organization.edit');
  const isKept = mailbox !== null && mailbox.hasPassword;
  const [form, setForm] = useState({
    isOn: isKept ? mailbox.isOn : true,
    host: mailbox?.host ?? '',
    port: mailbox?.port ?? PORTS.tls,
    security: mailbox?.security ?? ('tls' as Security),
    user: mailbox?.user ?? '',
    password: '',
    folder: mailbox?.folder ?? 'INBOX',
  });
  const [forgetting, setForgetting] = useState(false);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const version = mailbox?.version ?? 0;
  const save = useMutation({
    mutationFn: () => {
      const { password, ...rest } = form;
      return api.save({ ...rest, ...(password !== '' && { password }), version });
    },
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      toasts.success(t.saved);
    },
  });
  const test = useMutation({
    mutationFn: () => api.test({}),
    onSuccess: ({ messages }) => toasts.success(t.tested(messages)),
    onError: toasts.failure,
  });
  const remove = useMutation({
    mutationFn: () => api.remove({ version }),
    onSuccess: async () => {
      toasts.success(t.removed);
      await queries.invalidateQueries({ queryKey: key });
    },
    onError: toasts.failure,
    onSettled: () => setForgetting(false),
  });
  const isReady = form.host.trim() !== '' && form.user !== '';
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate();
      }}
    >
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      {isKept && mailbox.problem !== '' && (
        <p className={classes.remark} role="status">
          {words.problem(mailbox.problem)}
        </p>
      )}
      <Switch
        label={t.on}
        disabled={!mayEdit}
        checked={form.isOn}
        onChange={(event) => set({ isOn: event.currentTarget.checked })}
      />
      <TextInput
        label={words.host}
        description={words.hostHint}
        value={form.host}
        maxLength={200}
        readOnly={!mayEdit}
        onChange={(event) => set({ host: event.currentTarget.value.trim() })}
      />
      <div className={classes.pair}>
        <Select
          label={words.security}
          value={form.security}
          allowDeselect={false}
          readOnly={!mayEdit}
          data={(['tls', 'starttls', 'none'] as const).map((one) => ({
            value: one,
            label: words.securities[one],
          }))}
          onChange={(value) => {
            const security = (value ?? 'tls') as Security;
            set({ security, port: PORTS[security] });
          }}
        />
        <NumberInput
          label={words.port}
          value={form.port}
          min={1}
          max={65_535}
          hideControls
          readOnly={!mayEdit}
          onChange={(value) => set({ port: Number(value) || PORTS[form.security] })}
        />
      </div>
      <div className={classes.pair}>
        <TextInput
          label={words.user}
          value={form.user}
          maxLength={200}
          autoComplete="off"
          readOnly={!mayEdit}
          onChange={(event) => set({ user: event.currentTarget.value })}
        />
        <PasswordField
          label={words.password}
          placeholder={isKept ? words.passwordKept : ''}
          value={form.password}
          autoComplete="new-password"
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      </div>
      <p className={classes.dim}>{words.passwordHint}</p>
      <TextInput
        label={words.folder}
        description={t.folderHint}
        value={form.folder}
        maxLength={200}
        readOnly={!mayEdit}
        onChange={(event) => set({ folder: event.currentTarget.value })}
      />
      {isKept && (
        <p className={classes.dim}>{t.since(formatDate(plainDate(mailbox.sinceOn), locale, 'long'))}</p>
      )}
      {mayEdit && (
        <div className={classes.acts}>
          {isKept && (
            <>
              <Button variant="subtle" onClick={() => setForgetting(true)}>
                {t.remove}
              </Button>
              <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
                {words.test}
              </Button>
            </>
          )}
          <Button type="submit" disabled={!isReady} loading={save.isPending}>
            {common.action.save}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={forgetting}
        onClose={() => setForgetting(false)}
        title={t.removeTitle}
        confirmLabel={t.remove}
        reversible
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {t.removeText}
      </ConfirmDialog>
    </form>
  );
}
