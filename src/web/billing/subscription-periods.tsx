import { Link } from '@tanstack/react-router';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { DateText } from '../kit/dates.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Subscription } from './api.ts';
import classes from './billing.module.css';

type Upcoming = Subscription['upcoming'][number];
type Past = Subscription['occurrences'][number];

function PeriodText({ from, to }: { from: string; to: string }) {
  const t = useTexts().subscriptions;
  const { locale } = useLocale();
  const say = (date: string): string => formatDate(plainDate(date), locale, 'day');
  return <span>{t.upcoming.period(say(from), say(to))}</span>;
}

/** The next twelve months, with the prices of then. */
export function UpcomingPeriods({ subscription }: { subscription: Subscription }) {
  const { upcoming, today, pausedOn, content } = subscription;
  return (
    <PeriodTable upcoming={upcoming} today={pausedOn === null ? today : null} currency={content.currency} />
  );
}

type TableProps = {
  upcoming: readonly Upcoming[];
  /** Null: nothing is said to be late. */
  today: string | null;
  currency: string;
};

export function PeriodTable({ upcoming, today, currency }: TableProps) {
  const t = useTexts().subscriptions.upcoming;
  if (upcoming.length === 0) return <p className={classes.dim}>{t.none}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t.on}</th>
          <th scope="col">{t.of}</th>
          <th scope="col" className={classes.end}>
            {t.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {upcoming.map((one) => (
          <tr key={one.on}>
            <td>
              <DateText date={one.on} />
              {today !== null && one.on < today && <span className={classes.reason}> {t.late}</span>}
            </td>
            <td>
              <PeriodText from={one.from} to={one.to} />
              {one.part !== null && (
                <span className={classes.dim}> · {t.part(one.part.days, one.part.of)}</span>
              )}
            </td>
            <td className={classes.end}>
              <MoneyText minor={one.netMinor} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Each period that was dealt with, and how. */
export function PastPeriods({ subscription }: { subscription: Subscription }) {
  const t = useTexts().subscriptions;
  const { occurrences } = subscription;
  if (occurrences.length === 0) return <p className={classes.dim}>{t.past.none}</p>;
  return (
    <ul className={classes.list}>
      {occurrences.map((one) => (
        <li key={one.on}>
          <span>
            <DateText date={one.on} />{' '}
            <span className={classes.dim}>
              · <PeriodText from={one.from} to={one.to} />
            </span>
          </span>
          <Outcome one={one} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ one }: { one: Past }) {
  const t = useTexts().subscriptions.past;
  if (one.state === 'failed') return <StatusBadge colour="red">{t.failed}</StatusBadge>;
  if (one.state === 'skipped') return <StatusBadge colour="grey">{t.skipped}</StatusBadge>;
  if (one.documentId === null) return <StatusBadge colour="grey">{t.dropped}</StatusBadge>;
  return <Link to={`/ventes/${one.documentId}`}>{one.documentNumber || t.draft}</Link>;
}
