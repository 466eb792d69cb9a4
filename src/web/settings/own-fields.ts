import { useQuery } from '@tanstack/react-query';
import { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const fieldsApi = client(partyContract);
export type OwnField = AnswerOf<typeof partyContract.customFields>['fields'][number];
export const ownFieldsKey = ['customers', 'fields'] as const;

/** Everything this company keeps of its customers and documents beside what every company does. */
export const useOwnFields = () =>
  useQuery({
    queryKey: ownFieldsKey,
    queryFn: ({ signal }) => fieldsApi.customFields({}, { signal }),
  });
