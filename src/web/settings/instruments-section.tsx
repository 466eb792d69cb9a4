import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountNames, instrumentsContract } from '../../app/instruments/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { useDescribe, useFieldErrors } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './settings.module.css';

const instruments = client(instrumentsContract);
type Accounts = AnswerOf<typeof instrumentsContract.accounts>;

/** On which accounts cheques and bills stand. */
export function InstrumentsSection() {
  const t = useTexts().instruments.accounts;
  const accounts = useQuery({
    queryKey: ['instruments', 'accounts'],
    queryFn: ({ signal }) => instruments.accounts({}, { signal }),
  });
  return (
    <Page title={t.title} subtitle={t.detail} width="narrow">
      {accounts.isError && <Problem problem={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data !== undefined && <Form given={accounts.data} />}
    </Page>
  );
}

function Form({ given }: { given: Accounts }) {
  const t = useTexts().instruments.accounts;
  const mayEdit = useMay('organization.edit');
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  const [accounts, setAccounts] = useState(given);
  const save = useMutation({
    mutationFn: () => instruments.editAccounts(accounts),
    onSuccess: async () => {
      toasts.success(t.saved);
      await queries.invalidateQueries();
    },
  });
  const errorOf = useFieldErrors(save.error);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {save.isError && <Problem problem={save.error} describe={describe} compact />}
      <Section>
        <div className={classes.accounts}>
          {accountNames.map((name) => (
            <TextInput
              key={name}
              label={t.names[name]}
              value={accounts[name]}
              maxLength={12}
              disabled={!mayEdit}
              error={errorOf(name)}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setAccounts((before) => ({ ...before, [name]: value.toUpperCase() }));
              }}
            />
          ))}
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
  );
}
