import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { mailboxContract } from '../../app/banking/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { PasswordField } from '../access/index.ts';
import { useDescribe } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './bank.module.css';
import { LatestFiles } from './latest-files.tsx';

const api = client(mailboxContract);
const key = ['bank', 'mailbox'] as const;

type Answer = AnswerOf<typeof mailboxContract.read>;
type Security = 'tls' | 'starttls' | 'none';
const PORTS: Readonly<Record<Security, number>> = { tls: 993, starttls: 143, none: 143 };

/** The mailbox whose attachments are statements: where it is, whose messages count, what became of the latest ones. */
export function MailboxSection() {
  const words = useTexts().bankMailbox;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.read({}, { signal }),
  });
  if (error !== null) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { mailbox, files } = data;
  return (
    <Section title={words.title} description={words.text}>
      <Form key={mailbox?.version ?? 0} mailbox={mailbox} />
      {mailbox !== null && mailbox.problem !== '' && (
        <p className={classes.doubt} role="status">
          {words.problem(mailbox.problem)}
        </p>
      )}
      {mailbox !== null && <LatestFiles title={words.latest} empty={words.empty} files={files} />}
    </Section>
  );
}

function Form({ mailbox }: { mailbox: Answer['mailbox'] }) {
  const words = useTexts().bankMailbox;
  const queries = useQueryClient();
  const toasts = useToasts();
  const describe = useDescribe();
  const [form, setForm] = useState({
    isOn: mailbox?.isOn ?? true,
    host: mailbox?.host ?? '',
    port: mailbox?.port ?? PORTS.tls,
    security: mailbox?.security ?? ('tls' as Security),
    user: mailbox?.user ?? '',
    password: '',
    folder: mailbox?.folder ?? 'INBOX',
    senders: (mailbox?.senders ?? []).join('\n'),
  });
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const save = useMutation({
    mutationFn: () => {
      const { password, senders, ...rest } = form;
      return api.save({
        ...rest,
        ...(password !== '' && { password }),
        senders: senders.split(/[\s,;]+/).filter((one) => one !== ''),
        version: mailbox?.version ?? 0,
      });
    },
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      toasts.success(words.saved);
    },
  });
  const test = useMutation({
    mutationFn: () => api.test({}),
    onSuccess: ({ messages }) => toasts.success(words.tested(messages)),
    onError: toasts.failure,
  });
  const isReady = form.host.trim() !== '' && form.user !== '' && form.senders.trim() !== '';
  return (
    <form
      className={classes.editor}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) save.mutate();
      }}
    >
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      <Switch
        label={words.on}
        checked={form.isOn}
        onChange={(event) => set({ isOn: event.currentTarget.checked })}
      />
      <TextInput
        label={words.host}
        description={words.hostHint}
        value={form.host}
        maxLength={200}
        onChange={(event) => set({ host: event.currentTarget.value.trim() })}
      />
      <Select
        label={words.security}
        value={form.security}
        allowDeselect={false}
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
        onChange={(value) => set({ port: Number(value) || PORTS[form.security] })}
      />
      <TextInput
        label={words.user}
        value={form.user}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => set({ user: event.currentTarget.value })}
      />
      <PasswordField
        label={words.password}
        description={words.passwordHint}
        placeholder={mailbox?.hasPassword === true ? words.passwordKept : ''}
        value={form.password}
        autoComplete="new-password"
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
      <TextInput
        label={words.folder}
        value={form.folder}
        maxLength={200}
        onChange={(event) => set({ folder: event.currentTarget.value })}
      />
      <Textarea
        label={words.senders}
        description={words.sendersHint}
        value={form.senders}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => set({ senders: event.currentTarget.value })}
      />
      <div className={classes.foot}>
        {mailbox !== null && (
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {words.test}
          </Button>
        )}
        <Button type="submit" disabled={!isReady} loading={save.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
