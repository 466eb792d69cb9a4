import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { currencyDecimals } from '../../core/money/index.ts';
import { readDecimal, showDecimal } from '../kit/decimals.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { currencyOf } from '../kit/money.tsx';

type PriceFieldProps = {
  label: string;
  /** Only spoken: a column has its heading already. */
  isQuiet?: boolean;
  currency: string;
  /** Exact text; '' when empty, null when what stands there is no price. */
  value: string | null;
  onChange: (price: string | null) => void;
  error?: string;
};

/** Never negative (EN 16931 BR-27), at most six decimals (BR-FR-DEC-03). */
const readPrice = (text: string): string | null => {
  const read = readDecimal(text);
  return read !== null && /^\d+(\.\d{1,6})?$/.test(read) ? read : null;
};

/** Shown as typed until it is left; then as prices are written. */
export function PriceField({ label, isQuiet = false, currency, value, onChange, error }: PriceFieldProps) {
  const { locale } = useLocale();
  const t = useTexts().products.form;
  const written =
    value === null || value === '' ? '' : showDecimal(value, locale, currencyDecimals(currencyOf(currency)));
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? written;
  return (
    <TextInput
      {...(isQuiet ? { 'aria-label': label, placeholder: label } : { label })}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={value === null ? t.priceUnread : error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        onChange(next.trim() === '' ? '' : readPrice(next));
      }}
      onBlur={() => value !== null && setTyped(null)}
    />
  );
}
