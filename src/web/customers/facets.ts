import { useQuery } from '@tanstack/react-query';
import type { partyContract } from '../../app/party/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { parties } from '../invoices/index.ts';

export type CustomField = AnswerOf<typeof partyContract.facets>['fields'][number];

/** Own fields, tags and groups in use: for forms and filters. */
export const useFacets = () =>
  useQuery({
    queryKey: ['customers', 'facets'],
    queryFn: ({ signal }) => parties.facets({}, { signal }),
  });
