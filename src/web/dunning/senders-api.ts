import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { signaturesContract, trialContract } from '../../app/dunning/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { chooseSignature, LOGO_CID, type Signature } from '../../core/dunning/index.ts';
import { client } from '../kit/client.ts';
import { picturesOf } from './pictures.ts';

export const signaturesApi = client(signaturesContract);
export const trialApi = client(trialContract);

export type OwnSignature = AnswerOf<typeof signaturesContract.own>;
export type Trial = RequestOf<typeof trialContract.preview>;

const keys = {
  own: ['dunning', 'signature'] as const,
  readers: ['dunning', 'readers'] as const,
  preview: (trial: Trial) => ['dunning', 'text-preview', trial] as const,
};

export const useOwnSignature = () =>
  useQuery({ queryKey: keys.own, queryFn: ({ signal }) => signaturesApi.own({}, { signal }) });

export const useReaders = () =>
  useQuery({ queryKey: keys.readers, queryFn: ({ signal }) => trialApi.readers({}, { signal }) });

/** The mail to a real customer, drawn by the server; what was shown stays until the next one is here. */
export const useTrialPreview = (trial: Trial, enabled: boolean) =>
  useQuery({
    queryKey: keys.preview(trial),
    queryFn: () => trialApi.preview(trial),
    enabled,
    placeholderData: (before) => before,
    retry: false,
  });

/** null: this customer owes nothing. */
const pageOf = (pdf: string | null): string | null => {
  if (pdf === null) return null;
  const bytes = Uint8Array.from(atob(pdf), (character) => character.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
};

export const useTrialLetter = (trial: Trial) =>
  useQuery({
    queryKey: ['dunning', 'text-letter', trial],
    queryFn: async () => {
      const { name, pdf } = await trialApi.letter(trial);
      return { name, address: pageOf(pdf) };
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });

/** Saved or removed: every message that waits for review shows it. */
export const useKeepSignature = (onSuccess: () => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['dunning'] });
      onSuccess();
    },
  });
};

/** Who signs while nothing else is known: whoever is here, else the company. */
export const signatureOf = (own: OwnSignature | undefined, company: Signature): Signature =>
  own === undefined || own.html === '' ? company : chooseSignature(own, company);

export const logoOf = (own: OwnSignature | undefined) =>
  own?.company.logoSha256 == null ? [] : picturesOf([{ cid: LOGO_CID, sha256: own.company.logoSha256 }]);
