import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { automaticContract } from '../../app/automatic/contract.ts';
import type { AnswerOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { useTexts } from '../kit/locale.tsx';
import { useMay } from '../kit/session.tsx';
import { useToasts } from '../kit/toasts.tsx';

export const automaticApi = client(automaticContract);

export type AutomaticState = AnswerOf<typeof automaticContract.settings>;
export type Announcement = AutomaticState['waiting'][number];
export type AnnouncedLine = AnswerOf<typeof automaticContract.announcement>['lines'][number];

/** Read again with the reminders: a draft taken out is a line that does not leave. */
const root = ['dunning', 'automatic'] as const;

export function useAutomatic() {
  return useQuery({
    queryKey: root,
    queryFn: ({ signal }) => automaticApi.settings({}, { signal }),
    enabled: useMay('dunning.read'),
  });
}

export const useAnnouncements = () =>
  useQuery({
    queryKey: [...root, 'list'],
    queryFn: ({ signal }) =>
      automaticApi.announcements({}, { signal }).then((answer) => answer.announcements),
  });

export const useAnnouncement = (id: string) =>
  useQuery({
    queryKey: [...root, id],
    queryFn: ({ signal }) => automaticApi.announcement({ id }, { signal }),
  });

/** The one switch, and « J’ai vu ». */
export function useSwitch() {
  const t = useTexts().automatic;
  const queries = useQueryClient();
  const toasts = useToasts();
  const done = () => queries.invalidateQueries({ queryKey: ['dunning'] });
  const suspend = useMutation({
    mutationFn: () => automaticApi.suspend({}),
    onSuccess: async ({ takenBack }) => {
      await done();
      toasts.info(t.suspendedDone(takenBack));
    },
    onError: toasts.failure,
  });
  const resume = useMutation({
    mutationFn: () => automaticApi.resume({}),
    onSuccess: async () => {
      await done();
      toasts.success(t.resumed);
    },
    onError: toasts.failure,
  });
  const see = useMutation({
    mutationFn: (id: string) => automaticApi.seen({ id }),
    onSuccess: done,
    onError: toasts.failure,
  });
  return { suspend, resume, see };
}
