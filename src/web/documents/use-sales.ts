import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { ItemSort } from '../invoices/index.ts';
import type { Sort } from '../kit/data-table-types.ts';
import { documentsApi, keys, salesApi } from './api.ts';
import { compact, readSalesFilter, type SalesFilter } from './sales-filter.ts';

/** The filter of the address and how to change it; going back undoes a filter, typing does not fill the history. */
export function useSalesFilter(): readonly [SalesFilter, (change: Partial<SalesFilter>) => void, () => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = useMemo(() => readSalesFilter(search), [search]);
  const change = useCallback(
    (next: Partial<SalesFilter>) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => compact({ ...before, ...next }),
        replace: 'search' in next,
      }),
    [navigate],
  );
  const reset = useCallback(() => void navigate({ to: '.', search: () => ({}) }), [navigate]);
  return [filter, change, reset];
}

/** A hundred rows at a time as one scrolls. */
export function useSales(filter: SalesFilter, sort: Sort) {
  const request = { ...filter, sort: sort.key as ItemSort, direction: sort.direction };
  const list = useInfiniteQuery({
    queryKey: keys.sales(request),
    queryFn: ({ pageParam, signal }) => salesApi.list({ ...request, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data]);
  return { list, rows };
}

/** How many a filter finds, and their sums; the last answer stays until the next one is there. */
export function useSalesCount(filter: SalesFilter) {
  return useQuery({
    queryKey: keys.salesCount(filter),
    queryFn: ({ signal }) => salesApi.count(filter, { signal }),
    placeholderData: (before) => before,
  }).data;
}

/** Drafts to finish, quotes without an answer, quotes to invoice. */
export function useWaiting() {
  return useQuery({
    queryKey: keys.count,
    queryFn: ({ signal }) => documentsApi.count({}, { signal }),
  }).data;
}
