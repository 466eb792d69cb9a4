import { useLocale } from '../kit/locale.tsx';
import { readDecimal, showDecimal } from '../kit/decimals.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

export type DecimalFieldProps = Omit<TypedFieldProps, 'shown' | 'onType'> & {
  /** '1234.5'. */
  value: string;
  onChange: (decimal: string) => void;
  /** Decimals that are always shown. */
  least?: number;
  /** What an empty field means; without it, empty cannot be read. */
  ifEmpty?: string;
  /** From 0 to 100. */
  isPercent?: boolean;
};

const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;
const isPart = (decimal: string): boolean => PERCENT.test(decimal) && Number(decimal) <= 100;

/** A quantity, price or percentage: takes French decimals, hands over an exact one. */
export function DecimalField({
  value,
  onChange,
  least = 0,
  ifEmpty = '0',
  isPercent = false,
  ...rest
}: DecimalFieldProps) {
  const { locale } = useLocale();
  return (
    <TypedField
      {...rest}
      shown={showDecimal(value, locale, least)}
      onType={(text) => {
        const read = text.trim() === '' ? ifEmpty : readDecimal(text);
        if (read === null || (isPercent && !isPart(read))) return false;
        if (read !== value) onChange(read);
        return true;
      }}
    />
  );
}
