import { Drawer, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseTerms, type PaymentTerms } from '../../core/calendar/index.ts';
import { CURRENCIES } from '../../core/money/index.ts';
import {
  blankCustomer,
  findingsOf,
  parties,
  termsText,
  useDescribe,
  useFieldErrors,
  useRefresh,
  type Customer,
} from '../invoices/index.ts';
import { DrawerForm, FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { ContactFields, blankContact } from './contact-fields.tsx';
import classes from './customers.module.css';

export type CustomerFormProps = {
  opened: boolean;
  onClose: () => void;
  /** Absent: a new one. */
  customer?: Customer;
  onSaved?: (customer: Customer) => void;
};

/** A customer’s record: a name is enough to begin. */
export function CustomerForm({ opened, onClose, customer, onSaved }: CustomerFormProps) {
  const t = useTexts();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={customer === undefined ? t.receivables.form.newTitle : t.receivables.form.editTitle}
      size={520}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Form customer={customer} onClose={onClose} onSaved={onSaved} />
    </Drawer>
  );
}

type Values = Omit<
  typeof blankCustomer,
  'kind' | 'language' | 'paymentTerms' | 'addressLines' | 'contacts'
> & {
  kind: Customer['kind'];
  language: 'fr' | 'en';
  address: string;
  terms: string;
};

const fields = [
  'name',
  'code',
  'siren',
  'siret',
  'vatNumber',
  'addressLines',
  'postalCode',
  'city',
  'country',
  'currency',
  'email',
  'contacts.0.email',
];

function Form({ customer, onClose, onSaved }: Omit<CustomerFormProps, 'opened'>) {
  const t = useTexts();
  const words = t.receivables.form;
  const toasts = useToasts();
  const refresh = useRefresh();
  const start = customer ?? { ...blankCustomer, policyId: null };
  const [values, setValues] = useState<Values>(() => ({
    ...start,
    address: start.addressLines.join('\n'),
    terms: termsText(start.paymentTerms, t.receivables.terms),
  }));
  const [contact, setContact] = useState(blankContact);
  const set = <K extends keyof Values>(name: K, value: Values[K]) =>
    setValues((before) => ({ ...before, [name]: value }));
  const terms: PaymentTerms | null = parseTerms(values.terms);
  const save = useMutation({
    mutationFn: () => {
      const { address, terms: _typed, code, ...rest } = values;
      const record = {
        kind: rest.kind,
        name: rest.name,
        siren: rest.siren,
        siret: rest.siret,
        vatNumber: rest.vatNumber,
        language: rest.language,
        addressLines: address
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
        postalCode: rest.postalCode,
        city: rest.city,
        country: rest.country.toUpperCase(),
        note: rest.note,
        currency: rest.currency,
        paymentTerms: terms ?? start.paymentTerms,
        noReminderReason: rest.noReminderReason.trim(),
        salesperson: rest.salesperson,
        debtorGroup: rest.debtorGroup,
      };
      if (customer !== undefined) {
        return parties.edit({
          ...record,
          id: customer.id,
          version: customer.version,
          policyId: customer.policyId,
        });
      }
      const contacts = contact.email === '' && contact.name === '' && contact.phone === '' ? [] : [contact];
      return parties.create({ ...record, code, contacts });
    },
    onSuccess: async (saved) => {
      toasts.success(customer === undefined ? words.created(saved.name) : words.saved);
      onClose();
      onSaved?.(saved);
      await refresh();
    },
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  const beside =
    findingsOf(save.error).length > 0 &&
    findingsOf(save.error).every((finding) => fields.includes(finding.path ?? ''));
  const input = (
    name:
      | 'name'
      | 'code'
      | 'siren'
      | 'siret'
      | 'vatNumber'
      | 'postalCode'
      | 'city'
      | 'country'
      | 'salesperson'
      | 'debtorGroup',
  ) => ({
    value: values[name],
    error: errorOf(name),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  });
  return (
    <DrawerForm
      problem={save.isError && !beside && <Problem problem={save.error} describe={describe} compact />}
      submit={t.common.action.save}
      busy={save.isPending}
      disabled={values.name.trim() === '' || terms === null}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextInput label={words.name} required maxLength={200} data-autofocus {...input('name')} />
      <FieldPair>
        <Select
          label={words.kind}
          allowDeselect={false}
          value={values.kind}
          onChange={(value) => set('kind', (value ?? 'company') as Values['kind'])}
          data={(['company', 'individual', 'public_body'] as const).map((value) => ({
            value,
            label: words.kinds[value],
          }))}
        />
        {customer === undefined && (
          <TextInput label={words.code} placeholder={words.codeHint} maxLength={40} {...input('code')} />
        )}
        <TextInput
          label={words.terms}
          placeholder={words.termsHint}
          value={values.terms}
          error={terms === null ? words.termsUnknown : undefined}
          onChange={(event) => set('terms', event.currentTarget.value)}
        />
        <Select
          label={words.language}
          allowDeselect={false}
          value={values.language}
          onChange={(value) => set('language', value === 'en' ? 'en' : 'fr')}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        />
      </FieldPair>
      {customer === undefined && (
        <>
          <h3 className={classes.heading}>{words.contact}</h3>
          <ContactFields
            value={contact}
            onChange={setContact}
            emailError={errorOf('email') ?? errorOf('contacts.0.email')}
            plain
          />
        </>
      )}
      <h3 className={classes.heading}>{words.more}</h3>
      <FieldPair>
        <TextInput label={words.siren} inputMode="numeric" maxLength={20} {...input('siren')} />
        <TextInput label={words.siret} inputMode="numeric" maxLength={20} {...input('siret')} />
        <TextInput label={words.vatNumber} maxLength={20} {...input('vatNumber')} />
        <Select
          label={words.currency}
          allowDeselect={false}
          searchable
          value={values.currency}
          error={errorOf('currency')}
          onChange={(value) => set('currency', value ?? 'EUR')}
          data={[...CURRENCIES]}
        />
      </FieldPair>
      <Textarea
        label={words.address}
        autosize
        minRows={1}
        maxRows={4}
        value={values.address}
        error={errorOf('addressLines')}
        onChange={(event) => set('address', event.currentTarget.value)}
      />
      <FieldPair>
        <TextInput label={words.postalCode} maxLength={12} {...input('postalCode')} />
        <TextInput label={words.city} maxLength={60} {...input('city')} />
        <TextInput label={words.country} maxLength={2} {...input('country')} />
        <TextInput label={words.salesperson} maxLength={100} {...input('salesperson')} />
        <TextInput label={words.debtorGroup} maxLength={100} {...input('debtorGroup')} />
      </FieldPair>
      <Switch
        label={words.noReminder}
        checked={values.noReminderReason !== ''}
        onChange={(event) => set('noReminderReason', event.currentTarget.checked ? ' ' : '')}
      />
      {values.noReminderReason !== '' && (
        <TextInput
          label={words.noReminderReason}
          required
          maxLength={300}
          value={values.noReminderReason.trimStart()}
          onChange={(event) => set('noReminderReason', event.currentTarget.value || ' ')}
        />
      )}
      <Textarea
        label={words.note}
        autosize
        minRows={2}
        maxLength={2000}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
    </DrawerForm>
  );
}
