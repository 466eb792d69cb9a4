import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { plainDate } from '../../core/calendar/index.ts';
import { formatDate } from '../../i18n/format.ts';
import {
  InvoiceTable,
  ListTitle,
  RecordInvoice,
  RecordPayment,
  keys,
  receivables,
  useHome,
  useItemSort,
  type Home,
  type ItemFilter,
} from '../invoices/index.ts';
import { AgingBar, BucketTiles, type Bucket } from '../kit/bucket-tiles.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { InvoiceIcon, PaymentIcon, PlusIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Figures, FilterBar, Page, type Figure } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
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
  const [typing, setTyping] = useState(false);
  const [paying, setPaying] = useState(false);
  const mayRecord = useMay('invoices.record');
  const mayPay = useMay('payments.record');
  useShortcut('n', () => setTyping(true), { label: t.actions.record, group: 'screen', enabled: mayRecord });
  usePaletteActions(
    useMemo(
      () => [
        ...(mayRecord
          ? [
              {
                id: 'record',
                label: t.actions.record,
                icon: InvoiceIcon,
                keys: 'n',
                run: () => setTyping(true),
              },
            ]
          : []),
        ...(mayPay
          ? [{ id: 'pay', label: t.actions.pay, icon: PaymentIcon, run: () => setPaying(true) }]
          : []),
      ],
      [mayRecord, mayPay, t],
    ),
  );
  const { data } = home;
  return (
    <Page
      title={t.home.title}
      subtitle={
        data === undefined ? '\u00a0' : t.home.situation(formatDate(plainDate(data.asOf), locale, 'long'))
      }
      actions={
        <>
          {mayPay && (
            <Button variant="default" leftSection={<PaymentIcon size={18} />} onClick={() => setPaying(true)}>
              {t.actions.pay}
            </Button>
          )}
          {mayRecord && (
            <Button leftSection={<PlusIcon size={18} />} onClick={() => setTyping(true)}>
              {t.actions.record}
            </Button>
          )}
        </>
      }
    >
      {home.isError && <Problem problem={home.error} onRetry={() => void home.refetch()} />}
      {data === undefined ? (
        !home.isError && <HomeSkeleton />
      ) : data.isEmpty ? (
        <Start onRecord={() => setTyping(true)} />
      ) : (
        <Situation home={data} />
      )}
      <RecordInvoice opened={typing} onClose={() => setTyping(false)} />
      <RecordPayment target={paying ? { customer: null } : null} onClose={() => setPaying(false)} />
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
  const tiles: Bucket[] = home.buckets.map((bucket) => ({
    key: String(bucket.index),
    label: t.bucket(bucket),
    colour: bucket.colour,
    minor: shown.buckets[bucket.index]?.sumMinor ?? '0',
    count: shown.buckets[bucket.index]?.count ?? 0,
    currency: shown.currency,
  }));
  const filter: ItemFilter = {
    ...(pressed === null ? {} : { bucket: Number(pressed) }),
    ...(search === '' ? {} : { search }),
    ...(several ? { currency: shown.currency } : {}),
  };
  const count = useQuery({
    queryKey: keys.count(filter),
    queryFn: ({ signal }) => receivables.count(filter, { signal }),
    placeholderData: (before) => before,
  });
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
