import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { portalContract } from '../../app/portal/contract.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

const portalApi = client(portalContract);

const keys = {
  link: (id: string) => ['portal', 'link', id] as const,
  settings: ['portal', 'settings'] as const,
  replies: ['portal', 'replies'] as const,
};

export const useLink = (id: string) =>
  useQuery({ queryKey: keys.link(id), queryFn: ({ signal }) => portalApi.readLink({ id }, { signal }) });

export type Reply = Awaited<ReturnType<typeof portalApi.replies>>['replies'][number];

/** What customers answered on the pages of their invoices; asked again by the home screen too. */
export const useReplies = () =>
  useQuery({
    queryKey: keys.replies,
    queryFn: ({ signal }) => portalApi.replies({}, { signal }),
  });

export const useMarkRead = (onDone: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (id: string) => portalApi.readReply({ id }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.replies });
      onDone();
    },
    onError: toasts.failure,
  });
};

/** Makes or closes the link; the panel shows what the server answers. */
export const useLinkAct = (id: string, act: 'makeLink' | 'revokeLink', onDone?: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: () => portalApi[act]({ id }),
    onSuccess: (view) => {
      queries.setQueryData(keys.link(id), view);
      onDone?.();
    },
    onError: toasts.failure,
  });
};

export const usePortalSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => portalApi.settings({}, { signal }) });

export const useEditPortalSettings = (onDone: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (edit: { inMails: boolean; days: number }) => portalApi.editSettings(edit),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.settings });
      onDone();
    },
    onError: toasts.failure,
  });
};
