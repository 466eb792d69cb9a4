import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { compact, readFilter, type ItemFilter } from './filter.ts';

/** The filter of the address and how to change it; going back undoes a filter, typing does not fill the history. */
export function useItemFilter(): readonly [ItemFilter, (change: Partial<ItemFilter>) => void, () => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = useMemo(() => readFilter(search), [search]);
  const change = useCallback(
    (next: Partial<ItemFilter>) =>
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
