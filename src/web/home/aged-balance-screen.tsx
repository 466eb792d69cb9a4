import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { isPlainDate, plainDate } from '../../core/calendar/index.ts';
import { currencyDecimals, toDecimal } from '../../core/money/index.ts';
import { searchKey } from '../../core/party/index.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { ExportMenu, receivables, useHome } from '../invoices/index.ts';
import { BackLink } from '../kit/back-link.tsx';
import { AgingBar } from '../kit/bucket-tiles.tsx';
import { DataTable } from '../kit/data-table.tsx';
import type { Column, Sort } from '../kit/data-table-types.ts';
import { DateField } from '../kit/date-field.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { CheckIcon, CustomersIcon, WarningIcon } from '../kit/icons.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { currencyOf, useMoney } from '../kit/money.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import classes from './home.module.css';

type Balance = AnswerOf<typeof receivablesContract.agedBalance>;
type InCurrency = Balance['currencies'][number];
type Row = InCurrency['rows'][number] & { isTotal?: boolean };

/** Who owed what at the end of any day, with the proof beside it: the same total as account 411. */
export function AgedBalanceScreen() {
  const t = useTexts().receivables;
  const common = useTexts().common;
  const { locale } = useLocale();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const today = useHome().data?.asOf;
  const asked = typeof search['au'] === 'string' ? search['au'] : '';
  const asOf = isPlainDate(asked) ? asked : today;
  const balance = useQuery({
    queryKey: ['receivables', 'aged', asOf],
    queryFn: ({ signal }) => receivables.agedBalance({ asOf: asOf! }, { signal }),
    enabled: asOf !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t.aged.title}
      subtitle={asOf === undefined ? '\u00a0' : t.aged.subtitle(formatDate(plainDate(asOf), locale, 'long'))}
      before={<BackLink to="/">{common.navigation.home}</BackLink>}
      actions={
        asOf !== undefined && (
          <ExportMenu address={(format) => receivables.exportAgedBalance({ asOf, format })} />
        )
      }
    >
      {balance.isError && <Problem problem={balance.error} onRetry={() => void balance.refetch()} />}
      <div className={classes.asOf}>
        <DateField
          label={t.aged.asOf}
          value={asOf ?? null}
          clearable={false}
          w="11rem"
          onChange={(date) =>
            date !== null && void navigate({ to: '.', search: () => ({ au: date }), replace: true })
          }
        />
        {asOf !== undefined && balance.data !== undefined && <Proof asOf={asOf} balance={balance.data} />}
      </div>
      {balance.data !== undefined && <Table balance={balance.data} busy={balance.isPlaceholderData} />}
    </Page>
  );
}

/** Σ open items = balance of 411: believed only when seen. */
function Proof({ asOf, balance }: { asOf: string; balance: Balance }) {
  const t = useTexts().receivables.aged;
  const money = useMoney();
  const ledger = useQuery({
    queryKey: ['receivables', 'ledger', asOf],
    queryFn: ({ signal }) => receivables.ledgerBalance({ asOf }, { signal }),
  });
  if (ledger.data === undefined || balance.asOf !== asOf) {
    return <p className={classes.proof}>{t.checking}</p>;
  }
  const customers = ledger.data.accounts.find((one) => one.account === '411');
  return (
    <div>
      {balance.currencies.map(({ currency, total }) => {
        const booked = BigInt(customers?.currencies.find((one) => one.currency === currency)?.minor ?? '0');
        const difference = booked - BigInt(total.outstandingMinor);
        return difference === 0n ? (
          <p key={currency} className={classes.proof} data-tone="good">
            <CheckIcon size={18} /> {t.equal(money(booked, currency))}
          </p>
        ) : (
          <p key={currency} className={classes.proof} data-tone="bad" title={t.differsHint}>
            <WarningIcon size={18} /> {t.differs(money(booked, currency), money(difference, currency))}
          </p>
        );
      })}
    </div>
  );
}

const valueOf = (row: Row, key: string): bigint => {
  if (key === 'total') return BigInt(row.totalMinor);
  if (key === 'credits') return BigInt(row.creditsMinor);
  return BigInt(row.buckets[Number(key)] ?? '0');
};

function sorted(rows: readonly Row[], sort: Sort): Row[] {
  const factor = sort.direction === 'ascending' ? 1 : -1;
  const compare = (a: Row, b: Row): number => {
    if (sort.key === 'name') return 0;
    const [x, y] = [valueOf(a, sort.key), valueOf(b, sort.key)];
    return x < y ? -1 : x > y ? 1 : 0;
  };
  // The server answers in order of name; a sort that keeps equals in place keeps that order among them.
  const list = sort.key === 'name' && factor < 0 ? [...rows].reverse() : [...rows];
  return sort.key === 'name' ? list : list.sort((a, b) => factor * compare(a, b));
}

function Table({ balance, busy }: { balance: Balance; busy: boolean }) {
  const t = useTexts().receivables;
  const navigate = useNavigate();
  const [currency, setCurrency] = useState(balance.currencies[0]!.currency);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ key: 'total', direction: 'descending' });
  const shown = balance.currencies.find((one) => one.currency === currency) ?? balance.currencies[0]!;
  const rows = useMemo(() => {
    const key = searchKey(search);
    const found =
      key === ''
        ? shown.rows
        : shown.rows.filter((row) => searchKey(`${row.code} ${row.name}`).includes(key));
    return sorted(found, sort);
  }, [shown, search, sort]);
  const columns = useMemo(() => agedColumns(t, balance, shown.currency), [t, balance, shown.currency]);
  const tiles = balance.buckets.map((bucket) => ({
    key: String(bucket.index),
    label: t.bucket(bucket),
    colour: bucket.colour,
    minor: shown.total.buckets[bucket.index]?.sumMinor ?? '0',
    count: shown.total.buckets[bucket.index]?.count ?? 0,
    currency: shown.currency,
  }));
  const total: Row = {
    customerId: 'total',
    code: '',
    name: t.aged.total,
    buckets: shown.total.buckets.map((one) => one.sumMinor),
    creditsMinor: shown.total.credits.sumMinor,
    totalMinor: shown.total.outstandingMinor,
    isDoubtful: false,
    isTotal: true,
  };
  return (
    <>
      <AgingBar buckets={tiles} />
      <FilterBar title={`${t.aged.customersCount(rows.length)} · ${shown.currency}`}>
        {balance.currencies.length > 1 && (
          <SegmentedControl
            aria-label={t.aged.currency}
            value={shown.currency}
            onChange={setCurrency}
            data={balance.currencies.map((one) => one.currency)}
          />
        )}
        <SearchField value={search} onChange={setSearch} placeholder={t.aged.search} delayMs={0} />
      </FilterBar>
      <DataTable<Row>
        label={t.aged.label}
        rows={rows.length > 0 && search === '' ? [total, ...rows] : rows}
        columns={columns}
        rowKey={(row) => row.customerId}
        sort={sort}
        onSort={setSort}
        onOpen={(row) => row.isTotal !== true && void navigate({ to: `/clients/${row.customerId}` })}
        muted={() => busy}
        empty={<EmptyState icon={CustomersIcon} title={t.aged.empty} />}
      />
    </>
  );
}

/** Without its sign: eight columns of the same currency need it once. */
function Plain({ minor, currency }: { minor: bigint; currency: string }) {
  const { locale } = useLocale();
  const unit = currencyOf(currency);
  const text = formatNumber(toDecimal({ minor, currency: unit }), locale, currencyDecimals(unit));
  return <span className="e-number">{text}</span>;
}

function agedColumns(
  t: ReturnType<typeof useTexts>['receivables'],
  balance: Balance,
  currency: string,
): Column<Row>[] {
  const amount = (key: string, header: string, card: Column<Row>['card'] = 'hidden'): Column<Row> => ({
    key,
    header,
    width: key === '0' || key === 'total' ? '6.25rem' : '5.5rem',
    align: 'end',
    sortable: true,
    card,
    cell: (row) => {
      const minor = valueOf(row, key);
      return (
        <span
          className={
            row.isTotal === true || key === 'total' ? classes.total : minor === 0n ? classes.nil : undefined
          }
        >
          {minor === 0n ? '—' : <Plain minor={minor} currency={currency} />}
        </span>
      );
    },
  });
  return [
    {
      key: 'name',
      header: t.columns.customer,
      width: 'minmax(8rem, 1fr)',
      sortable: true,
      card: 'title',
      cell: (row) =>
        row.isTotal === true ? (
          <strong className={classes.total}>{row.name}</strong>
        ) : (
          <Link to={`/clients/${row.customerId}`} tabIndex={-1}>
            {row.name}
            {row.isDoubtful && <span className={classes.doubtful}> · {t.doubtful}</span>}
          </Link>
        ),
    },
    ...balance.buckets.map((bucket) => amount(String(bucket.index), t.bucketShort(bucket))),
    amount('credits', t.customer.credits),
    amount('total', t.columns.total, 'amount'),
  ];
}
