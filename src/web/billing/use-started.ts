import { useQuery } from '@tanstack/react-query';
import { documentsApi } from './api.ts';

/** The empty invoice that something new is written from, and where it is sold: read anew each time. */
export const useStarted = (customerId: string | null) =>
  useQuery({
    queryKey: ['billing', 'started', customerId],
    queryFn: ({ signal }) =>
      documentsApi.start({ kind: 'invoice', ...(customerId !== null && { customerId }) }, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
