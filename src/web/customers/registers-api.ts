import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { registersContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const registersApi = client(registersContract);

export type RegisterView = AnswerOf<typeof registersContract.read>;
export type RegisterCheck = RegisterView['checks'][number];
export type RegisterCompany = AnswerOf<typeof registersContract.lookUp>['companies'][number];
export type RegisterRun = AnswerOf<typeof registersContract.run>;
export type RegisterItem = AnswerOf<typeof registersContract.items>['items'][number];

export const registerKeys = {
  settings: ['customers', 'registers', 'settings'] as const,
  view: (id: string) => ['customer', id, 'registers'] as const,
  runs: ['customers', 'registers', 'runs'] as const,
  run: (id: string) => ['customers', 'registers', 'run', id] as const,
  items: (id: string, isMoving: boolean) => ['customers', 'registers', 'run', id, 'items', isMoving] as const,
};

const LOOK_EVERY_MS = 1000;

export const useRegisterSettings = () =>
  useQuery({
    queryKey: registerKeys.settings,
    queryFn: ({ signal }) => registersApi.settings({}, { signal }),
  });

export const useRegisterView = (id: string) =>
  useQuery({
    queryKey: registerKeys.view(id),
    queryFn: ({ signal }) => registersApi.read({ id }, { signal }),
  });

/** Looked at while it is at work. */
export const useRegisterRun = (id: string) =>
  useQuery({
    queryKey: registerKeys.run(id),
    queryFn: ({ signal }) => registersApi.run({ id }, { signal }),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? LOOK_EVERY_MS : false),
  });

/** Asked for once more when the run is over: its last answers came since the last look. */
export const useRegisterItems = (id: string, isMoving: boolean) =>
  useInfiniteQuery({
    queryKey: registerKeys.items(id, isMoving),
    queryFn: ({ pageParam, signal }) => registersApi.items({ id, after: pageParam }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: isMoving ? 2 * LOOK_EVERY_MS : false,
  });
