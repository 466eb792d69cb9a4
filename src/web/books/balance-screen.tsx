import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { searchKey } from '../../core/party/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { BooksIcon, CheckIcon, WarningIcon } from '../kit/icons.tsx';
import { useMoney } from '../kit/money.tsx';
import { FilterBar } from '../kit/page.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { books, keys, type BalanceRow, type TrialBalance } from './api.ts';
import { BooksPage } from './books-page.tsx';
import classes from './books.module.css';
import { CheckLine } from './check-line.tsx';
import { sumsColumns } from './sums-columns.tsx';
import { useWords, type BooksTexts } from './texts.ts';
import { useAsked } from './use-period.ts';

type Row = BalanceRow & { isTotal?: boolean };

/** Every account of a period: where one begins to read the books. Enter opens its ledger. */
export function BalanceScreen() {
  const t = useWords();
  const asked = useAsked();
  const { period, overview } = asked;
  const balance = useQuery({
    queryKey: keys.of('trial-balance', period ?? {}),
    queryFn: ({ signal }) => books.trialBalance(period!, { signal }),
    enabled: period !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <BooksPage
      title={t.balance.title}
      asked={asked}
      reports={[
        { report: 'trial-balance', name: t.reports['trial-balance'] },
        { report: 'general-ledger', name: t.wholeLedger },
      ]}
      controls={
        <>
          {overview !== undefined && <CheckLine today={overview.today} />}
          {balance.data !== undefined && <Proof total={balance.data.total} currency={overview?.currency} />}
        </>
      }
    >
      {balance.isError && <Problem problem={balance.error} onRetry={() => void balance.refetch()} />}
      <Accounts
        balance={balance.data}
        currency={overview?.currency ?? 'EUR'}
        busy={balance.isPlaceholderData}
        period={period}
      />
    </BooksPage>
  );
}

/** Σ debits = Σ credits: believed only when seen. */
function Proof({ total, currency = 'EUR' }: { total: TrialBalance['total']; currency?: string | undefined }) {
  const t = useWords().balance;
  const money = useMoney();
  const gap = BigInt(total.debitMinor) - BigInt(total.creditMinor);
  return gap === 0n ? (
    <p className={classes.proof}>
      <CheckIcon size={18} /> {t.balanced(money(total.debitMinor, currency))}
    </p>
  ) : (
    <p className={classes.proof} data-tone="bad" title={t.unbalancedHint}>
      <WarningIcon size={18} /> {t.unbalanced(money(gap < 0n ? -gap : gap, currency))}
    </p>
  );
}

type AccountsProps = {
  balance: TrialBalance | undefined;
  currency: string;
  busy: boolean;
  period: { from: string; to: string } | null;
};

function Accounts({ balance, currency, busy, period }: AccountsProps) {
  const t = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useState('');
  const found = useMemo(() => {
    const key = searchKey(search);
    const rows = balance?.rows ?? [];
    return key === '' ? rows : rows.filter((row) => searchKey(`${row.account} ${row.name}`).includes(key));
  }, [balance, search]);
  const total: Row | null =
    balance === undefined ? null : { account: '', name: t.total, ...balance.total, isTotal: true };
  const rows: Row[] = found.length > 0 && search === '' && total !== null ? [...found, total] : [...found];
  return (
    <>
      <FilterBar title={balance === undefined ? '\u00a0' : t.balance.accounts(found.length)}>
        <SearchField value={search} onChange={setSearch} placeholder={t.balance.search} delayMs={0} />
      </FilterBar>
      <DataTable<Row>
        label={t.balance.label}
        rows={rows}
        columns={accountColumns(t, currency)}
        rowKey={(row) => (row.isTotal === true ? 'total' : row.account)}
        onOpen={(row) =>
          row.isTotal !== true &&
          period !== null &&
          void navigate({
            to: '/comptabilite/grand-livre',
            search: { du: period.from, au: period.to, compte: row.account },
          })
        }
        loading={balance === undefined}
        muted={() => busy}
        empty={<EmptyState icon={BooksIcon} title={t.balance.empty} />}
      />
    </>
  );
}

const accountColumns = (t: BooksTexts, currency: string): Column<Row>[] => [
  {
    key: 'account',
    header: t.columns.account,
    width: '6rem',
    card: 'line',
    cell: (row) => <span className={classes.code}>{row.account}</span>,
  },
  {
    key: 'name',
    header: t.columns.accountName,
    width: 'minmax(10rem, 1fr)',
    card: 'title',
    cell: (row) => (row.isTotal === true ? <strong className={classes.total}>{row.name}</strong> : row.name),
  },
  ...sumsColumns<Row>(t, currency),
];
