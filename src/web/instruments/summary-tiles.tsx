import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import type { Family, Summary } from './api.ts';
import classes from './instruments.module.css';

/** How much is in hand, at the bank, and came back. */
export function SummaryTiles({ summary, family }: { summary: Summary; family: Family }) {
  const t = useTexts().instruments.tiles;
  const { locale } = useLocale();
  const tiles = [
    { key: 'held', label: family === 'cheques' ? t.held : t.heldBills, sum: summary.held },
    { key: 'remitted', label: t.remitted, sum: summary.remitted },
    { key: 'unpaid', label: t.unpaid, sum: summary.unpaid },
  ];
  return (
    <dl className={classes.tiles}>
      {tiles.map(({ key, label, sum }) => (
        <div key={key} className={classes.tile} data-bad={(key === 'unpaid' && sum.count > 0) || undefined}>
          <dt>{label}</dt>
          <dd>
            <MoneyText minor={sum.totalMinor} currency={summary.currency} />
            <small>
              {t.count(sum.count)}
              {key === 'held' && sum.oldestOn !== null && (
                <> · {t.since(formatDate(plainDate(sum.oldestOn), locale))}</>
              )}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
