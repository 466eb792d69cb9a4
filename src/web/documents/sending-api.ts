import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { sendingContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import type { Hue } from '../kit/tone.ts';

export const sendingApi = client(sendingContract);

export type Trail = AnswerOf<typeof sendingContract.trail>;
export type Step = Trail['steps'][number];
export type Mark = NonNullable<Trail['mark']>;
export type NonReceipt = RequestOf<typeof sendingContract.reportNonReceipt>;

const LOOK_EVERY_MS = 3000;
// In the family of documents: whatever is sent or issued asks for it anew.
const keyOf = (id: string, hasPdf: boolean) => ['documents', 'sending', id, hasPdf] as const;

/** Looked at again while a message is on its way, and when the PDF is made: its message is written with it. */
export const useTrail = ({ id, hasPdf }: { id: string; hasPdf: boolean }) =>
  useQuery({
    queryKey: keyOf(id, hasPdf),
    queryFn: ({ signal }) => sendingApi.trail({ id }, { signal }),
    refetchInterval: (query) => (query.state.data?.mark === 'waiting' ? LOOK_EVERY_MS : false),
  });

export const useReportNonReceipt = (onDone: (asked: NonReceipt) => void) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asked: NonReceipt) => sendingApi.reportNonReceipt(asked),
    onSuccess: async (trail, asked) => {
      queries.setQueryData(keyOf(asked.id, true), trail);
      onDone(asked);
      // Lists, the outbox and the customer's story changed with it.
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'access' && queryKey[1] !== 'sending',
      });
    },
  });
};

const hues: Record<Mark, Hue> = {
  unsent: 'grey',
  waiting: 'blue',
  unsure: 'amber',
  sent: 'blue',
  bounced: 'red',
  viewed: 'green',
  printed: 'blue',
};
export const markHue = (mark: Mark): Hue => hues[mark];
