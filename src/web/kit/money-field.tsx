import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import {
  EUR,
  currencyDecimals,
  parseAmount,
  toDecimal,
  type AmountRefusal,
  type Currency,
} from '../../core/money/index.ts';
import type { Locale, Texts } from '../../i18n/catalogue.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale, useTexts } from './locale.tsx';
import { currencyOf } from './money.tsx';

export type MoneyFieldProps = Omit<
  TextInputProps,
  'value' | 'defaultValue' | 'onChange' | 'type' | 'inputMode'
> & {
  /** Minor units as text ('123456' = 1 234,56 €), or null when empty. */
  value: string | null;
  onChange: (minor: string | null) => void;
  currency?: string;
  allowNegative?: boolean;
};

/** Types « 1234,56 », « 1 234.56 » or « 1234 »; hands over exact minor units, never a float. */
export function MoneyField({
  value,
  onChange,
  currency = EUR,
  allowNegative = false,
  error,
  onBlur,
  ...rest
}: MoneyFieldProps) {
  const { locale } = useLocale();
  const t = useTexts().common.field;
  const unit = currencyOf(currency);
  const [typed, setTyped] = useState<{ text: string; minor: string | null } | null>(null);
  // What was typed is shown as typed, until the value changes from elsewhere or the field is left.
  const text = typed !== null && typed.minor === value ? typed.text : shown(value, unit, locale);
  const read = readAmount(text, unit, allowNegative);

  const type = (next: string) => {
    const answer = readAmount(next, unit, allowNegative);
    setTyped({ text: next, minor: answer.minor });
    if (answer.minor !== value) onChange(answer.minor);
  };
  return (
    <TextInput
      {...rest}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span aria-hidden="true">{currency === EUR ? '€' : currency}</span>}
      rightSectionWidth={currency === EUR ? 32 : 48}
      rightSectionPointerEvents="none"
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
      error={error ?? (read.refusal === null ? undefined : sentence(read.refusal, t))}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        if (read.refusal === null) setTyped(null);
        onBlur?.(event);
      }}
    />
  );
}

type Refusal = AmountRefusal | 'negative';

export function readAmount(
  text: string,
  currency: Currency,
  allowNegative: boolean,
): { minor: string | null; refusal: Refusal | null } {
  if (text.trim() === '') return { minor: null, refusal: null };
  const parsed = parseAmount(text, currency);
  if (!parsed.ok) return { minor: null, refusal: parsed.code };
  if (parsed.minor < 0n && !allowNegative) return { minor: null, refusal: 'negative' };
  return { minor: parsed.minor.toString(), refusal: null };
}

/** Grouped by thousands, with the language's own decimal mark and without the currency. */
export function shown(minor: string | null, currency: Currency, locale: Locale): string {
  if (minor === null) return '';
  const decimal = toDecimal({ minor: BigInt(minor), currency });
  return formatNumber(decimal, locale, currencyDecimals(currency));
}

function sentence(refusal: Refusal, t: Texts['common']['field']): string {
  if (refusal === 'money.too-many-decimals') return t.moneyDecimals;
  return refusal === 'negative' ? t.moneyNegative : t.moneyInvalid;
}
