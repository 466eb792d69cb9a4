import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Section } from '../kit/page.tsx';
import { CopyMark } from './copied-mark.tsx';
import type { Seal } from './seal-section.tsx';
import classes from './settings.module.css';

type Closing = Seal['closings'][number];
type Period = Closing['period'];

/** The last closings of a kind, newest first. */
export function SealClosings({ closings, currency }: { closings: readonly Closing[]; currency: string }) {
  const t = useTexts().seal.closings;
  const [period, setPeriod] = useState<Period>('day');
  const shown = closings.filter((one) => one.period === period);
  return (
    <Section
      title={t.title}
      description={t.text}
      actions={
        <SegmentedControl
          size="xs"
          value={period}
          onChange={(value) => setPeriod(value as Period)}
          aria-label={t.choose}
          data={(['day', 'month', 'year'] as const).map((value) => ({ value, label: t.periods[value] }))}
        />
      }
    >
      {shown.length === 0 && <p className={classes.rowText}>{t.none}</p>}
      {shown.length > 0 && (
        <ul className={classes.rows} aria-label={t.list}>
          {shown.map((one) => (
            <ClosingRow key={one.from} closing={one} currency={currency} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ClosingRow({ closing, currency }: { closing: Closing; currency: string }) {
  const t = useTexts().seal.closings;
  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <p className={classes.rowTitle}>
          <PeriodText closing={closing} />
        </p>
        <p className={classes.rowText}>{t.documents(closing.count)}</p>
      </div>
      <dl className={classes.sums}>
        <div>
          <dt>{t.total}</dt>
          <dd>
            <MoneyText minor={closing.grossMinor} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>{t.perpetual}</dt>
          <dd>
            <MoneyText minor={closing.perpetualMinor} currency={currency} />
          </dd>
        </div>
      </dl>
      <CopyMark label={closing.from} value={closing.anchor}>
        {t.anchor}
      </CopyMark>
    </li>
  );
}

function PeriodText({ closing }: { closing: Closing }) {
  const { locale } = useLocale();
  const { period, from, to } = closing;
  if (period === 'year') return <span className="e-number">{from.slice(0, 4)}</span>;
  const day = (on: string) => formatDate(plainDate(on), locale, 'long');
  return (
    <span>
      {period === 'day'
        ? day(from)
        : `${formatDate(plainDate(from), locale)} – ${formatDate(plainDate(to), locale)}`}
    </span>
  );
}
