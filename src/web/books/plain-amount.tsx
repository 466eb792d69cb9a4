import { currencyDecimals, toDecimal } from '../../core/money/index.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useLocale } from '../kit/locale.tsx';
import { currencyOf } from '../kit/money.tsx';
import classes from './books.module.css';

type PlainAmountProps = { minor: string | bigint; currency: string; strong?: boolean };

/** Without its sign of currency: a table of one currency need not repeat it. Nothing is a dash. */
export function PlainAmount({ minor, currency, strong = false }: PlainAmountProps) {
  const { locale } = useLocale();
  const amount = BigInt(minor);
  if (amount === 0n) return <span className={classes.nil}>—</span>;
  const unit = currencyOf(currency);
  const text = formatNumber(toDecimal({ minor: amount, currency: unit }), locale, currencyDecimals(unit));
  return <span className={strong ? `e-number ${classes.total}` : 'e-number'}>{text}</span>;
}
