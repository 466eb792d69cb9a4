import { Drawer, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parseTerms } from '../../core/calendar/index.ts';
import {
  findingsOf,
  parties,
  useDescribe,
  useFieldErrors,
  useRefresh,
  type Customer,
} from '../invoices/index.ts';
import { DrawerForm, FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { AddressFields } from './address-fields.tsx';
import { ContactFields, blankContact } from './contact-fields.tsx';
import { useCustomerCheck } from './customer-check.ts';
import { isShownBeside, recordOf, useStart, type Field, type Values } from './customer-values.ts';
import classes from './customers.module.css';
import { IdentifierFields } from './identifier-fields.tsx';
import { InvoicingFields } from './invoicing-fields.tsx';
import { RegisterSearch } from './register-search.tsx';
import type { RegisterCompany } from './registers-api.ts';
import { SortingFields } from './sorting-fields.tsx';

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
      size={560}
      closeButtonProps={{ 'aria-label': t.common.action.close }}
    >
      <Form customer={customer} onClose={onClose} onSaved={onSaved} />
    </Drawer>
  );
}

function Form({ customer, onClose, onSaved }: Omit<CustomerFormProps, 'opened'>) {
  const t = useTexts();
  const words = t.receivables.form;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [values, setValues] = useState<Values>(useStart(customer));
  const [contact, setContact] = useState(blankContact);
  const set = <K extends keyof Values>(name: K, value: Values[K]) =>
    setValues((before) => ({ ...before, [name]: value }));
  const fill = (company: RegisterCompany) =>
    setValues((before) => ({
      ...before,
      name: company.name === '' ? before.name : company.name,
      kind: company.isPublicBody ? 'public_body' : before.kind,
      siren: company.siren,
      siret: company.siret,
      address: company.addressLines.join('\n'),
      postalCode: company.postalCode,
      city: company.city,
      country: company.country === '' ? before.country : company.country,
    }));
  const terms = parseTerms(values.terms);
  const save = useMutation({
    mutationFn: () => {
      const record = recordOf(values, customer);
      if (customer !== undefined) {
        const { id, version, policyId } = customer;
        return parties.edit({ ...record, id, version, policyId });
      }
      const contacts = contact.email === '' && contact.name === '' && contact.phone === '' ? [] : [contact];
      return parties.create({ ...record, code: values.code, contacts });
    },
    onSuccess: async (saved) => {
      toasts.success(customer === undefined ? words.created(saved.name) : words.saved);
      onClose();
      onSaved?.(saved);
      await refresh();
    },
  });
  const refusedOf = useFieldErrors(save.error);
  const check = useCustomerCheck(values);
  const errorOf = (path: string) => check(path) ?? refusedOf(path);
  const describe = useDescribe();
  const found = findingsOf(save.error);
  const beside = found.length > 0 && found.every(({ path = '' }) => isShownBeside(path));
  const field: Field = (name) => ({
    value: values[name],
    error: errorOf(name),
    autoComplete: 'off',
    onChange: (event) => set(name, event.currentTarget.value),
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
      <TextInput label={words.name} required maxLength={200} data-autofocus {...field('name')} />
      {customer === undefined && <RegisterSearch name={values.name} onTake={fill} />}
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
          <TextInput label={words.code} placeholder={words.codeHint} maxLength={40} {...field('code')} />
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
      <IdentifierFields values={values} set={set} field={field} />
      <h3 className={classes.heading}>{t.parties.form.addressTitle}</h3>
      <AddressFields
        lines={values.address}
        linesError={errorOf('addressLines')}
        onLines={(text) => set('address', text)}
        field={field}
      />
      <InvoicingFields values={values} set={set} field={field} errorOf={errorOf} />
      <SortingFields values={values} set={set} field={field} errorOf={errorOf} />
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
