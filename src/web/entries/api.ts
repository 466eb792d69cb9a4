import { useQuery } from '@tanstack/react-query';
import { entriesContract, lettrageContract, periodsContract } from '../../app/entries/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const entriesApi = client(entriesContract);
export const periodsApi = client(periodsContract);
export const lettrageApi = client(lettrageContract);

export type Draft = AnswerOf<typeof entriesContract.read>;
export type Posted = AnswerOf<typeof entriesContract.list>['posted'][number];
export type Choices = AnswerOf<typeof entriesContract.choices>;
export type Periods = AnswerOf<typeof periodsContract.read>;
export type Sheet = AnswerOf<typeof lettrageContract.read>;

export const useChoices = () =>
  useQuery({
    queryKey: ['entries', 'choices'],
    queryFn: ({ signal }) => entriesApi.choices({}, { signal }),
  });

/** The address of a kept file. */
export const fileAddress = (sha256: string): string => `/api/files/${sha256}`;
