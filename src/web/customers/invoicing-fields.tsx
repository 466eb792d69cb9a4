import { Autocomplete, Button, Select, TextInput } from '@mantine/core';
import { paymentMeans } from '../../app/party/contract.ts';
import { customerVatRegimes, E_ADDRESS_SCHEMES, suggestEAddress } from '../../core/party/index.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useProductChoices } from '../products/index.ts';
import type { Field, Setter, Values } from './customer-values.ts';
import classes from './customers.module.css';
import { TimeZoneField } from './time-zone-field.tsx';

type InvoicingFieldsProps = {
  values: Values;
  set: Setter;
  field: Field;
  errorOf: (path: string) => string | undefined;
};

/** Where electronic invoices go, how they are paid, where they are booked. */
export function InvoicingFields({ values, set, field, errorOf }: InvoicingFieldsProps) {
  const t = useTexts().parties;
  const choices = useProductChoices();
  const suggested = suggestEAddress(values.siren);
  return (
    <>
      <div>
        <h3 className={classes.heading}>{t.form.electronic}</h3>
        <p className={classes.hint}>{t.form.electronicHint}</p>
      </div>
      <FieldPair>
        <Select
          label={t.form.scheme}
          clearable
          searchable
          value={values.eAddressScheme === '' ? null : values.eAddressScheme}
          onChange={(scheme) => set('eAddressScheme', scheme ?? '')}
          data={E_ADDRESS_SCHEMES.map((scheme) => ({ value: scheme, label: t.places[scheme] ?? scheme }))}
        />
        <div>
          <TextInput label={t.form.eAddress} maxLength={120} {...field('eAddress')} />
          {suggested !== null && values.eAddress === '' && (
            <Button
              variant="subtle"
              size="compact-sm"
              mt={4}
              onClick={() => {
                set('eAddressScheme', suggested.scheme);
                set('eAddress', suggested.value);
              }}
            >
              {t.form.fromSiren(suggested.value)}
            </Button>
          )}
        </div>
      </FieldPair>
      <h3 className={classes.heading}>{t.form.invoicing}</h3>
      <FieldPair>
        <Select
          label={t.form.means}
          allowDeselect={false}
          value={values.paymentMeans}
          onChange={(means) => set('paymentMeans', (means ?? 'transfer') as Values['paymentMeans'])}
          data={paymentMeans.map((means) => ({ value: means, label: t.means[means] }))}
        />
        <Select
          label={t.form.vatRegime}
          allowDeselect={false}
          value={values.vatRegime}
          onChange={(regime) => set('vatRegime', (regime ?? 'domestic') as Values['vatRegime'])}
          data={customerVatRegimes.map((regime) => ({ value: regime, label: t.vatRegimes[regime] }))}
        />
        <Autocomplete
          label={t.form.account}
          description={t.form.accountHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          maxLength={12}
          value={values.revenueAccount}
          error={errorOf('revenueAccount')}
          onChange={(account) => set('revenueAccount', account.trim())}
          data={choices.data?.accounts.map((one) => one.code) ?? []}
        />
        <TextInput
          label={t.form.buyerReference}
          description={t.form.buyerReferenceHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={60}
          {...field('buyerReference')}
        />
        <TimeZoneField values={values} set={set} error={errorOf('timeZone')} />
      </FieldPair>
    </>
  );
}
