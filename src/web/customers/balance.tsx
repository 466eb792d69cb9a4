import { agingTiles } from '../invoices/index.ts';
import { AgingBar } from '../kit/bucket-tiles.tsx';
import { DateText } from '../kit/dates.tsx';
import { useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, type Figure } from '../kit/page.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Account } from './advice.ts';
import classes from './customers.module.css';
import { useDelayText } from './delay-text.ts';

/** What a customer owes and how late it is, in each of its currencies. */
export function Balance({ account }: { account: Account }) {
  const t = useTexts().receivables;
  const delay = useDelayText();
  const figures: Figure[] = account.currencies.flatMap((one, index) => {
    const amount = (minor: string) => <MoneyText minor={minor} currency={one.currency} />;
    if (index > 0 && one.owedMinor === '0' && one.credits.count === 0) return [];
    return [
      { key: `balance ${one.currency}`, label: t.customer.balance, value: amount(one.outstandingMinor) },
      {
        key: `overdue ${one.currency}`,
        label: t.customer.overdue,
        value: amount(one.overdueMinor),
        tone: one.overdueMinor === '0' ? 'dim' : 'bad',
      },
      ...(one.credits.count > 0
        ? [
            {
              key: `credits ${one.currency}`,
              label: t.customer.credits,
              value: amount(one.credits.sumMinor.replace('-', '')),
            },
          ]
        : []),
    ] satisfies Figure[];
  });
  if (account.oldestDueOn !== null) {
    figures.push({ key: 'oldest', label: t.customer.oldest, value: <DateText date={account.oldestDueOn} /> });
  }
  figures.push({
    key: 'delay',
    label: <span title={t.customer.delayHint}>{t.customer.delay}</span>,
    value: account.averageDelayDays === null ? '—' : delay(account.averageDelayDays),
    tone: account.averageDelayDays === null ? 'dim' : undefined,
  });
  const shown = account.currencies[0]!;
  const tiles = agingTiles(account.buckets, shown, t);
  const owed = tiles.filter((tile) => tile.minor !== '0');
  return (
    <>
      <Figures figures={figures} />
      {owed.length > 0 && (
        <div className={classes.delays}>
          <AgingBar buckets={tiles} />
          <ul className={classes.legend}>
            {owed.map((tile) => (
              <li key={tile.key}>
                <StatusBadge colour={tile.colour}>
                  {tile.label}{' '}
                  <strong>
                    <MoneyText minor={tile.minor} currency={tile.currency} />
                  </strong>
                </StatusBadge>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
