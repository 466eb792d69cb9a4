import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { parties } from '../invoices/index.ts';
import { useLocale } from '../kit/locale.tsx';

export type CustomField = AnswerOf<typeof partyContract.facets>['fields'][number];

/** Own fields, tags and groups in use: for forms and filters. */
export const useFacets = () =>
  useQuery({
    queryKey: ['customers', 'facets'],
    queryFn: ({ signal }) => parties.facets({}, { signal }),
  });

/** A field in the reader's language. */
export function useFieldLabel(): (field: Pick<CustomField, 'labelFr' | 'labelEn'>) => string {
  const { locale } = useLocale();
  return useCallback(
    ({ labelFr, labelEn }) => (locale === 'en' && labelEn !== '' ? labelEn : labelFr),
    [locale],
  );
}
