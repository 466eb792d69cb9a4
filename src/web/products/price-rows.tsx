import { ActionIcon, Autocomplete, Button, Select } from '@mantine/core';
import { CURRENCIES } from '../../core/money/index.ts';
import { CloseIcon, PlusIcon } from '../kit/icons.tsx';
import { useTexts } from '../kit/locale.tsx';
import type { ProductChoices } from './api.ts';
import { PriceField } from './price-field.tsx';
import classes from './products.module.css';

type Row = { currency: string; customerGroup: string; unitPrice: string | null };
type PriceRowsProps = {
  prices: readonly Row[];
  choices: ProductChoices;
  errorOf: (path: string) => string | undefined;
  onChange: (prices: Row[]) => void;
};

/** Exceptions to the price: a group of customers, another currency, or both. */
export function PriceRows({ prices, choices, errorOf, onChange }: PriceRowsProps) {
  const t = useTexts().products.form;
  const put = (index: number, change: Partial<Row>) =>
    onChange(prices.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <fieldset className={classes.group}>
      <legend>{t.prices}</legend>
      <p className={classes.hint}>{t.pricesHint}</p>
      {prices.length > 0 && (
        <ul className={classes.prices}>
          {prices.map((row, index) => {
            const name = [row.currency, row.customerGroup || t.everybody].join(', ');
            const wrong =
              errorOf(`prices.${index}`) ??
              errorOf(`prices.${index}.currency`) ??
              errorOf(`prices.${index}.unitPrice`);
            return (
              // Rows have no name of their own until they are saved: their place is what they are.
              <li key={index}>
                <div className={classes.priceRow}>
                  <div className={classes.priceCurrency}>
                    <Select
                      aria-label={t.currency}
                      searchable
                      allowDeselect={false}
                      value={row.currency}
                      onChange={(currency) => put(index, { currency: currency ?? choices.baseCurrency })}
                      data={[...CURRENCIES]}
                    />
                  </div>
                  <div className={classes.priceGroup}>
                    <Autocomplete
                      aria-label={t.group}
                      placeholder={t.everybody}
                      maxLength={100}
                      value={row.customerGroup}
                      onChange={(customerGroup) => put(index, { customerGroup })}
                      data={choices.customerGroups}
                    />
                  </div>
                  <PriceField
                    label={t.unitPrice}
                    isQuiet
                    currency={row.currency}
                    value={row.unitPrice}
                    onChange={(unitPrice) => put(index, { unitPrice })}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="lg"
                    aria-label={t.removePrice(name)}
                    onClick={() => onChange(prices.filter((_row, at) => at !== index))}
                  >
                    <CloseIcon size={16} />
                  </ActionIcon>
                </div>
                {wrong !== undefined && (
                  <p className={classes.error} role="alert">
                    {wrong}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<PlusIcon size={14} />}
        onClick={() =>
          onChange([...prices, { currency: choices.baseCurrency, customerGroup: '', unitPrice: '' }])
        }
      >
        {t.addPrice}
      </Button>
    </fieldset>
  );
}
