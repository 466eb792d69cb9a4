import {
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useEffect } from 'react';
import { dunningContract } from '../../app/dunning/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';
import { asProblem } from '../kit/problem.tsx';
import { useToasts } from '../kit/toasts.tsx';

export const dunningApi = client(dunningContract);

export type Current = AnswerOf<typeof dunningContract.current>;
export type Run = NonNullable<Current['run']>;
export type DraftRow = AnswerOf<typeof dunningContract.drafts>['drafts'][number];
export type DraftDetail = AnswerOf<typeof dunningContract.draft>['draft'];
export type ExcludedRow = AnswerOf<typeof dunningContract.excluded>['excluded'][number];
export type WithdrawnLetter = AnswerOf<typeof dunningContract.checkLetters>['withdrawn'][number];
export type LetterRow = AnswerOf<typeof dunningContract.letters>['letters'][number];
export type PostQuote = AnswerOf<typeof dunningContract.quoteLetters>;
export type PastRun = AnswerOf<typeof dunningContract.runs>['runs'][number];
export type Policy = AnswerOf<typeof dunningContract.policies>['policies'][number];
export type PrepareWanted = RequestOf<typeof dunningContract.prepare>;
export type PolicyEdit = RequestOf<typeof dunningContract.savePolicy>;

/** Everything of this room is read again with `['dunning']`. */
export const keys = {
  all: ['dunning'] as const,
  current: ['dunning', 'current'] as const,
  drafts: (runId: string, show: 'open' | 'all', isMine: boolean, moving: boolean) =>
    ['dunning', 'drafts', runId, show, isMine, moving] as const,
  excluded: (runId: string, isMine: boolean) => ['dunning', 'excluded', runId, isMine] as const,
  draft: (id: string) => ['dunning', 'draft', id] as const,
  openLetters: ['dunning', 'letters-open'] as const,
  letters: (runId: string) => ['dunning', 'letters', runId] as const,
  runs: ['dunning', 'runs'] as const,
  policies: ['dunning', 'policies'] as const,
};

const IN_MOTION_MS = 2500;

/** Messages are being made or wait for their moment: worth looking again by itself. */
export const isMoving = (run: Run | null | undefined): boolean =>
  run != null && run.counts.approved + run.counts.queued > 0;

export function useCurrent() {
  return useQuery({
    queryKey: keys.current,
    queryFn: ({ signal }) => dunningApi.current({}, { signal }),
    refetchInterval: (query) => (isMoving(query.state.data?.run) ? IN_MOTION_MS : false),
  });
}

/** Pages of two hundred until all are there: what will be sent is counted exactly, never guessed. */
async function everyPage<T>(read: (offset: number) => Promise<{ rows: T[]; total: number }>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { rows, total } = await read(all.length);
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

/** Asked for once more when nothing moves any more: the last messages left since the last look. */
export function useDrafts(
  runId: string,
  show: 'open' | 'all',
  { moving = false, isMine = false }: { moving?: boolean; isMine?: boolean } = {},
) {
  return useQuery({
    queryKey: keys.drafts(runId, show, isMine, moving),
    queryFn: ({ signal }) =>
      everyPage((offset) =>
        dunningApi
          .drafts(
            { id: runId, offset, ...(show === 'open' && { show }), ...(isMine && { mine: 'yes' }) },
            { signal },
          )
          .then(({ drafts, total }) => ({ rows: drafts, total })),
      ),
    // The same list goes on being shown while it is asked for once more; another run's, or another reader's part of it, never is.
    placeholderData: (before, asked) =>
      asked?.queryKey[2] === runId && asked.queryKey[3] === show && asked.queryKey[4] === isMine
        ? before
        : undefined,
    refetchInterval: moving ? IN_MOTION_MS : false,
  });
}

export function useExcluded(runId: string, isMine: boolean) {
  return useQuery({
    queryKey: keys.excluded(runId, isMine),
    queryFn: ({ signal }) =>
      everyPage((offset) =>
        dunningApi
          .excluded({ id: runId, offset, ...(isMine && { mine: 'yes' }) }, { signal })
          .then(({ excluded, total }) => ({ rows: excluded, total })),
      ),
  });
}

const draftQuery = (id: string) => ({
  queryKey: keys.draft(id),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    dunningApi.draft({ id }, { signal }).then((answer) => answer.draft),
  staleTime: 5000,
});

export const useDraft = (id: string) => useQuery(draftQuery(id));

/** The next ones are read ahead: J shows them at once. */
export function useReadAhead(ids: readonly string[]): void {
  const queries = useQueryClient();
  const wanted = ids.join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ')) if (id !== '') void queries.prefetchQuery(draftQuery(id));
  }, [queries, wanted]);
}

/** Puts a draft that came back from an edit into its own place and into its line of the list. */
export function storeDraft(queries: QueryClient, draft: DraftDetail): void {
  queries.setQueryData(keys.draft(draft.id), draft);
  queries.setQueriesData<DraftRow[]>({ queryKey: ['dunning', 'drafts'] }, (rows) =>
    rows?.map((row) => (row.id === draft.id ? draft : row)),
  );
  void queries.invalidateQueries({ queryKey: keys.current });
}

type Edit = (draft: DraftDetail) => Promise<{ draft: DraftDetail }>;

type EditOptions = {
  onDone?: (draft: DraftDetail) => void;
  /** Instead of a message: somebody else changed the draft first; what is stored now. */
  onConflict?: (stored: DraftDetail) => void;
};

/** One change of one draft. When somebody else was faster, their version is shown and nothing is overwritten. */
export function useDraftEdit() {
  const queries = useQueryClient();
  const toasts = useToasts();
  const edit = useMutation({
    mutationFn: ({ draft, act }: { draft: DraftDetail; act: Edit; options: EditOptions }) => act(draft),
    onSuccess: ({ draft }, { options }) => {
      storeDraft(queries, draft);
      options.onDone?.(draft);
    },
    onError: async (error, { draft, options }) => {
      if (asProblem(error)?.code !== 'edit.conflict') return toasts.failure(error);
      const stored = await queries.fetchQuery({ ...draftQuery(draft.id), staleTime: 0 });
      storeDraft(queries, stored);
      if (options.onConflict === undefined) toasts.failure(error);
      else options.onConflict(stored);
    },
  });
  return {
    run: (draft: DraftDetail, act: Edit, options: EditOptions = {}) => edit.mutate({ draft, act, options }),
    busy: edit.isPending,
  };
}

export type DraftEdit = ReturnType<typeof useDraftEdit>;

const PREPARING = ['dunning', 'prepare'];

export const usePreparing = (): boolean => useIsMutating({ mutationKey: PREPARING }) > 0;

/** Prepares, or prepares again: what was edited is kept by the server. */
export function usePrepare() {
  const queries = useQueryClient();
  const toasts = useToasts();
  return useMutation({
    mutationKey: PREPARING,
    mutationFn: (wanted: PrepareWanted) => dunningApi.prepare(wanted),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.all }),
    onError: toasts.failure,
  });
}
