import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { inboxContract, replyMailboxContract } from '../../app/inbox/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

export const inboxApi = client(inboxContract);
const mailboxApi = client(replyMailboxContract);

export type Mail = AnswerOf<typeof inboxContract.list>['messages'][number];
export type MailDetail = AnswerOf<typeof inboxContract.read>;
export type Proposal = MailDetail['proposals'][number];
export type Act = RequestOf<typeof inboxContract.accept>['act'];

const LIST_EVERY_MS = 5_000;

export const keys = {
  all: ['inbox'] as const,
  list: ['inbox', 'list'] as const,
  mail: (id: string) => ['inbox', 'mail', id] as const,
};

/** Asked by the home screen too. */
export const useInbox = (isMine = false) =>
  useQuery({
    queryKey: isMine ? [...keys.list, 'mine'] : keys.list,
    queryFn: ({ signal }) => inboxApi.list(isMine ? { mine: 'yes' } : {}, { signal }),
    refetchInterval: LIST_EVERY_MS,
  });

/** The mailbox is read by a job: the list, asked again every few seconds, shows what came. */
export const useLook = (onDone: () => void) => {
  const toasts = useToasts();
  return useMutation({
    mutationFn: () => mailboxApi.look({}),
    onSuccess: onDone,
    onError: toasts.failure,
  });
};

export const useMail = (id: string) =>
  useQuery({ queryKey: keys.mail(id), queryFn: ({ signal }) => inboxApi.read({ id }, { signal }) });

/** An act on a mail: what the server answers is shown, and whatever counts it is asked again. */
export const useMailAct = <Input>(act: (input: Input) => Promise<unknown>, onDone: () => void) => {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.all });
      for (const room of ['dunning', 'receivables', 'parties'])
        void queries.invalidateQueries({ queryKey: [room] });
      onDone();
    },
    onError: async (cause) => {
      toasts.failure(cause);
      await queries.invalidateQueries({ queryKey: keys.all });
    },
  });
};
