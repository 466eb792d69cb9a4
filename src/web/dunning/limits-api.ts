import { useQuery } from '@tanstack/react-query';
import { limitsContract } from '../../app/dunning/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { keys } from './api.ts';

export const limitsApi = client(limitsContract);
export type Limits = AnswerOf<typeof limitsContract.limits>;

export const limitKeys = {
  limits: [...keys.all, 'limits'] as const,
  lapsing: [...keys.all, 'lapsing'] as const,
};

export const useLimits = () =>
  useQuery({ queryKey: limitKeys.limits, queryFn: ({ signal }) => limitsApi.limits({}, { signal }) });
