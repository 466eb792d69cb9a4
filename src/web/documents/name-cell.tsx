import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PlusIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { productsApi } from './api.ts';
import { showDecimal } from './decimals.ts';
import { withProduct } from './draft-lines.ts';
import { fieldId } from './finding-place.ts';
import type { ItemCellsProps } from './item-cells.tsx';
import classes from './lines.module.css';

const CREATE = '+';
const SHOWN = 8;

/** The name of a line: free text, a product found while typing, or a new product made of this very line. */
export function NameCell({ line, path, change, currency, base, errorOf }: ItemCellsProps) {
  const t = useTexts().documentsScreens.lines;
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const mayCreate = useMay('products.edit');
  const mayRead = useMay('products.read');
  const [typing, setTyping] = useState(false);
  const [asked] = useDebouncedValue(line.name.trim(), 120);
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const isOpen = box.dropdownOpened && typing && asked !== '';
  const found = useQuery({
    queryKey: ['products', 'picker', asked],
    queryFn: ({ signal }) => productsApi.list({ search: asked }, { signal }),
    enabled: isOpen && mayRead,
    placeholderData: (before) => before,
  });
  const create = useMutation({
    mutationFn: () =>
      productsApi.create({
        code: '',
        name: line.name.trim(),
        description: line.description ?? '',
        nature: line.nature,
        unit: line.unit,
        unitPrice: line.unitPrice.replace(/(\.\d{6})\d+$/, '$1'),
        vat: line.vat,
        account: line.account,
        prices: [],
      }),
    onSuccess: (product) => {
      toasts.success(t.productCreated(product.name));
      change({ ...line, productId: product.id, reference: product.code });
      void queries.invalidateQueries({ queryKey: ['products'] });
    },
    onError: toasts.failure,
  });
  const products = (found.data?.products ?? []).slice(0, SHOWN);
  const isKnown = products.some((one) => one.name.toLowerCase() === line.name.trim().toLowerCase());
  const mayOffer = mayCreate && line.name.trim() !== '' && !isKnown && found.data !== undefined;
  return (
    <Combobox
      store={box}
      withinPortal
      onOptionSubmit={(value) => {
        box.closeDropdown();
        setTyping(false);
        if (value === CREATE) return create.mutate();
        const product = products.find((one) => one.id === value);
        if (product !== undefined) change(withProduct(line, product, { document: currency, base }));
      }}
    >
      <Combobox.Target>
        <InputBase
          id={fieldId(`${path}.name`)}
          aria-label={t.name}
          placeholder={t.namePlaceholder}
          value={line.name}
          maxLength={300}
          autoComplete="off"
          error={errorOf(`${path}.name`)}
          rightSection={create.isPending ? <Loader size={14} /> : undefined}
          onChange={(event) => {
            setTyping(true);
            box.openDropdown();
            // What was a product and is renamed stays its product: the words on the document are free.
            change({ ...line, name: event.currentTarget.value });
          }}
          onBlur={() => {
            box.closeDropdown();
            setTyping(false);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen || (products.length === 0 && !mayOffer)}>
        <Combobox.Options aria-label={t.name} mah={300} style={{ overflowY: 'auto' }}>
          {products.map((one) => (
            <Combobox.Option key={one.id} value={one.id}>
              <span className={classes.product}>
                <span>
                  {one.name} <span className={classes.dim}>{one.code}</span>
                </span>
                <span className={classes.dim}>{showDecimal(one.unitPrice, locale, 2)}</span>
              </span>
            </Combobox.Option>
          ))}
          {mayOffer && (
            <Combobox.Option value={CREATE}>
              <PlusIcon size={14} /> {t.newProduct(line.name.trim())}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
