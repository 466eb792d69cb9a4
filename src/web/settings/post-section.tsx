import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postContract } from '../../app/post/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { useDescribe, useFieldErrors } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { ConfirmDialog } from '../kit/confirm-dialog.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { Page, Section } from '../kit/page.tsx';
import { asProblem, Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './settings.module.css';

const postApi = client(postContract);
type Account = AnswerOf<typeof postContract.readAccount>['account'];
const KEY = ['post', 'account'];

/** « Réglages › Courrier postal »: who prints and posts letters, in test or for real. */
export function PostSection() {
  const t = useTexts().post.settings;
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => postApi.readAccount({}, { signal }),
  });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {error !== null && <Problem problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Form key={data.account?.version ?? 0} account={data.account} />}
    </Page>
  );
}

function Form({ account }: { account: Account }) {
  const texts = useTexts();
  const t = texts.post.settings;
  const mayEdit = useMay('organization.edit');
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  const [form, setForm] = useState({
    serviceId: account?.serviceId ?? '',
    userId: account?.userId ?? '',
    secret: '',
    isTest: account?.isTest ?? true,
    ordinary: account?.ordinary ?? ('normal' as const),
  });
  const [forgetting, setForgetting] = useState(false);
  const reread = async () => {
    await queries.invalidateQueries({ queryKey: KEY });
    void queries.invalidateQueries({ queryKey: ['dunning'] });
  };
  const { secret, ...rest } = form;
  const save = useMutation({
    mutationFn: () =>
      postApi.saveAccount({ ...rest, version: account?.version ?? 0, ...(secret !== '' && { secret }) }),
    onSuccess: async () => {
      toasts.success(t.saved);
      await reread();
    },
    onError: (error) => {
      if (asProblem(error)?.code === 'edit.conflict') void reread();
    },
  });
  const forget = useMutation({
    mutationFn: () => postApi.removeAccount({ version: account?.version ?? 0 }),
    onSuccess: async () => {
      toasts.success(t.removed);
      await reread();
    },
    onError: toasts.failure,
    onSettled: () => setForgetting(false),
  });
  const errorOf = useFieldErrors(save.error);
  const set = <K extends keyof typeof form>(name: K, value: (typeof form)[K]) =>
    setForm((before) => ({ ...before, [name]: value }));
  return (
    <>
      {account !== null && account.problem !== '' && (
        <p className={classes.conflict} role="status">
          {t.problem(account.problem)}
        </p>
      )}
      <form
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {save.isError && <Problem problem={save.error} describe={describe} compact />}
        <Section title={t.account} description={t.accountText}>
          <div className={classes.grid}>
            <TextInput
              className={classes.half}
              label={t.serviceId}
              value={form.serviceId}
              autoComplete="off"
              spellCheck={false}
              readOnly={!mayEdit}
              error={errorOf('serviceId')}
              onChange={(event) => set('serviceId', event.currentTarget.value)}
            />
            <TextInput
              className={classes.half}
              label={t.userId}
              value={form.userId}
              autoComplete="off"
              spellCheck={false}
              readOnly={!mayEdit}
              error={errorOf('userId')}
              onChange={(event) => set('userId', event.currentTarget.value)}
            />
            <PasswordInput
              className={classes.half}
              label={t.secret}
              description={account?.hasSecret === true ? t.secretKept : undefined}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={form.secret}
              autoComplete="new-password"
              readOnly={!mayEdit}
              visibilityToggleButtonProps={{ 'aria-label': texts.organization.access.passwordToggle }}
              error={errorOf('secret')}
              onChange={(event) => set('secret', event.currentTarget.value)}
            />
            <Select
              className={classes.half}
              label={t.ordinary}
              data={(['normal', 'followed'] as const).map((value) => ({ value, label: t.ordinaries[value] }))}
              value={form.ordinary}
              allowDeselect={false}
              readOnly={!mayEdit}
              onChange={(value) => value !== null && set('ordinary', value as typeof form.ordinary)}
            />
            <Select
              label={t.mode}
              description={t.registered}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={[
                { value: 'test', label: t.modes.test },
                { value: 'live', label: t.modes.live },
              ]}
              value={form.isTest ? 'test' : 'live'}
              allowDeselect={false}
              readOnly={!mayEdit}
              onChange={(value) => set('isTest', value !== 'live')}
            />
          </div>
        </Section>
        {mayEdit && (
          <div>
            <Button type="submit" loading={save.isPending}>
              {t.save}
            </Button>
          </div>
        )}
      </form>
      {mayEdit && account !== null && <Check />}
      {mayEdit && account !== null && (
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
    </>
  );
}

/** Today's prices prove that the account works. */
function Check() {
  const t = useTexts().post.settings;
  const money = useMoney();
  const describe = useDescribe();
  const check = useMutation({ mutationFn: () => postApi.tryAccount({}) });
  return (
    <Section title={t.try} description={t.tryText}>
      {check.isError && <Problem problem={check.error} describe={describe} compact />}
      {check.data !== undefined && (
        <p role="status">{t.tried(money(check.data.ordinaryMinor), money(check.data.registeredMinor))}</p>
      )}
      <div>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {t.try}
        </Button>
      </div>
    </Section>
  );
}
