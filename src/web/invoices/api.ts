import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { instrumentsContract } from '../../app/instruments/contract.ts';
import { invoicingContract } from '../../app/invoicing/contract.ts';
import { openitemsContract } from '../../app/openitems/contract.ts';
import { partyContract } from '../../app/party/contract.ts';
import { paymentsContract } from '../../app/payments/contract.ts';
import { receivablesContract } from '../../app/receivables/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import type { ItemFilter } from './filter.ts';

export const receivables = client(receivablesContract);
export const parties = client(partyContract);
export const invoicing = client(invoicingContract);
export const payments = client(paymentsContract);
export const holding = client(openitemsContract);
export const instruments = client(instrumentsContract);

export type Item = AnswerOf<typeof receivablesContract.list>['items'][number];
export type ItemDetail = AnswerOf<typeof receivablesContract.readItem>;
export type Home = AnswerOf<typeof receivablesContract.home>;
export type Standing = Pick<ItemDetail, 'holds' | 'promises' | 'disputes'>;
export type Customer = AnswerOf<typeof partyContract.read>;
export type FoundCustomer = AnswerOf<typeof partyContract.search>['customers'][number];

export const keys = {
  all: ['receivables'] as const,
  home: ['receivables', 'home'] as const,
  items: (filter: object) => ['receivables', 'items', filter] as const,
  count: (filter: object) => ['receivables', 'count', filter] as const,
  item: (id: string) => ['receivables', 'item', id] as const,
  settlement: ['receivables', 'settlement'] as const,
  writeOff: (id: string, kind: string, minor: string) =>
    ['receivables', 'write-off', id, kind, minor] as const,
};

/** The figures of the day: also where every screen of the room learns the business date and the aging colours. */
export function useHome() {
  return useQuery({ queryKey: keys.home, queryFn: ({ signal }) => receivables.home({}, { signal }) });
}

/** How many a filter finds, and their sums; the last answer stays until the next one is there. */
export function useItemCount(filter: ItemFilter) {
  return useQuery({
    queryKey: keys.count(filter),
    queryFn: ({ signal }) => receivables.count(filter, { signal }),
    placeholderData: (before) => before,
  });
}

/** After anything is recorded: what is owed may have changed everywhere. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'access' });
  }, [queries]);
}
