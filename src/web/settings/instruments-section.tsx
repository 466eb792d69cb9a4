import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountNames, instrumentsContract } from '../../app/instruments/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { AccountInputs, SettingsForm } from '../kit/settings-form.tsx';

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
  const [accounts, setAccounts] = useState(given);
  return (
    <SettingsForm save={() => instruments.editAccounts(accounts)} saved={t.saved} mayEdit={mayEdit}>
      {(errorOf) => (
        <Section>
          <AccountInputs
            names={accountNames}
            labels={t.names}
            value={accounts}
            onChange={setAccounts}
            mayEdit={mayEdit}
            errorOf={errorOf}
          />
        </Section>
      )}
    </SettingsForm>
  );
}
