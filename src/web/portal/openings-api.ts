import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { openingsContract } from '../../app/portal/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

const openingsApi = client(openingsContract);
export type Consents = AnswerOf<typeof openingsContract.consents>;
export type Consent = NonNullable<Consents['contacts'][number]['consent']>;

const keys = {
  settings: ['openings', 'settings'] as const,
  consents: (partyId: string) => ['openings', 'consents', partyId] as const,
};

export const useOpeningSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => openingsApi.settings({}, { signal }) });

export const useSwitchOpenings = (onSuccess: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (isOn: boolean) => openingsApi.switch({ isOn }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['openings'] });
      onSuccess();
    },
    onError: toasts.failure,
  });
};

export const useConsents = (partyId: string) =>
  useQuery({
    queryKey: keys.consents(partyId),
    queryFn: ({ signal }) => openingsApi.consents({ id: partyId }, { signal }),
  });

/** Noted, it stands in the story of the customer too. */
export const useNoteConsent = (onSuccess: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (note: RequestOf<typeof openingsContract.note>) => openingsApi.note(note),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['openings'] });
      await queries.invalidateQueries({ queryKey: ['receivables', 'timeline'] });
      onSuccess();
    },
  });
};
