import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { messagesContract } from '../../app/messages/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useToasts } from '../kit/toasts.tsx';

export const messagesApi = client(messagesContract);

type ListAnswer = AnswerOf<typeof messagesContract.list>;
export type MessageRow = ListAnswer['messages'][number];
export type MessageState = MessageRow['state'];
export type Message = AnswerOf<typeof messagesContract.read>['message'];
export type MessageEvent = AnswerOf<typeof messagesContract.read>['events'][number];
export type SendingState = AnswerOf<typeof messagesContract.sending>;
export type MailAccount = NonNullable<AnswerOf<typeof messagesContract.readAccount>['account']>;
export type MailAccountEdit = RequestOf<typeof messagesContract.saveAccount>;

export const keys = {
  all: ['messages'] as const,
  list: (state: MessageState | null, text: string, count: number) =>
    ['messages', 'list', state ?? 'all', text, count] as const,
  one: (id: string) => ['messages', 'one', id] as const,
  account: ['messages', 'account'] as const,
};

const PAGE = 100;
const IN_MOTION_MS = 4000;

/** `count` grows by a page each time more is asked for; what was read stays on screen meanwhile. */
export function useMessages(state: MessageState | null, text: string, count: number) {
  return useQuery({
    queryKey: keys.list(state, text, count),
    queryFn: async ({ signal }) => {
      const filter = { ...(state !== null && { state }), ...(text !== '' && { text }) };
      const first = await messagesApi.list({ ...filter, offset: 0 }, { signal });
      const messages = [...first.messages];
      while (messages.length < Math.min(count, first.total)) {
        const next = await messagesApi.list({ ...filter, offset: messages.length }, { signal });
        if (next.messages.length === 0) break;
        messages.push(...next.messages);
      }
      return { ...first, messages };
    },
    placeholderData: (before) => before,
    refetchInterval: (query) => {
      const counts = query.state.data?.counts;
      return counts !== undefined && (counts.queued > 0 || counts.sending > 0) ? IN_MOTION_MS : false;
    },
  });
}

export const firstPage = PAGE;

export function useMessage(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => messagesApi.read({ id }, { signal }),
  });
}

/** One act on a message; the outbox and the reminders are read again. */
export function useMessageAct() {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationFn: ({ act }: { act: () => Promise<unknown>; done: string }) => act(),
    onSuccess: (_answer, { done }) => toasts.success(done),
    onError: toasts.failure,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: keys.all });
      void queries.invalidateQueries({ queryKey: ['dunning'] });
    },
  });
}

export function useAccount() {
  return useQuery({
    queryKey: keys.account,
    queryFn: ({ signal }) => messagesApi.readAccount({}, { signal }),
  });
}
