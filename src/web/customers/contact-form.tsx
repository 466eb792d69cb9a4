import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  findingsOf,
  parties,
  useDescribe,
  useFieldErrors,
  useRefresh,
  type Customer,
} from '../invoices/index.ts';
import { DrawerForm, TargetDrawer } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { ContactFields, blankContact, type ContactValues } from './contact-fields.tsx';

type Contact = Customer['contacts'][number];
export type ContactTarget = { customer: Customer; contact: Contact | null };

/** Somebody we may write to or call at a customer’s. */
export function ContactForm({ target, onClose }: { target: ContactTarget | null; onClose: () => void }) {
  const t = useTexts();
  return (
    <TargetDrawer
      target={target}
      title={target?.contact == null ? t.receivables.form.addContact : t.receivables.form.editContact}
      onClose={onClose}
    >
      {(shown) => <Form target={shown} onClose={onClose} />}
    </TargetDrawer>
  );
}

function Form({ target: { customer, contact }, onClose }: { target: ContactTarget; onClose: () => void }) {
  const t = useTexts();
  const words = t.receivables.form;
  const toasts = useToasts();
  const refresh = useRefresh();
  const [values, setValues] = useState<ContactValues>(
    contact ?? { ...blankContact, language: customer.language },
  );
  const { name, email, phone, roles, language, orderRefs } = values;
  const record = { name, email, phone, roles, language, orderRefs };
  const done = async (message: string) => {
    toasts.success(message);
    onClose();
    await refresh();
  };
  const save = useMutation({
    mutationFn: () =>
      contact === null
        ? parties.addContact({ ...record, id: customer.id })
        : parties.editContact({ ...record, id: contact.id, version: contact.version }),
    onSuccess: () => done(words.saved),
  });
  const archive = useMutation({
    mutationFn: (id: string) => parties.archiveContact({ id }),
    onSuccess: () => done(words.archived),
    onError: toasts.failure,
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  const beside =
    findingsOf(save.error).length > 0 && findingsOf(save.error).every((finding) => finding.path === 'email');
  return (
    <DrawerForm
      problem={save.isError && !beside && <Problem problem={save.error} describe={describe} compact />}
      start={
        contact !== null && (
          <Button
            variant="default"
            style={{ marginRight: 'auto' }}
            loading={archive.isPending}
            onClick={() => archive.mutate(contact.id)}
          >
            {words.archiveContact}
          </Button>
        )
      }
      submit={t.common.action.save}
      busy={save.isPending}
      disabled={name === '' && email === '' && phone === ''}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <ContactFields value={values} onChange={setValues} emailError={errorOf('email')} />
    </DrawerForm>
  );
}
