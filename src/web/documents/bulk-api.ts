import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { bulkContract } from '../../app/invoicing/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const bulkApi = client(bulkContract);

export type BulkRun = AnswerOf<typeof bulkContract.run>;
export type BulkItem = AnswerOf<typeof bulkContract.items>['items'][number];
export type BulkChoice = RequestOf<typeof bulkContract.print>['choice'];
export type BulkState = BulkItem['state'];

const keys = {
  run: (id: string) => ['documents', 'bulk', id] as const,
  items: (id: string, state: BulkState | null, isRunning: boolean) =>
    ['documents', 'bulk', id, 'items', state, isRunning] as const,
};

const LOOK_EVERY_MS = 1000;

/** A PDF that could not be made in time is made later. */
const isMoving = (run: BulkRun | undefined): boolean =>
  run !== undefined && (run.state === 'running' || (run.action === 'issue' && run.pictures < run.done));

/** Looked at while it is at work; still afterwards until its e-mails and PDFs are counted. */
export const useBulkRun = (id: string) =>
  useQuery({
    queryKey: keys.run(id),
    queryFn: ({ signal }) => bulkApi.run({ id }, { signal }),
    refetchInterval: (query) => (isMoving(query.state.data) ? LOOK_EVERY_MS : false),
  });

/** Asked for once more when the run is over: its last documents were done since the last look. */
export const useBulkItems = (id: string, state: BulkState | null, isRunning: boolean) =>
  useInfiniteQuery({
    queryKey: keys.items(id, state, isRunning),
    queryFn: ({ pageParam, signal }) =>
      bulkApi.items({ id, ...(state !== null && { state }), after: pageParam }, { signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: isRunning ? 2 * LOOK_EVERY_MS : false,
  });
