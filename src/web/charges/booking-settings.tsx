import { Checkbox, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { AccountInputs, SettingsForm } from '../kit/settings-form.tsx';
import { chargeKeys, chargesApi, type ChargeSettings } from './api.ts';
import classes from './charges.module.css';

/** Where late charges go in the books, and when they are given up by themselves. */
export function BookingSettings() {
  const settings = useQuery({
    queryKey: chargeKeys.settings,
    queryFn: ({ signal }) => chargesApi.settings({}, { signal }),
  });
  if (settings.isError) return <Problem problem={settings.error} onRetry={() => void settings.refetch()} />;
  if (settings.data === undefined) return null;
  return <Form settings={settings.data} />;
}

const USUAL_DAYS = 8;

function Form({ settings }: { settings: ChargeSettings }) {
  const t = useTexts().charges.rates;
  const mayEdit = useMay('organization.edit');
  const [values, setValues] = useState(settings);
  return (
    <SettingsForm save={() => chargesApi.editSettings(values)} saved={t.settingsSaved} mayEdit={mayEdit}>
      {(errorOf) => (
        <>
          <Section title={t.booking} description={t.bookingText}>
            <AccountInputs
              names={['interest', 'indemnity']}
              labels={{ interest: t.interestAccount, indemnity: t.indemnityAccount }}
              value={values.accounts}
              onChange={(accounts) => setValues({ ...values, accounts })}
              mayEdit={mayEdit}
              errorOf={(name) => errorOf(`accounts.${name}`)}
            />
          </Section>
          <Section title={t.waiver} description={t.waiverText}>
            <div className={classes.form}>
              <Checkbox
                label={t.waiverOn}
                checked={values.waiverDays !== null}
                disabled={!mayEdit}
                onChange={(event) =>
                  setValues({ ...values, waiverDays: event.currentTarget.checked ? USUAL_DAYS : null })
                }
              />
              {values.waiverDays !== null && (
                <NumberInput
                  label={t.waiverDays}
                  w="14rem"
                  min={0}
                  max={365}
                  allowDecimal={false}
                  disabled={!mayEdit}
                  value={values.waiverDays}
                  onChange={(days) => typeof days === 'number' && setValues({ ...values, waiverDays: days })}
                />
              )}
            </div>
          </Section>
        </>
      )}
    </SettingsForm>
  );
}
