import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import type { DocumentContent } from '../../contract/document-shapes.ts';
import type { Totals } from '../../core/invoicing/index.ts';
import { PlusIcon, TrashIcon } from '../kit/icons.tsx';
import { useLocale } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { AdjustmentField } from './adjustment-field.tsx';
import classes from './editor.module.css';
import { useEditor } from './editor-context.tsx';
import { fieldId } from './finding-place.ts';
import { readVat, vatLabel, vatValue } from '../kit/vat-choices.ts';
import { useWords } from './texts.ts';

type Adjustment = DocumentContent['adjustments'][number];
const SHARED = '';

/** Rebates and charges on the whole: shared out over the VAT rates, or under one of them. */
export function AdjustmentsFields({ totals }: { totals: Totals }) {
  const t = useWords().adjustments;
  const { locale } = useLocale();
  const { content, currency, set, errorOf, setUnreadable } = useEditor();
  const { adjustments } = content;
  const change = (index: number, part: Partial<Adjustment>) =>
    set({ adjustments: adjustments.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const add = (isCharge: boolean) =>
    set({
      adjustments: [
        ...adjustments,
        {
          id: crypto.randomUUID(),
          isCharge,
          label: isCharge ? t.chargeLabel : t.discountLabel,
          value: isCharge ? { kind: 'amount', minor: '0' } : { kind: 'percent', percent: '0' },
        },
      ],
    });
  const treatments = totals.vat.map(({ vat }) => ({
    value: vatValue(vat),
    label: vatLabel(vat, locale),
  }));
  return (
    <div className={classes.stack} id={fieldId('adjustments')}>
      {adjustments.map((one, index) => {
        const path = `adjustments.${String(index)}`;
        const value = one.vat === undefined ? SHARED : vatValue(one.vat);
        const amount = totals.adjustments.find((other) => other.id === one.id)?.minor ?? 0n;
        return (
          <div key={one.id} className={classes.adjustment}>
            <TextInput
              id={fieldId(`${path}.label`)}
              label={one.isCharge ? t.charge : t.discount}
              maxLength={100}
              value={one.label}
              error={errorOf(`${path}.label`)}
              onChange={(event) => change(index, { label: event.currentTarget.value })}
            />
            <AdjustmentField
              path={`${path}.value`}
              label={t.value}
              value={one.value.kind === 'percent' && one.value.percent === '0' ? undefined : one.value}
              currency={currency}
              placeholder={one.isCharge ? '0,00' : '10\u202f%'}
              error={errorOf(`${path}.value.percent`) ?? errorOf(`${path}.value.minor`)}
              setUnreadable={setUnreadable}
              onChange={(next) =>
                change(index, {
                  value:
                    next ??
                    (one.isCharge ? { kind: 'amount', minor: '0' } : { kind: 'percent', percent: '0' }),
                })
              }
            />
            <NativeSelect
              label={t.vat}
              value={value}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                change(index, { vat: chosen === SHARED ? undefined : readVat(chosen) });
              }}
              data={[
                { value: SHARED, label: t.shared },
                ...treatments,
                ...(value === SHARED || treatments.some((item) => item.value === value)
                  ? []
                  : [{ value, label: value }]),
              ]}
            />
            <span className={classes.adjusted}>
              <MoneyText minor={one.isCharge ? amount : -amount} currency={currency} signed />
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.remove(one.label)}
              onClick={() => set({ adjustments: adjustments.filter((_, at) => at !== index) })}
            >
              <TrashIcon size={16} />
            </ActionIcon>
          </div>
        );
      })}
      <div className={classes.addRow}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<PlusIcon size={14} />}
          onClick={() => add(false)}
        >
          {t.addDiscount}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<PlusIcon size={14} />}
          onClick={() => add(true)}
        >
          {t.addCharge}
        </Button>
      </div>
    </div>
  );
}
