import { Autocomplete, Button, Select, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { UNITS, isUnit, ratesOn, usualVat, type VatTreatment } from '../../core/invoicing/index.ts';
import { units } from '../../i18n/units.ts';
import { findingsOf, useDescribe, useFieldErrors, useRefresh } from '../invoices/index.ts';
import { DrawerForm, FieldPair, TargetDrawer } from '../kit/drawer-form.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';
import { readVat, vatChoices, vatValue, withCurrent } from '../kit/vat-choices.ts';
import { productsApi, useProductChoices, type Product, type ProductChoices } from './api.ts';
import { PriceField } from './price-field.tsx';
import { PriceRows } from './price-rows.tsx';

/** Null: a new one. */
export type ProductTarget = { product: Product | null };

export function ProductForm({ target, onClose }: { target: ProductTarget | null; onClose: () => void }) {
  const t = useTexts().products.form;
  const choices = useProductChoices();
  return (
    <TargetDrawer
      target={target}
      title={target?.product == null ? t.newTitle : t.editTitle}
      size={560}
      onClose={onClose}
    >
      {({ product }) => {
        if (choices.isError)
          return <Problem problem={choices.error} onRetry={() => void choices.refetch()} />;
        if (choices.data === undefined) return <Skeleton height={320} />;
        return <Form product={product} choices={choices.data} onClose={onClose} />;
      }}
    </TargetDrawer>
  );
}

type FormProps = { product: Product | null; choices: ProductChoices; onClose: () => void };

const ratesOf = ({ vatRegime, territory, today }: ProductChoices): string[] =>
  vatRegime === 'franchise' || territory === null ? [] : ratesOn(territory, plainDate(today));

/** Outside French VAT nothing is usual: out of its scope until somebody says more. */
const usualOf = (choices: ProductChoices): VatTreatment =>
  choices.territory === null && choices.vatRegime === 'real'
    ? { category: 'O', rate: '0', exemption: 'out-of-scope' }
    : usualVat(choices.vatRegime, ratesOf(choices));

const blank = (choices: ProductChoices) => ({
  code: '',
  name: '',
  description: '',
  nature: 'services' as Product['nature'],
  unit: 'C62',
  unitPrice: '' as string | null,
  vat: usualOf(choices) as Product['vat'],
  account: '',
  prices: [] as { currency: string; customerGroup: string; unitPrice: string | null }[],
});

const shownFields = ['name', 'code', 'unit', 'unitPrice', 'vat', 'account', 'description'];

function Form({ product, choices, onClose }: FormProps) {
  const t = useTexts().products;
  const words = t.form;
  const vatWords = useTexts().common.vat;
  const { locale } = useLocale();
  const toasts = useToasts();
  const refresh = useRefresh();
  const mayEdit = useMay('products.edit');
  const [values, setValues] = useState(() => ({ ...blank(choices), ...product }));
  const set = <K extends keyof typeof values>(name: K, value: (typeof values)[K]) =>
    setValues((before) => ({ ...before, [name]: value }));
  const vats = withCurrent(
    vatChoices(ratesOf(choices), locale, vatWords),
    product?.vat ?? values.vat,
    locale,
    vatWords,
  );
  const finish = async (message: string) => {
    toasts.success(message);
    onClose();
    await refresh();
  };
  const isPriced = [values, ...values.prices].every((one) => one.unitPrice !== null && one.unitPrice !== '');
  const save = useMutation({
    mutationFn: () => {
      const { code, name, description, nature, unit, vat, account } = values;
      const record = {
        name,
        description,
        nature,
        unit,
        vat,
        account,
        unitPrice: values.unitPrice ?? '',
        prices: values.prices.map((one) => ({ ...one, unitPrice: one.unitPrice ?? '' })),
      };
      return product === null
        ? productsApi.create({ ...record, code })
        : productsApi.edit({ ...record, id: product.id, version: product.version });
    },
    onSuccess: (saved) => finish(product === null ? t.created(saved.name) : t.saved),
  });
  const archive = useMutation({
    mutationFn: ({ id, version, isArchived }: Product) =>
      productsApi.archive({ id, version, isArchived: !isArchived }),
    onSuccess: (saved) => finish(saved.isArchived ? t.archived(saved.name) : t.restored(saved.name)),
    onError: toasts.failure,
  });
  const errorOf = useFieldErrors(save.error);
  const describe = useDescribe();
  const findings = findingsOf(save.error);
  const beside =
    findings.length > 0 &&
    findings.every(({ path = '' }) => shownFields.includes(path) || path.startsWith('prices.'));
  const unitCodes = isUnit(values.unit) ? UNITS : [...UNITS, values.unit];
  return (
    <DrawerForm
      problem={save.isError && !beside && <Problem problem={save.error} describe={describe} compact />}
      start={
        product !== null &&
        mayEdit && (
          <Button
            variant="default"
            style={{ marginRight: 'auto' }}
            loading={archive.isPending}
            onClick={() => archive.mutate(product)}
          >
            {product.isArchived ? words.restore : words.archive}
          </Button>
        )
      }
      submit={useTexts().common.action.save}
      busy={save.isPending}
      disabled={!mayEdit || values.name.trim() === '' || !isPriced}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextInput
        label={words.name}
        description={words.nameHint}
        required
        maxLength={300}
        data-autofocus
        autoComplete="off"
        value={values.name}
        error={errorOf('name')}
        onChange={(event) => set('name', event.currentTarget.value)}
      />
      <FieldPair>
        <PriceField
          label={words.price(choices.baseCurrency)}
          currency={choices.baseCurrency}
          value={values.unitPrice}
          error={errorOf('unitPrice')}
          onChange={(price) => set('unitPrice', price)}
        />
        <Select
          label={words.unit}
          searchable
          allowDeselect={false}
          value={values.unit}
          error={errorOf('unit')}
          onChange={(unit) => set('unit', unit ?? 'C62')}
          data={unitCodes.map((code) => ({
            value: code,
            label: isUnit(code) ? units[code][locale].long : code,
          }))}
        />
      </FieldPair>
      <FieldPair>
        <Select
          label={words.nature}
          description={words.natureHint}
          allowDeselect={false}
          value={values.nature}
          onChange={(nature) => set('nature', nature === 'goods' ? 'goods' : 'services')}
          data={(['services', 'goods'] as const).map((one) => ({ value: one, label: t.natures[one] }))}
        />
      </FieldPair>
      <Select
        label={words.vat}
        searchable
        allowDeselect={false}
        value={vatValue(values.vat)}
        error={errorOf('vat')}
        onChange={(value) => value !== null && set('vat', readVat(value))}
        data={[...vats].map(({ group, items }) => ({ group, items: [...items] }))}
        maxDropdownHeight={320}
      />
      <FieldPair>
        <Autocomplete
          label={words.account}
          description={words.accountHint}
          inputMode="numeric"
          maxLength={12}
          value={values.account}
          error={errorOf('account')}
          onChange={(account) => set('account', account.trim())}
          data={choices.accounts.map((one) => one.code)}
          renderOption={({ option }) => (
            <span>
              {option.value} {choices.accounts.find((one) => one.code === option.value)?.name}
            </span>
          )}
        />
        {product === null && (
          <TextInput
            label={words.code}
            description={words.codeHint}
            maxLength={40}
            autoComplete="off"
            value={values.code}
            error={errorOf('code')}
            onChange={(event) => set('code', event.currentTarget.value)}
          />
        )}
      </FieldPair>
      <Textarea
        label={words.description}
        description={words.descriptionHint}
        autosize
        minRows={2}
        maxLength={4000}
        value={values.description}
        error={errorOf('description')}
        onChange={(event) => set('description', event.currentTarget.value)}
      />
      <PriceRows
        prices={values.prices}
        choices={choices}
        errorOf={errorOf}
        onChange={(prices) => set('prices', prices)}
      />
    </DrawerForm>
  );
}
