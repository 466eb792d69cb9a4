import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { bankingContract } from '../../app/banking/contract.ts';
import { instrumentsContract } from '../../app/instruments/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { useRefresh } from '../invoices/index.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

export const instruments = client(instrumentsContract);
const bank = client(bankingContract);

export type Instrument = AnswerOf<typeof instrumentsContract.receiveCheque>;
export type Remittance = AnswerOf<typeof instrumentsContract.remit>;
export type Summary = AnswerOf<typeof instrumentsContract.summary>;
export type Accounts = AnswerOf<typeof instrumentsContract.accounts>;
export type Family = RequestOf<typeof instrumentsContract.list>['family'];
export type View = RequestOf<typeof instrumentsContract.list>['view'];

export const useInstruments = (family: Family, view: View) =>
  useInfiniteQuery({
    queryKey: ['instruments', family, 'list', view],
    queryFn: ({ pageParam, signal }) =>
      instruments.list(pageParam === undefined ? { family, view } : { family, view, after: pageParam }, {
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const useSummary = (family: Family) =>
  useQuery({
    queryKey: ['instruments', family, 'summary'],
    queryFn: ({ signal }) => instruments.summary({ family }, { signal }),
  });

export const useRemittances = (family: Family) =>
  useQuery({
    queryKey: ['instruments', family, 'remittances'],
    queryFn: ({ signal }) => instruments.remittances({ family }, { signal }),
  });

export const useBankAccounts = () =>
  useQuery({ queryKey: ['bank', 'accounts'], queryFn: ({ signal }) => bank.accounts({}, { signal }) });

/** A command whose answer is a sentence: every list is read again. */
export function useAct<Input>(act: (input: Input) => Promise<unknown>, said: string, onDone?: () => void) {
  const toasts = useToasts();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toasts.success(said);
      onDone?.();
      await refresh();
    },
    onError: toasts.failure,
  });
}
