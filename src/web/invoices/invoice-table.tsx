import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { DataTable } from '../kit/data-table.tsx';
import type { Sort } from '../kit/data-table-types.ts';
import { useTexts } from '../kit/locale.tsx';
import { Problem } from '../kit/problem.tsx';
import { readStored, writeStored } from '../kit/stored.ts';
import { keys, receivables, type Item } from './api.ts';
import { readSort, type ItemFilter, type ItemSort } from './filter.ts';
import { ItemDrawer } from './drawers.ts';
import { itemColumns, type ColumnKey } from './item-columns.tsx';

export type InvoiceTableProps = {
  filter: ItemFilter;
  columns: readonly ColumnKey[];
  total?: number | null;
  empty?: ReactNode;
  height?: 'fill' | 'page';
  sort: Sort;
  onSort: (sort: Sort) => void;
};

/** The order a person prefers, kept on this device. */
export function useItemSort(name: string, fallback: Sort): readonly [Sort, (sort: Sort) => void] {
  const [sort, setSort] = useState(() => readSort(readStored(name), fallback));
  const change = useCallback(
    (next: Sort) => {
      writeStored(name, `${next.key} ${next.direction}`);
      setSort(next);
    },
    [name],
  );
  return [sort, change];
}

/** Documents, a hundred at a time as one scrolls; a row opens beside the list. */
export function InvoiceTable({ filter, columns, total, empty, height, sort, onSort }: InvoiceTableProps) {
  const t = useTexts().receivables;
  const navigate = useNavigate();
  const [opened, setOpened] = useState<string | null>(null);
  const request = { ...filter, sort: sort.key as ItemSort, direction: sort.direction };
  const list = useInfiniteQuery({
    queryKey: keys.items(request),
    queryFn: ({ pageParam, signal }) => receivables.list({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const drawn = useMemo(() => itemColumns(t, columns), [t, columns]);
  const { fetchNextPage } = list;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <>
      <DataTable<Item>
        label={t.list.label}
        rows={rows}
        columns={drawn}
        rowKey={(item) => item.id}
        rowName={(item) => item.number}
        total={total ?? null}
        sort={sort}
        onSort={onSort}
        onOpen={(item, { full }) =>
          full ? void navigate({ to: `/clients/${item.customerId}` }) : setOpened(item.id)
        }
        muted={(item) => item.state === 'paid'}
        loading={list.isPending}
        hasMore={list.hasNextPage}
        loadMore={more}
        loadingMore={list.isFetchingNextPage}
        empty={empty}
        height={height}
        problem={
          list.isError ? <Problem problem={list.error} onRetry={() => void list.refetch()} /> : undefined
        }
      />
      <ItemDrawer id={opened} onClose={() => setOpened(null)} onOpen={setOpened} />
    </>
  );
}
