import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { layoutsContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

export const layoutsApi = client(layoutsContract);
export type Layout = AnswerOf<typeof layoutsContract.list>['layouts'][number];
type Listed = AnswerOf<typeof layoutsContract.list>;

const key = ['invoicing', 'layouts'] as const;

export const useLayouts = () =>
  useQuery({ queryKey: key, queryFn: ({ signal }) => layoutsApi.list({}, { signal }) });

/** Something done to a layout; the list that comes back takes the place of the old one. */
export function useLayoutAct<I, A extends Listed>(act: (input: I) => Promise<A>, done?: string) {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      queries.setQueryData(key, { layouts: answer.layouts });
      if (done !== undefined) toasts.success(done);
    },
  });
}
