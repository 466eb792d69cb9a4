import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { salesContract } from '../../app/receivables/contract.ts';
import { documentsContract, productsContract, retentionsContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const documentsApi = client(documentsContract);
export const salesApi = client(salesContract);
export const productsApi = client(productsContract);
export const retentionsApi = client(retentionsContract);

export type SalesRow = AnswerOf<typeof salesContract.list>['rows'][number];
export type Kept = AnswerOf<typeof documentsContract.read>;
export type Parties = AnswerOf<typeof documentsContract.start>['parties'];
export type Relative = Kept['followers'][number];
export type Creditable = AnswerOf<typeof documentsContract.creditable>['invoices'][number];
export type FoundProduct = AnswerOf<typeof productsContract.list>['products'][number];

export const keys = {
  all: ['documents'] as const,
  sales: (request: object) => ['documents', 'sales', request] as const,
  salesCount: (filter: object) => ['documents', 'sales-count', filter] as const,
  count: ['documents', 'count'] as const,
  one: (id: string) => ['documents', 'one', id] as const,
  settings: ['documents', 'settings'] as const,
};

export function useKept(id: string, whileMade = false) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => documentsApi.read({ id }, { signal }),
    refetchOnMount: 'always',
    // The final PDF is made by a job, a moment after the document was issued.
    refetchInterval: (query) => {
      const kept = query.state.data;
      return whileMade && kept?.state === 'issued' && !kept.hasPdf ? 1500 : false;
    },
  });
}

export function useSettings() {
  return useQuery({
    queryKey: keys.settings,
    queryFn: ({ signal }) => documentsApi.settings({}, { signal }),
  });
}

/** After something was issued, sent or decided: what is owed and what waits may have changed everywhere. */
export function useStore(): (kept: Kept) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    async (kept) => {
      queries.setQueryData(keys.one(kept.id), kept);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] !== 'access' && !(queryKey[1] === 'one' && queryKey[2] === kept.id),
      });
    },
    [queries],
  );
}
