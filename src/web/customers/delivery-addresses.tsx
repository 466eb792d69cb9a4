import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { parties, useDescribe, useFieldErrors, useRefresh, type Customer } from '../invoices/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { EditIcon, PlusIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Section } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { AddressFields } from './address-fields.tsx';
import classes from './customers.module.css';

type Address = Customer['addresses'][number];
type Target = { customer: Customer; address: Address | null };

/** Where it is delivered, when that is not where it is invoiced. */
export function DeliveryAddresses({ customer, mayEdit }: { customer: Customer; mayEdit: boolean }) {
  const t = useTexts();
  const words = t.parties.addresses;
  const [target, setTarget] = useState<Target | null>(null);
  return (
    <Section
      title={words.title}
      actions={
        mayEdit && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<PlusIcon size={14} />}
            aria-label={words.add}
            onClick={() => setTarget({ customer, address: null })}
          >
            {t.common.action.add}
          </Button>
        )
      }
    >
      {customer.addresses.length === 0 ? (
        <p className={classes.empty}>{words.none}</p>
      ) : (
        <ul className={classes.contacts}>
          {customer.addresses.map((one) => (
            <li key={one.id} className={classes.contact}>
              <address className={classes.contactBody} style={{ fontStyle: 'normal' }}>
                {one.label !== '' && <strong>{one.label}</strong>}
                {[
                  ...one.lines,
                  `${one.postalCode} ${one.city}`.trim(),
                  one.country === 'FR' ? '' : one.country,
                ]
                  .filter((line) => line !== '')
                  .map((line) => (
                    <div key={line}>{line}</div>
                  ))}
              </address>
              {mayEdit && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${words.edit} ${one.label || one.city}`}
                  onClick={() => setTarget({ customer, address: one })}
                >
                  <EditIcon size={16} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      <TargetDrawer
        target={target}
        title={target?.address == null ? words.add : words.edit}
        onClose={() => setTarget(null)}
      >
        {(shown) => <Form target={shown} onClose={() => setTarget(null)} />}
      </TargetDrawer>
    </Section>
  );
}

function Form({ target: { customer, address }, onClose }: { target: Target; onClose: () => void }) {
  const t = useTexts();
  const words = t.parties.addresses;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [values, setValues] = useState(() => ({
    label: address?.label ?? '',
    lines: address?.lines.join('\n') ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.city ?? '',
    country: address?.country ?? customer.country,
  }));
  const set = (name: keyof typeof values, value: string) =>
    setValues((before) => ({ ...before, [name]: value }));
  const done = async (message: string) => {
    toasts.success(message);
    onClose();
    await refresh();
  };
  const save = useMutation({
    mutationFn: () => {
      const record = {
        ...values,
        country: values.country.toUpperCase(),
        lines: values.lines
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      };
      return address === null
        ? parties.addAddress({ ...record, id: customer.id })
        : parties.editAddress({ ...record, id: address.id, version: address.version });
    },
    onSuccess: () => done(t.receivables.form.saved),
  });
  const archive = useMutation({
    mutationFn: (id: string) => parties.archiveAddress({ id }),
    onSuccess: () => done(words.archived),
    onError: toasts.failure,
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  return (
    <DrawerForm
      problem={save.isError && <Problem problem={save.error} describe={describe} compact />}
      start={
        address !== null && (
          <Button
            variant="default"
            style={{ marginRight: 'auto' }}
            loading={archive.isPending}
            onClick={() => archive.mutate(address.id)}
          >
            {words.archive}
          </Button>
        )
      }
      submit={t.common.action.save}
      busy={save.isPending}
      disabled={values.city.trim() === ''}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={words.label}
        placeholder={words.labelHint}
        maxLength={60}
        data-autofocus
        autoComplete="off"
        value={values.label}
        onChange={(event) => set('label', event.currentTarget.value)}
      />
      <AddressFields
        lines={values.lines}
        linesError={errorOf('lines')}
        onLines={(text) => set('lines', text)}
        isCityRequired
        field={(name) => ({
          value: values[name],
          error: errorOf(name),
          onChange: (event) => set(name, event.currentTarget.value),
        })}
      />
    </DrawerForm>
  );
}
