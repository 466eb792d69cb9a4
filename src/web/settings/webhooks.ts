import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { webhooksContract } from '../../app/webhooks/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

export const webhooksApi = client(webhooksContract);

export type Webhooks = AnswerOf<typeof webhooksContract.list>;
export type Webhook = Webhooks['endpoints'][number];
export type Delivery = AnswerOf<typeof webhooksContract.deliveries>['deliveries'][number];

export const webhookKeys = {
  list: ['webhooks', 'list'] as const,
  deliveries: (id: string) => ['webhooks', 'deliveries', id] as const,
};

/** What is under way is looked at again by itself. */
const IN_MOTION_MS = 3000;

export const useWebhooks = () =>
  useQuery({
    queryKey: webhookKeys.list,
    queryFn: ({ signal }) => webhooksApi.list({}, { signal }),
    refetchInterval: (query) =>
      query.state.data?.endpoints.some((one) => one.waiting > 0 && one.state !== 'disabled')
        ? IN_MOTION_MS
        : false,
  });

export const useDeliveries = (id: string) =>
  useQuery({
    queryKey: webhookKeys.deliveries(id),
    queryFn: ({ signal }) => webhooksApi.deliveries({ id }, { signal }),
    refetchInterval: (query) =>
      query.state.data?.deliveries.some((one) => one.state === 'waiting') ? IN_MOTION_MS : false,
  });

/** One act on an address; its list and its history are read again. */
export const useWebhookAct = () => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: ({ act }: { act: () => Promise<unknown>; done?: string }) => act(),
    onSuccess: (_answer, { done }) => {
      if (done !== undefined) toasts.success(done);
    },
    onError: toasts.failure,
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
  });
};
