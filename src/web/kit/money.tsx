import { EUR, parseCurrency, type Currency } from '../../core/money/index.ts';
import { formatMoney, formatMoneyRounded } from '../../i18n/format.ts';
import { useLocale } from './locale.tsx';

export type MoneyTextProps = {
  /** Minor units, as they cross the wire. */
  minor: string | bigint;
  currency?: string;
  /** Without cents, for tiles and axes. */
  rounded?: boolean;
  /** « + 6 200,00 € » on a bank line. */
  signed?: boolean;
};

/** The currency of the wire, or a failure that is ours: the contract lets no other text through. */
export function currencyOf(code: string): Currency {
  const known = parseCurrency(code);
  if (known === null) throw new Error(`unknown currency ${code}`);
  return known;
}

/** `const money = useMoney(); money('123456')` → « 1 234,56 € », for labels and sentences. */
export function useMoney(): (minor: string | bigint, currency?: string, rounded?: boolean) => string {
  const { locale } = useLocale();
  return (minor, currency = EUR, rounded = false) =>
    (rounded ? formatMoneyRounded : formatMoney)(BigInt(minor), currencyOf(currency), locale);
}

export function MoneyText({ minor, currency = EUR, rounded = false, signed = false }: MoneyTextProps) {
  const money = useMoney();
  const text = money(minor, currency, rounded);
  return <span className="e-number">{signed && BigInt(minor) > 0n ? `+\u00a0${text}` : text}</span>;
}
