import { Button, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import {
  agingTiles,
  InvoiceTable,
  ListTitle,
  useHome,
  useItemCount,
  useItemSort,
  useRecording,
  type Home,
  type ItemFilter,
} from '../invoices/index.ts';
import { AgingBar, BucketTiles } from '../kit/bucket-tiles.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { InvoiceIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, FilterBar, Page, type Figure } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { DayWords } from './day-words.tsx';
import classes from './home.module.css';
import { HomeSkeleton } from './home-skeleton.tsx';
import { WorkQueue } from './work-queue.tsx';

/** The first look of the day: who owes how much, since when, and what waits for a decision. */
export function HomeScreen() {
  const t = useTexts().receivables;
  const { locale } = useLocale();
  const home = useHome();
  const recording = useRecording();
  const { data } = home;
  return (
    <Page
      title={t.home.title}
      subtitle={
        data === undefined ? '\u00a0' : t.home.situation(formatDate(plainDate(data.asOf), locale, 'long'))
      }
      actions={recording.buttons}
    >
      {home.isError && <Problem problem={home.error} onRetry={() => void home.refetch()} />}
      {data === undefined ? (
        !home.isError && <HomeSkeleton />
      ) : data.isEmpty ? (
        <Start onRecord={recording.recordInvoice} />
      ) : (
        <Situation home={data} />
      )}
      {recording.drawers}
    </Page>
  );
}

function Start({ onRecord }: { onRecord: () => void }) {
  const t = useTexts().receivables.home.empty;
  const mayImport = useMay('takeover.import');
  const mayRecord = useMay('invoices.record');
  return (
    <EmptyState
      icon={InvoiceIcon}
      title={t.title}
      action={
        <div className={classes.start}>
          {mayImport && (
            <Button component={Link} to="/reprise">
              {t.import}
            </Button>
          )}
          {mayRecord && (
            <Button variant="default" onClick={onRecord}>
              {t.record}
            </Button>
          )}
        </div>
      }
    >
      {t.text}
    </EmptyState>
  );
}

const columns = ['number', 'customer', 'due', 'state', 'reminded', 'open'] as const;

function Situation({ home }: { home: Home }) {
  const t = useTexts().receivables;
  const mayReport = useMay('reports.read');
  const [currency, setCurrency] = useState(home.baseCurrency);
  const [pressed, setPressed] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useItemSort('home.sort', { key: 'due', direction: 'ascending' });
  const shown = home.currencies.find((one) => one.currency === currency) ?? home.currencies[0]!;
  const several = home.currencies.length > 1;
  const tiles = agingTiles(home.buckets, shown, t);
  const filter: ItemFilter = {
    ...(pressed === null ? {} : { bucket: Number(pressed) }),
    ...(search === '' ? {} : { search }),
    ...(several ? { currency: shown.currency } : {}),
  };
  const count = useItemCount(filter);
  return (
    <>
      <DayWords home={home} />
      <div className={classes.figures}>
        <Figures figures={figures(home, shown, t)} />
        {several && (
          <SegmentedControl
            aria-label={t.columns.currency}
            value={shown.currency}
            onChange={setCurrency}
            data={home.currencies.map((one) => one.currency)}
          />
        )}
        {mayReport && (
          <Link to="/balance-agee" className={classes.report}>
            {t.home.aged}
          </Link>
        )}
      </div>
      <div className={classes.delays}>
        <AgingBar buckets={tiles} pressed={pressed} />
        <BucketTiles buckets={tiles} pressed={pressed} onPress={setPressed} />
      </div>
      <WorkQueue work={home.work} />
      <FilterBar title={<ListTitle filter={filter} answer={count.data} />}>
        <SearchField value={search} onChange={setSearch} placeholder={t.list.search} />
      </FilterBar>
      <InvoiceTable
        filter={filter}
        columns={columns}
        total={count.data?.count ?? null}
        sort={sort}
        onSort={setSort}
        empty={<EmptyState icon={InvoiceIcon} title={t.list.empty} />}
      />
    </>
  );
}

type Aging = Home['currencies'][number];

function figures(home: Home, shown: Aging, t: ReturnType<typeof useTexts>['receivables']): Figure[] {
  const amount = (minor: string) => <MoneyText minor={minor} currency={shown.currency} rounded />;
  const week = home.week.sums.find((one) => one.currency === shown.currency)?.minor ?? '0';
  return [
    { key: 'total', label: t.home.total, value: amount(shown.owedMinor) },
    {
      key: 'overdue',
      label: t.home.overdue,
      value: amount(shown.overdueMinor),
      tone: shown.overdueMinor === '0' ? undefined : 'bad',
    },
    ...(shown.credits.count > 0
      ? [{ key: 'credits', label: t.home.credits, value: amount(shown.credits.sumMinor) }]
      : []),
    { key: 'week', label: t.home.week, value: amount(week) },
  ];
}
