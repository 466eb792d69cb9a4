import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { appearanceContract, documentsContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const documentsApi = client(documentsContract);
export const appearanceApi = client(appearanceContract);

export type InvoicingSettings = AnswerOf<typeof documentsContract.settings>;
export type Series = InvoicingSettings['series'][number];
export type Appearance = AnswerOf<typeof appearanceContract.read>;
export type Theme = Appearance['theme'];

const settingsKey = ['invoicing', 'settings'] as const;
const appearanceKey = ['invoicing', 'appearance'] as const;

export const useInvoicingSettings = () =>
  useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => documentsApi.settings({}, { signal }),
    // A form does not begin with what was stored when the page was last open.
    gcTime: 0,
  });

export const useAppearance = () =>
  useQuery({
    queryKey: appearanceKey,
    queryFn: ({ signal }) => appearanceApi.read({}, { signal }),
    gcTime: 0,
  });

/** The company's record has one version: whoever shows another part of it reads again. */
const readAgain = (queries: QueryClient, kept: readonly string[]) =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) =>
      (queryKey[0] === 'organization' || queryKey[0] === 'invoicing') && queryKey[1] !== kept[1],
  });

export function useKeepSettings(): (saved: InvoicingSettings) => void {
  const queries = useQueryClient();
  return (saved) => {
    queries.setQueryData(settingsKey, saved);
    void readAgain(queries, settingsKey);
  };
}

export function useKeepAppearance(): (saved: Appearance) => void {
  const queries = useQueryClient();
  return (saved) => {
    queries.setQueryData(appearanceKey, saved);
    void readAgain(queries, appearanceKey);
  };
}
