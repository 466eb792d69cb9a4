import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { openitemsContract, settlementAccountNames } from '../../app/openitems/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { useDescribe } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import classes from './settings.module.css';

const openitems = client(openitemsContract);
type Settings = AnswerOf<typeof openitemsContract.settlementSettings>;

/** What may be rounded away, and where differences go. */
export function DifferencesSection() {
  const t = useTexts().differences.settings;
  const settings = useQuery({
    queryKey: ['settlement-settings'],
    queryFn: ({ signal }) => openitems.settlementSettings({}, { signal }),
  });
  return (
    <Page title={t.title} subtitle={t.text} width="narrow">
      {settings.isError && <Problem problem={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data !== undefined && <Form settings={settings.data} />}
    </Page>
  );
}

function Form({ settings }: { settings: Settings }) {
  const t = useTexts();
  const words = t.differences.settings;
  const mayEdit = useMay('organization.edit');
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  const [limit, setLimit] = useState<string | null>(settings.roundingLimitMinor);
  const [accounts, setAccounts] = useState(settings.accounts);
  const save = useMutation({
    mutationFn: () => openitems.editSettlementSettings({ roundingLimitMinor: limit ?? '0', accounts }),
    onSuccess: async () => {
      toasts.success(words.saved);
      await queries.invalidateQueries();
    },
  });
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
      <MoneyField
        label={words.limit}
        description={words.limitHint}
        w="12rem"
        value={limit}
        disabled={!mayEdit}
        onChange={setLimit}
      />
      <Section title={words.accounts} description={words.accountsText}>
        <div className={classes.accounts}>
          {settlementAccountNames.map((name) => (
            <TextInput
              key={name}
              label={words.names[name]}
              value={accounts[name]}
              maxLength={12}
              disabled={!mayEdit}
              onChange={(event) => setAccounts({ ...accounts, [name]: event.currentTarget.value.trim() })}
            />
          ))}
        </div>
      </Section>
      {mayEdit && (
        <div>
          <Button type="submit" loading={save.isPending}>
            {t.common.action.save}
          </Button>
        </div>
      )}
    </form>
  );
}
