import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { billingContract } from '../../app/billing/contract.ts';
import { documentsContract } from '../../app/invoicing/contract.ts';
import { subscriptionsContract } from '../../app/subscriptions/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const billingApi = client(billingContract);
export const subscriptionsApi = client(subscriptionsContract);
export const documentsApi = client(documentsContract);

export type Delivery = AnswerOf<typeof billingContract.deliveries>['deliveries'][number];
export type DeliveryState = Delivery['state'];
export type BillResult = AnswerOf<typeof billingContract.bill>['results'][number];
export type ImportResult = AnswerOf<typeof billingContract.import>;
export type Rule = AnswerOf<typeof billingContract.rules>['rules'][number];
export type Mode = Rule['mode'];
export type SubscriptionRow = AnswerOf<typeof subscriptionsContract.list>['subscriptions'][number];
export type Subscription = AnswerOf<typeof subscriptionsContract.read>;
export type SubscriptionFields = RequestOf<typeof subscriptionsContract.create>;
export type Content = SubscriptionFields['content'];
export type Nature = Delivery['nature'];

export const useWaiting = () =>
  useQuery({ queryKey: ['billing', 'waiting'], queryFn: ({ signal }) => billingApi.waiting({}, { signal }) });

/** An invoice moves what is owed, who is late, what is booked. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries(), [queries]);
}
