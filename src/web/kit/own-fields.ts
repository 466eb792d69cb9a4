import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from './client.ts';
import { useLocale } from './locale.tsx';

export const fieldsApi = client(partyContract);
export type OwnFieldFacts = AnswerOf<typeof partyContract.customFields>['fields'][number];
export const ownFieldsKey = ['customers', 'fields'] as const;

/** Everything this company keeps of its customers and documents beside what every company does. */
export const useOwnFields = () =>
  useQuery({
    queryKey: ownFieldsKey,
    queryFn: ({ signal }) => fieldsApi.customFields({}, { signal }),
  });

/** A field in the reader's language. */
export function useFieldLabel(): (field: Pick<OwnFieldFacts, 'labelFr' | 'labelEn'>) => string {
  const { locale } = useLocale();
  return useCallback(
    ({ labelFr, labelEn }) => (locale === 'en' && labelEn !== '' ? labelEn : labelFr),
    [locale],
  );
}
