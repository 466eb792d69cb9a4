import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDescribe, useFieldErrors } from '../invoices/index.ts';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
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
  const toasts = useToasts();
  const describe = useDescribe();
  const queries = useQueryClient();
  const [values, setValues] = useState(settings);
  const save = useMutation({
    mutationFn: () => chargesApi.editSettings(values),
    onSuccess: async () => {
      toasts.success(t.settingsSaved);
      await queries.invalidateQueries();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const account = (name: keyof ChargeSettings['accounts']) => ({
    value: values.accounts[name],
    error: errorOf(`accounts.${name}`),
    maxLength: 12,
    disabled: !mayEdit,
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues({ ...values, accounts: { ...values.accounts, [name]: event.currentTarget.value.trim() } }),
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
      <Section title={t.booking} description={t.bookingText}>
        <div className={classes.accounts}>
          <TextInput label={t.interestAccount} {...account('interest')} />
          <TextInput label={t.indemnityAccount} {...account('indemnity')} />
        </div>
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
