import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { outlooks } from '../../app/insight/contract.ts';
import { BackLink } from '../kit/back-link.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { DateText } from '../kit/dates.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { FilterChip } from '../kit/filter-chip.tsx';
import { ReminderIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { currencyOf, MoneyText } from '../kit/money.tsx';
import { FilterBar, Page, Toolbar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { StatusBadge } from '../kit/status-badge.tsx';
import { useWhy, type WhyFilter, type WhyRow } from './api.ts';
import classes from './insight.module.css';
import { outlookHues, whyText } from './why-text.ts';

/** « Pourquoi ? »: every open invoice, the sentence of its decision, its next step and date. */
export function WhyScreen() {
  const t = useTexts();
  const words = t.insight.why;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const customerId = typeof search['customerId'] === 'string' ? search['customerId'] : undefined;
  const [outlook, setOutlook] = useState<WhyRow['outlook'] | null>(null);
  const [code, setCode] = useState<WhyFilter['code'] | null>(null);
  const [text, setText] = useState('');
  const why = useWhy({
    ...(customerId !== undefined && { customerId }),
    ...(outlook !== null && { outlook }),
    ...(code !== null && { code }),
    ...(text !== '' && { text }),
  });
  const first = why.data?.pages[0];
  const rows = why.data?.pages.flatMap((page) => page.items) ?? [];
  const all = first?.outlooks.reduce((sum, one) => sum + one.count, 0) ?? 0;
  const reasons = (first?.codes ?? []).map((one) => ({
    value: one.code,
    label: `${reasonName(t, one.code)} (${one.count})`,
  }));
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      before={<BackLink to="/relances">{t.dunningScreens.title}</BackLink>}
    >
      <Toolbar label={words.list}>
        <FilterChip
          label={words.all}
          count={all}
          pressed={outlook === null}
          onPress={() => setOutlook(null)}
        />
        {outlooks.map((one) => (
          <FilterChip
            key={one}
            label={words.outlooks[one]}
            count={first?.outlooks.find((found) => found.outlook === one)?.count ?? 0}
            pressed={outlook === one}
            onPress={() => setOutlook(outlook === one ? null : one)}
          />
        ))}
      </Toolbar>
      <FilterBar title={words.found(first?.total ?? 0)}>
        <Select
          aria-label={words.reasonFilter}
          placeholder={words.anyReason}
          clearable
          w="17rem"
          value={code}
          data={reasons}
          onChange={(value) => setCode((value as WhyFilter['code'] | null) ?? null)}
        />
        <SearchField value={text} onChange={setText} placeholder={words.search} />
      </FilterBar>
      <DataTable
        label={words.list}
        rows={rows}
        columns={useColumns()}
        rowKey={(row) => row.itemId}
        rowName={(row) => row.number}
        total={first?.total ?? null}
        wrap
        loading={why.isPending}
        hasMore={why.hasNextPage}
        loadMore={() => void why.fetchNextPage()}
        loadingMore={why.isFetchingNextPage}
        onOpen={(row) => void navigate({ to: '/clients/$id', params: { id: row.partyId } })}
        problem={
          why.error === null ? undefined : <Problem problem={why.error} onRetry={() => void why.refetch()} />
        }
        empty={
          all === 0 && text === '' ? (
            <EmptyState icon={ReminderIcon} title={words.empty}>
              {words.emptyText}
            </EmptyState>
          ) : (
            <EmptyState title={words.noMatch} />
          )
        }
      />
    </Page>
  );
}

/** A reason without its particulars, to choose by. */
const reasonName = (t: ReturnType<typeof useTexts>, code: NonNullable<WhyFilter['code']>): string =>
  t.insight.why.reasons[code];

function useColumns(): Column<WhyRow>[] {
  const t = useTexts();
  const { locale } = useLocale();
  const words = t.insight.why.columns;
  return [
    {
      key: 'invoice',
      header: words.invoice,
      width: 'minmax(11rem, 1.4fr)',
      card: 'title',
      cell: (row) => (
        <span className={classes.who}>
          <Link to="/clients/$id" params={{ id: row.partyId }}>
            {row.customerName}
          </Link>
          <span className={classes.dim}>{row.number}</span>
        </span>
      ),
    },
    {
      key: 'due',
      header: words.due,
      width: '7.5rem',
      cardLabel: true,
      cell: (row) => <DateText date={row.dueOn} />,
    },
    {
      key: 'open',
      header: words.open,
      width: '8rem',
      align: 'end',
      card: 'amount',
      cell: (row) => <MoneyText minor={row.openMinor} currency={currencyOf(row.currency)} />,
    },
    {
      key: 'why',
      header: words.why,
      width: 'minmax(14rem, 2.4fr)',
      cell: (row) => (
        <span className={classes.cell}>
          <StatusBadge colour={outlookHues[row.outlook]}>{t.insight.why.outlooks[row.outlook]}</StatusBadge>
          <span>{whyText(t, locale, row).reason}</span>
        </span>
      ),
    },
    {
      key: 'next',
      header: words.next,
      width: 'minmax(14rem, 2fr)',
      cell: (row) => {
        const { next, change } = whyText(t, locale, row);
        return (
          <span className={classes.cell}>
            <span>{next}</span>
            <span className={classes.dim}>{change}</span>
          </span>
        );
      },
    },
  ];
}
