import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { PasswordField } from '../access/index.ts';
import { useDescribe } from '../invoices/index.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './mailbox.module.css';

type Security = 'tls' | 'starttls' | 'none';
const PORTS: Readonly<Record<Security, number>> = { tls: 993, starttls: 143, none: 143 };

type Kept = {
  readonly isOn: boolean;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  readonly user: string;
  readonly hasPassword: boolean;
  readonly folder: string;
  readonly problem: string;
  readonly version: number;
};

export type MailboxValues = Omit<Kept, 'hasPassword' | 'problem'> & { readonly password?: string };

type FormProps = {
  kept: Kept | null;
  mayEdit: boolean;
  /** What its use calls things. */
  words: {
    on: string;
    saved: string;
    tested: (messages: number) => string;
    removeText: string;
    removed: string;
  };
  /** Where the answer of saving is read again. */
  queryKey: readonly string[];
  save: (values: MailboxValues) => Promise<unknown>;
  test: () => Promise<{ messages: number }>;
  remove: (version: number) => Promise<unknown>;
  /** Whether the fields of its use are filled. */
  isFilled?: boolean;
  /** Fields and remarks of its use. */
  children?: ReactNode;
};

/** Where a mailbox is and how it is opened, its test, and forgetting it, whatever it is read for. */
export function MailboxForm({ kept, mayEdit, words, queryKey, isFilled = true, ...props }: FormProps) {
  const t = useTexts().mailbox;
  const queries = useQueryClient();
  const toasts = useToasts();
  const describe = useDescribe();
  const isKept = kept !== null && kept.hasPassword;
  const [form, setForm] = useState({
    // A mailbox that was forgotten is off; whoever sets one up again means to read it.
    isOn: isKept ? kept.isOn : true,
    host: kept?.host ?? '',
    port: kept?.port ?? PORTS.tls,
    security: kept?.security ?? ('tls' as Security),
    user: kept?.user ?? '',
    password: '',
    folder: kept?.folder ?? 'INBOX',
  });
  const [forgetting, setForgetting] = useState(false);
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const version = kept?.version ?? 0;
  const save = useMutation({
    mutationFn: () => {
      const { password, ...rest } = form;
      return props.save({ ...rest, ...(password !== '' && { password }), version });
    },
    onSuccess: (saved) => {
      queries.setQueryData(queryKey, saved);
      toasts.success(words.saved);
    },
  });
  const test = useMutation({
    mutationFn: () => props.test(),
    onSuccess: ({ messages }) => toasts.success(words.tested(messages)),
    onError: toasts.failure,
  });
  const remove = useMutation({
    mutationFn: () => props.remove(version),
    onSuccess: async () => {
      toasts.success(words.removed);
      await queries.invalidateQueries({ queryKey });
    },
    onError: toasts.failure,
    onSettled: () => setForgetting(false),
  });
  const isReady = isFilled && form.host.trim() !== '' && form.user !== '';
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
      {isKept && <MailboxProblem words={kept.problem} />}
      <Switch
        label={words.on}
        disabled={!mayEdit}
        checked={form.isOn}
        onChange={(event) => set({ isOn: event.currentTarget.checked })}
      />
      <TextInput
        label={t.host}
        description={t.hostHint}
        value={form.host}
        maxLength={200}
        readOnly={!mayEdit}
        onChange={(event) => set({ host: event.currentTarget.value.trim() })}
      />
      <div className={classes.pair}>
        <Select
          label={t.security}
          value={form.security}
          allowDeselect={false}
          readOnly={!mayEdit}
          data={(['tls', 'starttls', 'none'] as const).map((one) => ({
            value: one,
            label: t.securities[one],
          }))}
          onChange={(value) => {
            const security = (value ?? 'tls') as Security;
            set({ security, port: PORTS[security] });
          }}
        />
        <NumberInput
          label={t.port}
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
          label={t.user}
          value={form.user}
          maxLength={200}
          autoComplete="off"
          readOnly={!mayEdit}
          onChange={(event) => set({ user: event.currentTarget.value })}
        />
        <PasswordField
          label={t.password}
          placeholder={isKept ? t.passwordKept : ''}
          value={form.password}
          autoComplete="new-password"
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      </div>
      <p className={classes.dim}>{t.passwordHint}</p>
      <TextInput
        label={t.folder}
        description={t.folderHint}
        value={form.folder}
        maxLength={200}
        readOnly={!mayEdit}
        onChange={(event) => set({ folder: event.currentTarget.value })}
      />
      {props.children}
      {mayEdit && (
        <div className={classes.acts}>
          {isKept && (
            <>
              <Button variant="subtle" onClick={() => setForgetting(true)}>
                {t.remove}
              </Button>
              <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
                {t.test}
              </Button>
            </>
          )}
          <Button type="submit" disabled={!isReady} loading={save.isPending}>
            {t.save}
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
        {words.removeText}
      </ConfirmDialog>
    </form>
  );
}

/** What the server said when it was last looked at, and it did not work. */
export function MailboxProblem({ words }: { words: string }) {
  const t = useTexts().mailbox;
  if (words === '') return null;
  return (
    <p className={classes.problem} role="status">
      {t.problem(words)}
    </p>
  );
}
