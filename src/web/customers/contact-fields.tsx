import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { contactRoles } from '../../app/party/contract.ts';
import { FieldPair } from '../kit/drawer-form.tsx';
import { useTexts } from '../kit/locale.tsx';

export type ContactValues = {
  name: string;
  email: string;
  phone: string;
  roles: (typeof contactRoles)[number][];
  language: 'fr' | 'en';
  orderRefs: string[];
};

export const blankContact: ContactValues = {
  name: '',
  email: '',
  phone: '',
  roles: ['billing'],
  language: 'fr',
  orderRefs: [],
};

type ContactFieldsProps = {
  value: ContactValues;
  onChange: (value: ContactValues) => void;
  emailError?: string;
  /** Name, mail and phone only: the rest has good defaults. */
  plain?: boolean;
};

export function ContactFields({ value, onChange, emailError, plain = false }: ContactFieldsProps) {
  const { receivables: t, people } = useTexts();
  const words = t.form;
  const set = <K extends keyof ContactValues>(name: K, next: ContactValues[K]) =>
    onChange({ ...value, [name]: next });
  return (
    <>
      <TextInput
        label={words.contactName}
        maxLength={100}
        autoComplete="off"
        value={value.name}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <FieldPair>
        <TextInput
          label={words.email}
          type="email"
          maxLength={254}
          autoComplete="off"
          value={value.email}
          error={emailError}
          onChange={(event) => set('email', event.currentTarget.value)}
        />
        <TextInput
          label={words.phone}
          type="tel"
          maxLength={30}
          autoComplete="off"
          value={value.phone}
          onChange={(event) => set('phone', event.currentTarget.value)}
        />
      </FieldPair>
      {!plain && (
        <>
          <MultiSelect
            label={words.roles}
            value={value.roles}
            onChange={(next) =>
              set(
                'roles',
                contactRoles.filter((role) => next.includes(role)),
              )
            }
            data={contactRoles.map((role) => ({ value: role, label: t.customer.roles[role] }))}
          />
          <TagsInput
            label={people.contact.orders}
            description={people.contact.ordersHint}
            inputWrapperOrder={['label', 'input', 'description']}
            maxTags={50}
            splitChars={[',', ';']}
            acceptValueOnBlur
            value={value.orderRefs}
            onChange={(next) => set('orderRefs', next)}
          />
          <Select
            label={words.language}
            allowDeselect={false}
            value={value.language}
            onChange={(next) => set('language', next === 'en' ? 'en' : 'fr')}
            data={(['fr', 'en'] as const).map((one) => ({ value: one, label: words.languages[one] }))}
          />
        </>
      )}
    </>
  );
}
