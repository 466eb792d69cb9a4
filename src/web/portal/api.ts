import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { portalContract } from '../../app/portal/contract.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

const portalApi = client(portalContract);

/** A document's link, or that of all that a customer owes. */
export type LinkOf = { readonly documentId: string } | { readonly partyId: string };

const keys = {
  link: (target: LinkOf) => ['portal', 'link', target] as const,
  settings: ['portal', 'settings'] as const,
  replies: ['portal', 'replies'] as const,
};

type Reads = Awaited<ReturnType<typeof portalApi.readLink>>['reads'];
export type LinkSeen = {
  readonly link: Awaited<ReturnType<typeof portalApi.readLink>>['link'];
  readonly isPublic: boolean;
  readonly reads: Reads;
  readonly answer: Awaited<ReturnType<typeof portalApi.readLink>>['answer'];
  /** Addresses with a link of their own. */
  readonly recipients: readonly { readonly recipient: string; readonly expiresOn: string }[];
};

export const useLink = (target: LinkOf) =>
  useQuery({
    queryKey: keys.link(target),
    queryFn: async ({ signal }): Promise<LinkSeen> =>
      'documentId' in target
        ? { recipients: [], ...(await portalApi.readLink({ id: target.documentId }, { signal })) }
        : { answer: null, ...(await portalApi.readAccountLink({ id: target.partyId }, { signal })) },
  });

type Act = { readonly verb: 'make' } | { readonly verb: 'revoke'; readonly recipient: string };

/** Makes or closes the link; the panel shows what the server answers. */
export const useLinkAct = (target: LinkOf, onDone?: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: async (act: Act): Promise<LinkSeen> => {
      if ('documentId' in target) {
        const id = target.documentId;
        const seen = await (act.verb === 'make' ? portalApi.makeLink({ id }) : portalApi.revokeLink({ id }));
        return { recipients: [], ...seen };
      }
      const id = target.partyId;
      const seen = await (act.verb === 'make'
        ? portalApi.makeAccountLink({ id })
        : portalApi.revokeAccountLink({ id, recipient: act.recipient }));
      return { answer: null, ...seen };
    },
    onSuccess: (seen) => {
      queries.setQueryData(keys.link(target), seen);
      onDone?.();
    },
    onError: toasts.failure,
  });
};

export type Reply = Awaited<ReturnType<typeof portalApi.replies>>['replies'][number];

/** What customers answered on the pages of their invoices; asked again by the home screen too. */
export const useReplies = (isMine = false) =>
  useQuery({
    queryKey: isMine ? [...keys.replies, 'mine'] : keys.replies,
    queryFn: ({ signal }) => portalApi.replies(isMine ? { mine: 'yes' } : {}, { signal }),
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

export const useDecide = (onDone: (accept: boolean, told: boolean) => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (input: { id: string; accept: boolean; tell: boolean }) => portalApi.decideReply(input),
    // A plan changes what the reminders and the customer's page say.
    onSuccess: async ({ told }, { accept }) => {
      await queries.invalidateQueries();
      onDone(accept, told);
    },
    onError: toasts.failure,
  });
};

export const usePortalSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => portalApi.settings({}, { signal }) });

export type PortalEdit = Parameters<typeof portalApi.editSettings>[0];

export const useEditPortalSettings = (onDone: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: (edit: PortalEdit) => portalApi.editSettings(edit),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.settings });
      onDone();
    },
    onError: toasts.failure,
  });
};
