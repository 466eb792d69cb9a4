import { useQuery } from '@tanstack/react-query';
import { DateText } from '../kit/dates.tsx';
import { showDecimal } from '../kit/decimals.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { useMoney } from '../kit/money.tsx';
import { billingApi } from './api.ts';
import classes from './billing.module.css';

/** Closings for which it was booked, latest first, with the rates that were given. */
export function PastAccruals({ base }: { base: string }) {
  const words = useTexts().billing.accrual;
  const { locale } = useLocale();
  const money = useMoney();
  const past = useQuery({
    queryKey: ['billing', 'accruals'],
    queryFn: ({ signal }) => billingApi.accruals({}, { signal }),
  });
  const accruals = past.data?.accruals ?? [];
  if (accruals.length === 0) return null;
  return (
    <div>
      <p className={classes.ruleName}>{words.past}</p>
      <ul className={classes.list}>
        {accruals.map((one) => (
          <li key={one.closingOn}>
            <span>
              <DateText date={one.closingOn} />{' '}
              <span className={classes.dim}>
                {one.rates
                  .map(({ currency, rate }) => words.rateGiven(currency, showDecimal(rate, locale), base))
                  .join(' ')}
              </span>
            </span>
            <span>{words.row(one.deliveries, money(one.netMinor, base))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
