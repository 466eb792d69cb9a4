import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { Texts } from '../../i18n/fr.ts';
import { DataTable, type Column } from '../kit/data-table.tsx';
import { DateText } from '../kit/dates.tsx';
import { FilterChip } from '../kit/filter-chip.tsx';
import { findingText } from '../kit/loaded-texts.ts';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { MoneyText } from '../kit/money.tsx';
import { Toolbar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import type { Hue } from '../kit/tone.ts';
import { useBulkItems, type BulkItem, type BulkRun, type BulkState } from './bulk-api.ts';
import classes from './bulk.module.css';

const states = ['done', 'refused', 'waiting', 'left'] as const;
const hues: Record<BulkState, Hue> = { done: 'green', refused: 'red', waiting: 'blue', left: 'grey' };

/** Each document with its result; a refused one says why and opens where it can be put right. */
export function BulkItems({ run }: { run: BulkRun }) {
  const t = useTexts();
  const words = t.bulk.page;
  const { locale } = useLocale();
  const navigate = useNavigate();
  const [only, setOnly] = useState<BulkState | null>(null);
  const list = useBulkItems(run.id, only, run.state === 'running');
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const columns = useMemo(() => columnsOf(t, (item) => reasonOf(item, t, locale)), [t, locale]);
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <Toolbar label={words.list}>
        <FilterChip
          label={words.filter.all}
          count={run.total}
          pressed={only === null}
          onPress={() => setOnly(null)}
        />
        {states
          .filter((state) => run[state] > 0)
          .map((state) => (
            <FilterChip
              key={state}
              label={words.filter[state]}
              count={run[state]}
              pressed={only === state}
              onPress={() => setOnly(state)}
            />
          ))}
      </Toolbar>
      <DataTable<BulkItem>
        wrap
        label={words.list}
        rows={items}
        columns={columns}
        rowKey={(item) => item.documentId}
        total={only === null ? run.total : run[only]}
        onOpen={(item) => {
          if (item.document !== null) void navigate({ to: `/ventes/${item.documentId}` });
        }}
        muted={(item) => item.state === 'left'}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        empty={<p>{words.noItems}</p>}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
      />
    </>
  );
}

const columnsOf = (t: Texts, reason: (item: BulkItem) => string): Column<BulkItem>[] => {
  const words = t.bulk.page;
  return [
    {
      key: 'document',
      header: words.columns.document,
      cell: ({ document }) =>
        document === null
          ? words.discarded
          : document.number || `${words.draft}${document.title === '' ? '' : ` · ${document.title}`}`,
      width: 'minmax(9rem, 1fr)',
      card: 'title',
    },
    {
      key: 'customer',
      header: words.columns.customer,
      cell: ({ document }) => document?.customerName ?? '',
      width: 'minmax(9rem, 1.2fr)',
    },
    {
      key: 'issuedOn',
      header: words.columns.issuedOn,
      cell: ({ document }) => <DateText date={document?.issuedOn} />,
      width: '7rem',
      card: 'hidden',
    },
    {
      key: 'result',
      header: words.columns.result,
      cell: (item) => (
        <span className={classes.result}>
          <StatusBadge colour={hues[item.state]}>{words.result[item.state]}</StatusBadge>
          {item.state === 'refused' && <span className={classes.reason}>{reason(item)}</span>}
        </span>
      ),
      width: 'minmax(12rem, 3fr)',
    },
    {
      key: 'amount',
      header: words.columns.amount,
      cell: ({ document }) =>
        document === null ? '' : <MoneyText minor={document.grossMinor} currency={document.currency} />,
      width: '9rem',
      align: 'end',
      pinned: true,
      card: 'amount',
    },
  ];
};

const reasonOf = (item: BulkItem, t: Texts, locale: 'fr' | 'en'): string => {
  if (item.state !== 'refused') return '';
  if (item.findings.length > 0) return item.findings.map((one) => findingText(locale, one)).join(' ');
  return item.problem === 'edit.conflict' ? t.bulk.page.changed : t.bulk.page.failed;
};
