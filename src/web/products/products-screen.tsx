import { Button, Select } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { units } from '../../i18n/units.ts';
import { isUnit } from '../../core/invoicing/index.ts';
import { currencyDecimals } from '../../core/money/index.ts';
import { DataTable } from '../kit/data-table.tsx';
import type { Column } from '../kit/data-table-types.ts';
import { showDecimal } from '../kit/decimals.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { PlusIcon, ProductIcon } from '../kit/icons.tsx';
import { useShortcut } from '../kit/keyboard.tsx';
import { useLocale, useTexts } from '../kit/locale.tsx';
import { currencyOf } from '../kit/money.tsx';
import { FilterBar, Page } from '../kit/page.tsx';
import { usePaletteActions } from '../kit/palette-actions.tsx';
import { Problem } from '../kit/problem.tsx';
import { SearchField } from '../kit/search-field.tsx';
import { useMay } from '../kit/session.tsx';
import { vatLabel } from '../kit/vat-choices.ts';
import { productsApi, useProductChoices, type Product } from './api.ts';
import { ProductForm, type ProductTarget } from './product-form.tsx';
import classes from './products.module.css';

type Archived = 'yes' | 'no';

/** What is sold: found by name, changed beside the list. */
export function ProductsScreen() {
  const t = useTexts().products;
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const search = typeof asked['search'] === 'string' ? asked['search'] : '';
  const archived: Archived = asked['archived'] === 'yes' ? 'yes' : 'no';
  const [target, setTarget] = useState<ProductTarget | null>(null);
  const mayEdit = useMay('products.edit');
  const create = useCallback(() => setTarget({ product: null }), []);
  useShortcut('n', create, { label: t.create, group: 'screen', enabled: mayEdit });
  usePaletteActions(
    useMemo(
      () => (mayEdit ? [{ id: 'product', label: t.create, icon: PlusIcon, keys: 'n', run: create }] : []),
      [mayEdit, t, create],
    ),
  );
  const change = useCallback(
    (next: { search?: string; archived?: Archived }) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => {
          const merged: Record<string, unknown> = { ...before, ...next };
          if (merged['search'] === '') delete merged['search'];
          if (merged['archived'] === 'no') delete merged['archived'];
          return merged;
        },
        replace: 'search' in next,
      }),
    [navigate],
  );
  const request = { ...(search === '' ? {} : { search }), archived };
  const list = useInfiniteQuery({
    queryKey: ['products', 'list', request],
    queryFn: ({ pageParam, signal }) => productsApi.list({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const choices = useProductChoices();
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.products) ?? [], [list.data]);
  const columns = useColumns(choices.data?.baseCurrency ?? 'EUR');
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const isWhole = search === '' && archived === 'no';
  return (
    <Page
      title={t.title}
      subtitle={t.subtitle}
      actions={
        mayEdit && (
          <Button leftSection={<PlusIcon size={18} />} onClick={create}>
            {t.create}
          </Button>
        )
      }
    >
      <FilterBar title={list.data === undefined ? t.label : t.found(rows.length, list.hasNextPage)}>
        <Select
          aria-label={t.showLabel}
          w="10rem"
          allowDeselect={false}
          value={archived}
          onChange={(value) => change({ archived: value === 'yes' ? 'yes' : 'no' })}
          data={(['no', 'yes'] as const).map((one) => ({ value: one, label: t.show[one] }))}
        />
        <SearchField value={search} onChange={(text) => change({ search: text })} placeholder={t.search} />
      </FilterBar>
      <DataTable<Product>
        label={t.label}
        rows={rows}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        onOpen={(product) => setTarget({ product })}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
        empty={
          isWhole ? (
            <EmptyState
              icon={ProductIcon}
              title={t.first}
              action={mayEdit && <Button onClick={create}>{t.create}</Button>}
            >
              {t.firstDetail}
            </EmptyState>
          ) : (
            <EmptyState icon={ProductIcon} title={t.empty}>
              {t.emptyDetail}
            </EmptyState>
          )
        }
      />
      <ProductForm target={target} onClose={() => setTarget(null)} />
    </Page>
  );
}

function useColumns(currency: string): Column<Product>[] {
  const t = useTexts().products;
  const { locale } = useLocale();
  return useMemo(
    () => [
      {
        key: 'name',
        header: t.columns.name,
        width: 'minmax(12rem, 1fr)',
        card: 'title',
        cell: (row) => (
          <span className={classes.name}>
            <span>{row.name}</span>
            {row.description !== '' && <small> · {row.description}</small>}
          </span>
        ),
      },
      {
        key: 'code',
        header: t.columns.code,
        width: '7rem',
        card: 'line',
        cell: (row) => <span className={classes.dim}>{row.code}</span>,
      },
      {
        key: 'nature',
        header: t.columns.nature,
        width: '6rem',
        card: 'line',
        cell: (row) => t.natures[row.nature],
      },
      {
        key: 'account',
        header: t.columns.account,
        width: '6rem',
        card: 'hidden',
        cell: (row) =>
          row.account || <span className={classes.dim}>{row.nature === 'goods' ? '707' : '706'}</span>,
      },
      {
        key: 'vat',
        header: t.columns.vat,
        width: '7rem',
        align: 'end',
        card: 'line',
        cell: (row) => (row.vat.category === 'S' ? vatLabel(row.vat, locale) : t.noVat),
      },
      {
        key: 'price',
        header: `${t.columns.price} (${currency})`,
        width: '12rem',
        align: 'end',
        card: 'amount',
        cell: (row) => (
          <span>
            <strong className={classes.price}>
              {showDecimal(row.unitPrice, locale, currencyDecimals(currencyOf(currency)))}
            </strong>{' '}
            <span className={classes.dim}>
              {t.per(isUnit(row.unit) ? units[row.unit][locale].short : row.unit)}
              {row.prices.length > 0 && ` · ${t.otherPrices(row.prices.length)}`}
            </span>
          </span>
        ),
      },
    ],
    [t, locale, currency],
  );
}
