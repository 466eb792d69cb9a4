import type { Currency } from '../../core/money/index.ts';
import { useLocale } from '../kit/locale.tsx';
import { readAdjustment, showAdjustment, type Adjustment } from './adjustment-text.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

export type AdjustmentFieldProps = Omit<TypedFieldProps, 'shown' | 'onType'> & {
  value: Adjustment | undefined;
  onChange: (value: Adjustment | undefined) => void;
  currency: Currency;
};

/** « 10 % » or « 25 € » in one field. */
export function AdjustmentField({ value, onChange, currency, ...rest }: AdjustmentFieldProps) {
  const { locale } = useLocale();
  return (
    <TypedField
      {...rest}
      shown={showAdjustment(value, currency, locale)}
      onType={(text) => {
        const read = readAdjustment(text, currency);
        if (read === null) return false;
        onChange(read === 'none' ? undefined : read);
        return true;
      }}
    />
  );
}
