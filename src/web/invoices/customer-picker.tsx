import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { blankCustomer } from '../../contract/blank-customer.ts';
import { PlusIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { parties, useRefresh, type FoundCustomer } from './api.ts';
import classes from './invoices.module.css';

export type PickedCustomer = Pick<FoundCustomer, 'id' | 'name' | 'paymentTerms' | 'currency'>;

export type CustomerPickerProps = {
  value: Pick<PickedCustomer, 'id' | 'name'> | null;
  onChange: (customer: PickedCustomer | null) => void;
  error?: string;
  /** Offers to create who is not found. */
  creatable?: boolean;
  label?: string;
  /** Spoken only: the column's heading says it to the eye. */
  labelHidden?: boolean;
  /** Nobody may be chosen. */
  optional?: boolean;
  /** False where the focus comes by itself: the list then waits for a key or a click. */
  opensOnFocus?: boolean;
};

const CREATE = '+';

/** Finds a customer by name or code while typing; who is not there yet is created by name, and completed later. */
export function CustomerPicker({
  value,
  onChange,
  error,
  creatable = false,
  label,
  labelHidden = false,
  opensOnFocus = true,
  optional = false,
}: CustomerPickerProps) {
  const t = useTexts().receivables;
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayCreate = useMay('customers.edit') && creatable;
  const [text, setText] = useState(value?.name ?? '');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const found = useQuery({
    queryKey: ['receivables', 'picker', asked],
    queryFn: ({ signal }) => parties.search({ text: asked }, { signal }),
    enabled: box.dropdownOpened,
    placeholderData: (before) => before,
  });
  const create = useMutation({
    mutationFn: (name: string) => parties.create({ ...blankCustomer, name }),
    onSuccess: (made) => {
      toasts.success(t.form.created(made.name));
      choose(made);
      void refresh();
    },
    onError: toasts.failure,
  });
  const choose = (customer: PickedCustomer) => {
    onChange(customer);
    setText(customer.name);
    box.closeDropdown();
  };
  const customers = found.data?.customers ?? [];
  const isKnown = customers.some((one) => one.name.toLowerCase() === text.trim().toLowerCase());
  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        if (id === CREATE) {
          box.closeDropdown();
          create.mutate(text.trim());
          return;
        }
        const chosen = customers.find((one) => one.id === id);
        if (chosen !== undefined) choose(chosen);
      }}
    >
      <Combobox.Target>
        <InputBase
          label={labelHidden ? undefined : (label ?? t.invoice.customer)}
          aria-label={labelHidden ? (label ?? t.invoice.customer) : undefined}
          placeholder={t.invoice.customerPlaceholder}
          value={text}
          error={error}
          required={!optional}
          autoComplete="off"
          data-autofocus={value === null || undefined}
          rightSection={found.isFetching || create.isPending ? <Loader size={16} /> : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (value !== null) onChange(null);
            box.openDropdown();
            box.updateSelectedOptionIndex();
          }}
          onFocus={() => opensOnFocus && value === null && box.openDropdown()}
          onClick={() => box.openDropdown()}
          onBlur={() => {
            box.closeDropdown();
            if (value !== null) setText(value.name);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label ?? t.invoice.customer} mah={280} style={{ overflowY: 'auto' }}>
          {customers.map((one) => (
            <Combobox.Option key={one.id} value={one.id}>
              {one.name}{' '}
              <span className={classes.dim}>{[one.code, one.city].filter(Boolean).join(' · ')}</span>
            </Combobox.Option>
          ))}
          {mayCreate && text.trim() !== '' && !isKnown && (
            <Combobox.Option value={CREATE}>
              <PlusIcon size={14} /> {t.invoice.newCustomer(text.trim())}
            </Combobox.Option>
          )}
          {customers.length === 0 && !(mayCreate && text.trim() !== '') && (
            <Combobox.Empty>{t.invoice.nobody}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
