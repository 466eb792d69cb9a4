import { Radio } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { showDecimal } from '../kit/decimals.ts';
import { useLocale } from '../kit/locale.tsx';
import type { Revaluation } from './api.ts';
import classes from './closing.module.css';
import { useWords } from './texts.ts';

/** By currency, the day whose rate a person takes where the closing day has none. */
export type Chosen = Readonly<Record<string, string>>;

type Props = {
  shown: Revaluation;
  closingOn: string;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
};

/** The rate of each currency; where none was published that day, the nearest ones, to be chosen. */
export function RateChoices({ shown, closingOn, chosen, onChoose }: Props) {
  const t = useWords().revaluation;
  const { locale } = useLocale();
  const day = (on: string): string => formatDate(plainDate(on), locale, 'long');
  return (
    <div className={classes.stack}>
      {shown.currencies.map(({ currency, rate, before, after }) => {
        const near = [before, after].filter((one) => one !== null);
        const quote = (value: string): string =>
          t.quote(shown.currency, showDecimal(value, locale), currency);
        if (near.length === 0) {
          return rate === null ? (
            <p key={currency}>
              {t.noRate(currency)} <Link to="/reglages/cours">{t.settings}</Link>
            </p>
          ) : (
            <p key={currency}>
              {quote(rate.rate)}{' '}
              <span className={classes.dim}>
                · {day(rate.on)} · {t.source[rate.source]}
              </span>
            </p>
          );
        }
        return (
          <Radio.Group
            key={currency}
            label={t.missing(currency, day(closingOn))}
            value={chosen[currency] ?? rate?.on ?? ''}
            onChange={(on) => onChoose({ ...chosen, [currency]: on })}
          >
            {near.map((one) => (
              <Radio key={one.on} mt="xs" value={one.on} label={t.take(day(one.on), quote(one.rate))} />
            ))}
          </Radio.Group>
        );
      })}
    </div>
  );
}
