import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { openitemsContract, settlementAccountNames } from '../../app/openitems/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { MoneyField } from '../kit/money-field.tsx';
import { Page, Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { AccountInputs, SettingsForm } from '../kit/settings-form.tsx';

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
  const words = useTexts().differences.settings;
  const mayEdit = useMay('organization.edit');
  const [limit, setLimit] = useState<string | null>(settings.roundingLimitMinor);
  const [accounts, setAccounts] = useState(settings.accounts);
  return (
    <SettingsForm
      save={() => openitems.editSettlementSettings({ roundingLimitMinor: limit ?? '0', accounts })}
      saved={words.saved}
      mayEdit={mayEdit}
    >
      {(errorOf) => (
        <>
          <MoneyField
            label={words.limit}
            description={words.limitHint}
            w="12rem"
            value={limit}
            disabled={!mayEdit}
            error={errorOf('roundingLimitMinor')}
            onChange={setLimit}
          />
          <Section title={words.accounts} description={words.accountsText}>
            <AccountInputs
              names={settlementAccountNames}
              labels={words.names}
              value={accounts}
              onChange={setAccounts}
              mayEdit={mayEdit}
              errorOf={(name) => errorOf(`accounts.${name}`)}
            />
          </Section>
        </>
      )}
    </SettingsForm>
  );
}
